import Diagnostics
import Values

/// One thing that a template takes, as its front matter says: `client.name: { type: text, help: … }`.
struct Parameter: Sendable {
  /// What a value must be. The words are those of the front matter.
  enum Kind: String, CaseIterable {
    case any, text, number, integer, boolean, day, time, length, money, share, list, map

    /// In the words of messages.
    var phrase: String {
      switch self {
      case .any: "anything"
      case .text: "text"
      case .number: "a number"
      case .integer: "a whole number"
      case .boolean: "yes or no"
      case .day: "a day"
      case .time: "a time"
      case .length: "a length of time"
      case .money: "money"
      case .share: "a share"
      case .list: "a list"
      case .map: "a map"
      }
    }
  }

  /// Keys, and `[]` for the items of a list: `stages`, `[]`, `title`.
  let path: [String]
  let kind: Kind
  let isRequired: Bool
  /// What holds where it is not given; only of whole names, such as `rate`.
  let fallback: Datum?
  let help: String?
  /// Where it is declared.
  let span: Span?

  static let items = "[]"

  /// `stages[].title`
  var text: String { Self.text(path) }

  static func text(_ path: some Sequence<String>) -> String {
    path.reduce("") { text, part in text.isEmpty || part == items ? text + part : "\(text).\(part)" }
  }

  /// The parts of `stages[].title`; nil for what is no path.
  static func path(_ text: String) -> [String]? {
    var path: [String] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      var name = part
      var depth = 0
      while name.hasSuffix(items) {
        name = name.dropLast(items.count)
        depth += 1
      }
      guard let first = name.utf8.first, first.startsName, name.utf8.allSatisfy({ $0.continuesName }) else {
        return nil
      }
      path += [String(name)] + Array(repeating: items, count: depth)
    }
    return path
  }
}

extension Parameter.Kind {
  /// The content of a datum read as this kind; nil if it is something else.
  ///
  /// Files without types write money, shares, days, lengths and times as text: the declaration says what they are.
  func content(of datum: Datum) -> Datum.Content? {
    let content = datum.content
    switch (self, content) {
    case (.any, _), (_, .none), (_, .withheld), (.number, .number), (.boolean, .bool), (.day, .day), (.time, .time),
      (.length, .length), (.money, .money), (.share, .share), (.list, .list), (.map, .map), (.text, .text):
      return content
    case (.text, .word(let word)): return .text(word)
    // A name of digits is a name.
    case (.text, .number(let number)): return .text(number.description)
    case (.text, .day(let day)): return .text(day.description)
    case (.integer, .number(let number)): return number.isInteger ? content : nil
    case (.number, .word(let word)): return Number(word).map { .number($0) }
    case (.integer, .word(let word)): return Number(word).flatMap { $0.isInteger ? .number($0) : nil }
    case (.boolean, .word(let word)):
      return ["true": true, "yes": true, "false": false, "no": false][word].map { .bool($0) }
    case (_, .text(let text)), (_, .word(let text)): return scalar(text)
    default: return nil
    }
  }

  private func scalar(_ text: String) -> Datum.Content? {
    switch self {
    case .day: Day(text).map { .day($0) }
    case .time: TimeOfDay(text).map { .time($0) }
    case .length: Length(text).map { .length($0) }
    case .share: Share(text).map { .share($0) }
    case .money: money(text).map { .money($0) }
    default: nil
    }
  }

  /// `1200.00 EUR`
  private func money(_ text: String) -> Money? {
    let words = text.split(separator: " ")
    guard words.count == 2, let amount = Number(words[0]), let currency = Currency(String(words[1])) else { return nil }
    return Money(exactly: amount, currency)
  }
}
