package import Diagnostics

/// A merged template as Markdown without placeholders: its text with each value written so that it reads as itself.
///
/// Not everything that was bound can be written: Markdown has no source for emphasis that ends before a letter. So the
/// result is parsed again, and a warning says where it does not read as the document does.
package func markdownSource(
  of merged: Merged, parsedAs document: Document
) -> (text: String, diagnostics: [Diagnostic]) {
  let values = writtenValues(of: document)
  var text = ""
  let scalars = Array(merged.text.unicodeScalars)
  for (position, scalar) in scalars.enumerated() {
    guard let index = Placeholder.index(of: scalar) else {
      text.unicodeScalars.append(scalar)
      continue
    }
    switch values[index] {
    case .plain(let written)?: text += written
    case .attribute(let written)?:
      let isBare = position > 0 && scalars[position - 1] == "=" && !isQuotationMark(scalars, at: position + 1)
      text += isBare ? "\"\(written)\"" : written
    case nil: text += nameless(merged.bindings[index].content, behind: scalars[..<position])
    }
  }
  let (again, _) = parse(markdown: Source(name: merged.lines.first?.source.name ?? "", text: text))
  let (meant, read) = (readings(of: document), readings(of: again))
  guard meant.map(\.reading) != read.map(\.reading) else { return (text, []) }
  let difference = zip(meant, read).first { $0.reading != $1.reading }?.0 ?? meant.last
  let warning = Diagnostic(
    .warning, "markdown-differs", "the Markdown does not read as the document does",
    at: difference.flatMap { document.nearestSpan(of: $0.node) } ?? merged.lines.first,
    help: "take the HTML, or move the marks of the template away from the value")
  return (text, [warning])
}

/// What a reader makes of each node, text and values that stand together as one. Ids of headings are left out: values
/// are not in them.
private func readings(of document: Document) -> [(node: Document.NodeID, reading: String)] {
  var readings: [(node: Document.NodeID, reading: String)] = []
  var isWithinText = false
  func add(text: String, _ id: Document.NodeID) {
    if isWithinText { readings[readings.count - 1].reading += text } else { readings.append((id, "text " + text)) }
    isWithinText = true
  }
  for id in document.preorder() {
    let kind = document[id].kind
    switch kind {
    case .text(lineBreakTag): add(text: "\n", id)
    case .text(let text): add(text: text, id)
    case .html where document.isLineBreak(id): continue
    case .value(let value):
      add(text: document.isWithinHTML(id) ? writtenInHTML(value.text) : value.text, id)
    case .lineBreak: add(text: "\n", id)
    default:
      isWithinText = false
      let depth = document.ancestors(of: id).count
      readings.append((id, "\(depth) \(kind.name) \(document[id].attributes.classes)"))
    }
  }
  return readings
}

extension Document {
  fileprivate func isWithinHTML(_ id: NodeID) -> Bool {
    guard let parent = self[id].parent else { return false }
    return switch self[parent].kind {
    case .html, .htmlBlock: true
    default: false
    }
  }

  fileprivate func isLineBreak(_ id: NodeID) -> Bool {
    guard let child = self[id].firstChild, case .text(let tag) = self[child].kind else { return false }
    return tag == lineBreakTag
  }
}

extension Kind {
  /// The kind with what a reader sees of it.
  fileprivate var name: String {
    switch self {
    case .link(let target): "link \(target.address.text) \(target.title.text)"
    case .image(let target): "image \(target.address.text) \(target.title.text)"
    case .codeBlock(let info): "code block \(info.text)"
    default: "\(self)"
    }
  }
}

/// A line break where a line cannot end.
private let lineBreakTag = "<br />"

private enum WrittenValue {
  case plain(String)
  /// Of `key=value`: between quotation marks, whether the template has them or not.
  case attribute(String)
}

private func isQuotationMark(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
  scalars.indices.contains(position) && (scalars[position] == "\"" || scalars[position] == "'")
}

/// A value that has no node: it is Markdown, and has left its blocks or inlines in the document, or stands in a class
/// or in an id, which are texts there.
private func nameless(_ content: Binding.Content, behind text: ArraySlice<Unicode.Scalar>) -> String {
  switch content {
  case .markdown, .inlineMarkdown: return content.text
  default: break
  }
  let start = text.lastIndex { $0 == " " || $0 == ":" || $0 == "\n" }.map { $0 + 1 } ?? text.startIndex
  return text[start...].first == "#" ? slug(content.text) : content.text
}

/// How each value is written, by the place in which it stands.
private func writtenValues(of document: Document) -> [Int: WrittenValue] {
  var values: [Int: WrittenValue] = [:]
  func add(_ literal: Literal, _ written: (String) -> String) {
    for value in literal.values { values[value.binding] = .plain(written(value.text)) }
  }
  for id in document.preorder() {
    for value in document[id].attributes.pairs.flatMap(\.value.values) {
      let escaped = value.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      values[value.binding] = .attribute(escaped.replacing("'", with: "\\'"))
    }
    switch document[id].kind {
    case .link(let target), .image(let target):
      add(target.address) { $0.replacing("(", with: "%28").replacing(")", with: "%29") }
      add(target.title) { escaped($0).replacing("\"", with: "\\\"").replacing("'", with: "\\'") }
    case .codeBlock(let info): add(info) { $0 }
    case .value(let value):
      let around = document.ancestors(of: id).map { document[$0].kind }
      values[value.binding] = .plain(written(value.text, within: around))
    default: break
    }
  }
  return values
}

private func writtenInHTML(_ text: String) -> String { escapedHTML(text).replacing("\n", with: lineBreakTag) }

private func written(_ text: String, within kinds: [Kind]) -> String {
  let isWithinCell = kinds.contains { if case .cell = $0 { true } else { false } }
  for kind in kinds {
    switch kind {
    case .code: return isWithinCell ? text.replacing("|", with: "\\|") : text
    case .codeBlock: return text
    case .html, .htmlBlock: return writtenInHTML(text)
    case .heading, .cell, .caption, .summary: return escaped(text).replacing("\n", with: lineBreakTag)
    default: continue
    }
  }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
    .joined(separator: "\\\n")
}

/// A line of text with its marks behind backslashes.
private func escaped(_ line: String) -> String {
  var result = ""
  let scalars = Array(line.unicodeScalars)
  // What would number an item, at the start of a line.
  let digits = scalars.prefix { ("0"..."9").contains($0) }.count
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    let isMark =
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "{", "}", "&", "@": true
      case "#", "+", "-", "=", ":", "^": index == 0 || next == "/"
      case ".", ")":
        digits > 0 && index == digits || index >= 3 && scalars[(index - 3)..<index].elementsEqual("www".unicodeScalars)
      case "!": next == nil
      default: false
      }
    if isMark { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}
