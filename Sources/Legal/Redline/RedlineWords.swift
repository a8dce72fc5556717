package import Diagnostics

/// The words in which a redline is told.
///
/// They are data: `redline:` in `templates/words/<language>.yaml`.
package struct RedlineWords: Sendable {
  /// What heads the summary.
  package let changes: String
  /// What it says where there are none.
  let none: String
  private let kinds: [Change.Kind: String]
  /// Before what a number was: `(was 5.1)`.
  let was: String
  /// What is before the first clause.
  let opening: String
  /// Before the number of a clause that stands elsewhere now.
  let now: String
  let wordsDeleted: String
  let wordsInserted: String

  func kind(_ kind: Change.Kind) -> String { kinds[kind] ?? kind.rawValue }

  /// Words as a file has them; what is missing or odd is reported where it stands, and nil given back.
  package init?(_ datum: Datum, _ diagnostics: inout [Diagnostic]) {
    let kindNames = Change.Kind.allCases.map(\.rawValue)
    var reading = KeyedReading(
      datum,
      keys: ["changes", "none", "kinds", "was", "opening", "now", "words-deleted", "words-inserted"],
      of: "the words of a redline")
    let texts = ["changes", "none", "was", "opening", "now", "words-deleted", "words-inserted"].map { reading.text($0) }
    let map = reading.map("kinds", keys: kindNames)
    var kinds: [Change.Kind: String] = [:]
    for kind in Change.Kind.allCases { kinds[kind] = map?[kind.rawValue]?.text }
    diagnostics += reading.diagnostics
    guard kinds.count == kindNames.count, let changes = texts[0], let none = texts[1], let was = texts[2],
      let opening = texts[3], let now = texts[4], let wordsDeleted = texts[5], let wordsInserted = texts[6]
    else { return nil }
    (self.changes, self.none, self.kinds, self.was, self.opening) = (changes, none, kinds, was, opening)
    (self.now, self.wordsDeleted, self.wordsInserted) = (now, wordsDeleted, wordsInserted)
  }

  /// `moved, changed`
  func kinds(of change: Change) -> String {
    let both = change.kind == .moved && change.hasChangedWords
    return both ? "\(kind(.moved)), \(kind(.changed))" : kind(change.kind)
  }

  /// `5.2 Payment`
  func name(of change: Change) -> String {
    let parts = [change.number, change.title].compactMap(\.self)
    return parts.isEmpty ? opening : parts.joined(separator: " ")
  }

  /// `words deleted: 3, words added: 5`
  func counts(of change: Change) -> String {
    let parts = [(change.deletedWords, wordsDeleted), (change.insertedWords, wordsInserted)]
    return parts.filter { $0.0 > 0 }.map { "\($0.1): \($0.0)" }.joined(separator: ", ")
  }
}
