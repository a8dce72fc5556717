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
      guard let mark = index(ofMark: match.1).map({ marks[$0] }) else { return String(match.0) }
      return "⟦\(mark.kind.rawValue) \(mark.text)⟧"
    }
  }

  /// The place in `marks` that a text names by its number from 1; nil where it is none.
  private func index(ofMark digits: some StringProtocol) -> Int? {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(digits),
      number >= 1, number <= marks.count
    else { return nil }
    return number - 1
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
      guard let end = rest.firstIndex(of: closingMark), let index = index(ofMark: String(rest[..<end])),
        let placeholder = Placeholder.scalar(index)
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

/// A value as JSON for a file of a paper.
func fileJSON(_ value: some Encodable) -> [UInt8] { Array(jsonText(of: value).utf8) }

private let openingMark: Unicode.Scalar = "⟦"
private let closingMark: Unicode.Scalar = "⟧"

extension Datum {
  /// The datum by which a frozen paper and the data of today are compared: exact, and worded in no language.
  var frozenText: String {
    // Used as a whole, of a list it counts which items it has; what was read of each stands apart.
    exactWords ?? list?.names.joined(separator: ", ") ?? (map == nil ? "" : "there")
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
