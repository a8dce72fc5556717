import Diagnostics
import Values

extension DocumentRule {
  /// A day in figures can be read in one way only.
  ///
  /// "03/04/2026" is in March or in April, by where its reader comes from. Asked in languages that are read on both sides
  /// of the Atlantic; one day of the paper that can be read in one way, "16/04/2026", tells the order of all others.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// The work begins on 03/04/2026.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// The work begins on 3 April 2026 and ends on 2026-05-16. The old paper is of 16/02/2026, and was changed on
  /// 03/04/2026.
  /// ```
  static let dateAmbiguous = DocumentRule("date-ambiguous", .warning) { text in
    guard !text.words.rules.readsDayFirst else { return [] }
    let found = text.blocks.filter(\.isProse).flatMap { block in block.numericDates.map { (date: $0, block: block) } }
    guard !found.contains(where: \.date.tellsOrder) else { return [] }
    return found.filter(\.date.isAmbiguous).map { date, block in
      DocumentFinding(
        "`\(block.words(date.tokens))` is \(date.dayFirst?.description ?? "") or \(date.monthFirst?.description ?? "")",
        at: text.place(date.tokens, in: block), in: block,
        help: "write the month as a word")
    }
  }
}
