import Diagnostics

extension Binder {
  /// Raw HTML of a template with its values; raw HTML in data becomes the text that it is.
  mutating func bindHTML(_ id: Document.NodeID) {
    guard let child = document[id].firstChild, case .text(let html) = document[child].kind else { return }
    if options.author == .data {
      showAsText(id, html)
      return
    }
    let bytes = Array(html.utf8)
    let tokens = tokens(of: bytes, in: &rawElement)
    for token in tokens { checkClosed(token, of: id) }
    guard containsPlaceholder(bytes) else { return }
    var parts: [Literal.Part] = []
    for token in tokens { parts += bound(token, bytes) }
    document.replace(child, with: document.make(parts))
  }

  /// Comments are not shown, as everywhere.
  private mutating func showAsText(_ id: Document.NodeID, _ html: String) {
    let isBlock = document[id].kind.isBlock
    let lines = withoutComments(html).split(separator: "\n").map { document.make(.text(String($0))) }
    guard !lines.isEmpty else { return document.detach(id) }
    if !hasShownHTML {
      hasShownHTML = true
      diagnostics.append(
        Diagnostic(
          .warning, "html-in-data", "HTML in data is shown as the text it is", at: document.nearestSpan(of: id),
          help: "write Markdown, or put the HTML into the template"))
    }
    var shown: [Document.NodeID] = []
    for line in lines { shown += shown.isEmpty ? [line] : [document.make(.softBreak), line] }
    if isBlock {
      document.removeChildren(of: id)
      document[id].kind = .paragraph
      for text in shown { document.append(text, to: id) }
    } else {
      document.replace(id, with: shown)
    }
    for line in lines { bindText(line) }
  }

  private mutating func checkClosed(_ token: HTMLToken, of id: Document.NodeID) {
    switch token {
    case .comment(_, closed: false):
      report(
        id, "html-open", "the comment is not closed before the block ends",
        help: "close it with `-->`; a blank line ends a block of HTML that does not begin with `<!--`")
    case .tag(let tag) where !tag.closed:
      report(
        id, "html-open", "the tag `<\(tag.name)` is not closed before the block ends",
        help: "close it with `>`; a blank line ends a block of HTML")
    default: break
    }
  }

  private mutating func bound(_ token: HTMLToken, _ bytes: [UInt8]) -> [Literal.Part] {
    let text = String(decoding: bytes[token.range], as: UTF8.self)
    guard containsPlaceholder(bytes[token.range]) else { return [.text(text)] }
    switch token {
    case .text: return literal(Literal(text)) { $0 }.parts
    case .tag(let tag): return bound(tag, bytes)
    case .comment:
      refuse(text, "value-in-comment", "stands in a comment, which does not leave the house") {
        "move it out of the comment"
      }
    case .declaration:
      refuse(text, "value-in-tag", "stands in a declaration, where nothing can be escaped") { "move it out of it" }
    case .rawText:
      refuse(text, "value-in-raw-text", "stands in an element whose content cannot be escaped") {
        "move it out of `script`, `style`, `title` or `textarea`"
      }
    }
    return []
  }

  private mutating func bound(_ tag: HTMLTag, _ bytes: [UInt8]) -> [Literal.Part] {
    var parts: [Literal.Part] = []
    var start = tag.range.lowerBound
    for attribute in tag.attributes {
      guard let range = attribute.value, attribute.quoted else { continue }
      let value = String(decoding: bytes[range], as: UTF8.self)
      guard containsPlaceholder(bytes[range]) else { continue }
      parts += outside(bytes[start..<range.lowerBound])
      switch HTMLAttribute(named: attribute.name) {
      case .code:
        refuse(value, "value-in-attribute", "stands in the attribute `\(attribute.name)`, which no value may fill") {
          "values stand in other attributes, or between tags"
        }
      case .address: parts += address(Literal(value)).parts
      case .text: parts += literal(Literal(value)) { onOneLine($0) }.parts
      }
      start = range.upperBound
    }
    return parts + outside(bytes[start..<tag.range.upperBound])
  }

  /// The names and marks of a tag, where no value can stand.
  private mutating func outside(_ bytes: ArraySlice<UInt8>) -> [Literal.Part] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard containsPlaceholder(bytes) else { return [.text(text)] }
    refuse(text, "value-in-tag", "stands in a tag outside of quotation marks") {
      "write `name=\"{{ value }}\"`; names of tags and attributes are the template's"
    }
    return []
  }

  private mutating func refuse(_ text: String, _ id: String, _ message: String, help: () -> String) {
    for case .placeholder(let index) in pieces(of: text) {
      report(index, id, "\(name(index)) \(message)", help: help())
    }
  }
}
