import Diagnostics
import Foundation
import Templating
import Values

/// `values.json` of a frozen paper: what it printed, and what it read.
struct FrozenValues: Codable {
  /// A value in the text, which has a mark in its place.
  struct Mark: Codable {
    let mark: Int
    let kind: Kind
    let text: String
    /// What the template called it; nil where it was computed there.
    let path: String?

    enum Kind: String, Codable { case text, markdown, inlineMarkdown = "inline_markdown", gap }
  }

  /// A datum that was read.
  struct Value: Codable {
    /// `engagement.stages[build].title`
    let path: String
    /// Nil where it was asked for and was not there.
    let value: String?
  }

  let marks: [Mark]
  let data: [Value]

  init(_ merged: Merged, reading values: [ReadValue]) {
    marks = merged.bindings.enumerated().map { index, binding in
      Mark(mark: index + 1, kind: binding.content.kind, text: binding.content.words, path: binding.path)
    }
    var known: Set<String> = []
    data = values.filter { known.insert($0.path).inserted }.map { value in
      Value(path: value.path, value: value.datum?.frozenText)
    }
  }

  init?(json: [UInt8]) {
    guard let values = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
    self = values
  }

  /// Some text with the values in the places of their marks, each within the same brackets.
  func filled(_ text: String) -> String {
    text.replacing(#/⟦([0-9]+)⟧/#) { match in
      guard let number = Int(match.1), marks.indices.contains(number - 1) else { return String(match.0) }
      return "⟦\(marks[number - 1].kind.rawValue) \(marks[number - 1].text)⟧"
    }
  }

  /// The text that these are the values of; nil where a mark in it has no value.
  func merged(_ source: Source) -> Merged? {
    var text = ""
    var rest = source.text.unicodeScalars[...]
    while let start = rest.firstIndex(of: openingMark) {
      text.unicodeScalars += rest[..<start]
      rest = rest[rest.index(after: start)...]
      if rest.first == openingMark {
        text.unicodeScalars.append(openingMark)
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.firstIndex(of: closingMark), let number = Int(String(rest[..<end])),
        marks.indices.contains(number - 1), let placeholder = Placeholder.scalar(number - 1)
      else { return nil }
      text.unicodeScalars.append(placeholder)
      rest = rest[rest.index(after: end)...]
    }
    text.unicodeScalars += rest
    let whole = Span(source, 0..<source.bytes.count)
    let bindings = marks.map { mark in
      Binding(mark.kind.content(mark.text), span: whole, origin: .given, path: mark.path)
    }
    let lines = (1...max(1, source.lineCount)).map { Span(source, source.range(ofLine: $0)) }
    return Merged(text: text, bindings: bindings, lines: lines)
  }
}

/// Merged text with `⟦1⟧` for the first value, `⟦2⟧` for the second. A `⟦` of the text itself stands twice.
func markedText(of merged: Merged) -> String {
  var text = ""
  for scalar in merged.text.unicodeScalars {
    if let index = Placeholder.index(of: scalar) {
      text += "\(openingMark)\(index + 1)\(closingMark)"
    } else {
      text.unicodeScalars.append(scalar)
      if scalar == openingMark { text.unicodeScalars.append(scalar) }
    }
  }
  return text
}

/// A value as JSON for a file: the same keys in the same order, a line end at the end.
func fileJSON(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  // Strings, integers and arrays cannot fail to encode.
  return Array((try? encoder.encode(value)) ?? Data()) + [UInt8(ascii: "\n")]
}

private let openingMark: Unicode.Scalar = "⟦"
private let closingMark: Unicode.Scalar = "⟧"

extension Datum {
  /// The datum by which a frozen paper and the data of today are compared: exact, and worded in no language.
  var frozenText: String {
    switch content {
    case .text(let text), .word(let text): text
    case .bool(let bool): bool ? "yes" : "no"
    case .number(let number): number.description
    case .money(let money): money.description
    case .share(let share): share.description
    case .day(let day): day.description
    case .length(let length): length.description
    case .time(let time): time.description
    // Used as a whole, of a list it counts which items it has; what was read of each stands apart.
    case .list(let items): items.names.joined(separator: ", ")
    case .map: "there"
    case .none, .withheld: ""
    }
  }
}

extension Binding.Content {
  fileprivate var kind: FrozenValues.Mark.Kind {
    switch self {
    case .text: .text
    case .markdown: .markdown
    case .inlineMarkdown: .inlineMarkdown
    case .gap: .gap
    }
  }

  fileprivate var words: String {
    switch self {
    case .text(let words), .markdown(let words), .inlineMarkdown(let words), .gap(let words): words
    }
  }
}

extension FrozenValues.Mark.Kind {
  fileprivate func content(_ words: String) -> Binding.Content {
    switch self {
    case .text: .text(words)
    case .markdown: .markdown(words)
    case .inlineMarkdown: .inlineMarkdown(words)
    case .gap: .gap(words)
    }
  }
}
