import Diagnostics
import Values

extension Rule {
  /// What prose says of a stage or a result is what the terms say of it.
  ///
  /// Looked at is only what can be read in one way: a title of the terms, letter for letter and no part of a longer
  /// name, and right behind it, alone in parentheses, an amount with the currency of the contract, a day, or a length of
  /// time in English. The amount is the stage's price or one of the payments, with or without tax; the day lies within the
  /// stage; the length is what the stage takes. Better still is to leave the figure to the tables, which follow when it
  /// changes.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// task: You want a site where a guest books alone. Build (EUR 5,500) is the larger part of it.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// task: You want a site where a guest books alone. Build (EUR 5,000) is the larger part of it.
  /// ```
  static let proseContradicts = Rule("prose-contradicts", .warning, .proposal) { engagement in
    let named = engagement.namedInProse
    return engagement.writtenForClient.flatMap { datum -> [Finding] in
      // Only with parentheses is there anything to look for.
      guard let text = datum.text, text.utf8.contains(UInt8(ascii: "(")) else { return [] }
      return named.flatMap { one in
        text.places(of: one.title).compactMap { place -> Finding? in
          // The end of a longer name is another thing's.
          let isPart = named.contains { $0.title != one.title && text[..<place.upperBound].hasSuffix($0.title) }
          guard !isPart, !text.isNamedOn(before: place) else { return nil }
          guard let said = text.parenthesis(behind: place), let told = engagement.contradiction(of: said, to: one)
          else {
            return nil
          }
          return Finding(
            "the text says `\(said)` of `\(one.title)`, and the terms say `\(told)`", at: datum.span,
            notes: [Diagnostic.Note("`\(one.title)` is here", at: one.span)],
            help: "leave the figure to the tables of the paper, or put it right")
        }
      }
    }
  }
}

/// A stage or a result, as a text may speak of it.
private struct Named {
  let title: String
  let span: Span?
  /// None for a result, and where a change order or a discount may have made another of it.
  let price: Money?
  let takes: Length?
  /// The days within which it is made; nil while they are not known.
  let days: ClosedRange<Day>?
}

extension Engagement {
  /// The stages and results whose title is theirs alone.
  fileprivate var namedInProse: [Named] {
    let known = (try? workDays())?.stages ?? []
    let stages = work.stages + inForce.stages.filter { $0.addedBy != nil }
    let named = stages.flatMap { stage -> [Named] in
      let kept = known.first { $0.stage.id == stage.id }
      let starts = [stage.start?.day, kept?.start?.day].compactMap(\.self)
      let ends = [stage.due?.day, kept?.due?.day].compactMap(\.self)
      let days = starts.min().flatMap { start in ends.max().flatMap { start <= $0 ? start...$0 : nil } }
      let own = Named(
        title: stage.title, span: stage.terms.place(of: \.title),
        price: stage.changedBy.isEmpty && terms.discount == nil ? stage.amount : nil, takes: stage.terms.takes,
        days: days)
      return [own]
        + stage.deliverables.map { result in
          Named(title: result.title, span: result.terms.place(of: \.title), price: nil, takes: nil, days: days)
        }
    }
    return Dictionary(grouping: named, by: \.title).values.compactMap { $0.count == 1 ? $0[0] : nil }
      .sorted { $0.title < $1.title }
  }

  /// What the terms say where they do not say what is said of a stage or a result; nil where it cannot be told.
  fileprivate func contradiction(of said: String, to named: Named) -> String? {
    if let price = named.price, let amounts = amounts(in: said) {
      let right = [price, withTax(price, taxation)].compactMap(\.self) + amountsOfPayments
      return amounts.contains(where: right.contains) ? nil : "\(price)"
    }
    if let days = named.days, let day = Day(said) {
      return days.contains(day) ? nil : "\(days.lowerBound) to \(days.upperBound)"
    }
    if let takes = named.takes, let length = length(in: said), length.unit == takes.unit {
      return length == takes ? nil : "\(takes)"
    }
    return nil
  }

  /// The readings of an amount that names the currency of the contract; nil for anything else.
  private func amounts(in said: String) -> [Money]? {
    let word = said.replacing(currency.code, with: "").filter { !$0.isWhitespace }
    guard word.utf8.count < said.filter({ !$0.isWhitespace }).utf8.count else { return nil }
    let amounts = WrittenNumber(word).readings.compactMap { Number($0).flatMap { Money(exactly: $0, currency) } }
    return amounts.isEmpty ? nil : amounts
  }

  private var amountsOfPayments: [Money] {
    work.instalments.flatMap { [$0.taxed.net, $0.taxed.gross, $0.payable] }
  }

  /// `15 weeks`, of English papers.
  private func length(in said: String) -> Length? {
    let words = said.split(separator: " ")
    guard language.hasPrefix("en"), words.count == 2 else { return nil }
    let letters = ["day": "d", "week": "w", "month": "mo"]
    let unit = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
    return letters[String(unit)].flatMap { Length("\(words[0])\($0)") }
  }
}

extension String {
  /// Whether a word with a capital stands right before a place, so that both may be one name: `Second Build`.
  fileprivate func isNamedOn(before place: Range<Index>) -> Bool {
    let word = self[..<place.lowerBound].split(whereSeparator: \.isWhitespace).last { $0.contains(where: \.isLetter) }
    guard let word, let first = word.first(where: \.isLetter) else { return false }
    return first.isUppercase && !(word.last.map(".:;,!?".contains) ?? false)
  }

  /// What stands alone in the parentheses that open right behind a place.
  fileprivate func parenthesis(behind place: Range<String.Index>) -> String? {
    let rest = self[place.upperBound...].drop { $0 == " " || $0 == "*" || $0 == "_" }
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return nil }
    return String(rest[rest.index(after: rest.startIndex)..<end])
  }
}
