import Diagnostics
import Foundation

/// A template and its values, as a case writes them: lines `name: text`, a line of four equals signs, and Markdown in
/// which `{{name}}` prints a value. Without the line of equals signs there are no values.
///
/// `name|markdown`, `name|inline` and `name|gap` are values of the other kinds. In a value `\n`, `\r`, `\t`, `\0` and
/// `\\` stand for what they do in Swift.
struct MarkdownCase {
  let source: Source
  /// The Markdown, from its first line.
  let template: Substring
  let values: [String: Binding.Content]

  init(name: String, text: String) {
    source = Source(name: name, text: text)
    guard let separator = text.range(of: "\n====\n") else {
      template = text[...]
      values = [:]
      return
    }
    template = text[separator.upperBound...]
    var values: [String: Binding.Content] = [:]
    for line in text[..<separator.lowerBound].split(separator: "\n") {
      // As scalars: a combining mark may follow the blank.
      let parts = line.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0]).split(separator: "|")
      let value = Self.unescaped(parts.count > 1 ? parts[1].drop { $0 == " " } : "".unicodeScalars[...])
      values[String(key[0])] =
        switch key.dropFirst().first {
        case "markdown": .markdown(value)
        case "inline": .inlineMarkdown(value)
        case "gap": .gap(value)
        default: .text(value)
        }
    }
    self.values = values
  }

  /// Template and values put together; `substitute` may put other contents in their place.
  func merged(substitute: (Binding.Content) -> Binding.Content = { $0 }) -> Merged {
    var text = String.UnicodeScalarView()
    var bindings: [Binding] = []
    var rest = template[...]
    while let opening = rest.range(of: "{{"), let closing = rest[opening.upperBound...].range(of: "}}") {
      let name = String(rest[opening.upperBound..<closing.lowerBound])
      text.append(contentsOf: rest[..<opening.lowerBound].unicodeScalars)
      if let value = values[name], let placeholder = Placeholder.scalar(bindings.count) {
        let span = span(opening.lowerBound..<closing.upperBound)
        bindings.append(Binding(substitute(value), span: span, origin: .given, path: name))
        text.append(placeholder)
      } else {
        text.append(contentsOf: rest[opening.lowerBound..<closing.upperBound].unicodeScalars)
      }
      rest = rest[closing.upperBound...]
    }
    text.append(contentsOf: rest.unicodeScalars)
    return Merged(text: String(text), bindings: bindings, lines: lines)
  }

  private var lines: [Span] {
    let first = source.position(of: offset(template.startIndex)).line
    return (first...source.lineCount).map { Span(source, source.range(ofLine: $0)) }
  }

  private func span(_ range: Range<Substring.Index>) -> Span {
    Span(source, offset(range.lowerBound)..<offset(range.upperBound))
  }

  private func offset(_ index: Substring.Index) -> Int {
    template.base.utf8.distance(from: template.base.startIndex, to: index)
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var escaped = false
    for scalar in text {
      if !escaped, scalar == "\\" {
        escaped = true
        continue
      }
      let meanings: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t", "0": "\0"]
      result.append(escaped ? meanings[scalar] ?? scalar : scalar)
      escaped = false
    }
    return String(result)
  }
}
