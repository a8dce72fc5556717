import CCmark
import Diagnostics

extension RenderTree {
  func addInline(_ id: Document.NodeID, to holder: OpaquePointer) {
    let attributes = html(of: document[id].attributes)
    switch document[id].kind {
    case .text(let text): addText(text, to: holder)
    case .value(let value):
      addValue(value, breaking: document[id].parent.map { document[$0].kind.holdsInlines } ?? true, to: holder)
    case .softBreak: _ = append(CMARK_NODE_SOFTBREAK, to: holder)
    case .lineBreak: _ = append(CMARK_NODE_LINEBREAK, to: holder)
    case .code:
      let code = document.plainText(of: id)
      if !attributes.isEmpty || document.holdsGap(id) {
        holders[id] = span("<code\(attributes)>", "</code>", in: holder)
      } else if let node = append(CMARK_NODE_CODE, to: holder) {
        cmark_node_set_literal(node, code)
      }
    case .html:
      let html = withoutComments(rawHTML(of: id))
      if !html.isEmpty, let node = append(CMARK_NODE_HTML_INLINE, to: holder) { cmark_node_set_literal(node, html) }
    case .emphasis: holders[id] = phrase("em", CMARK_NODE_EMPH, attributes, in: holder)
    case .strong: holders[id] = phrase("strong", CMARK_NODE_STRONG, attributes, in: holder)
    case .strikethrough: holders[id] = span("<del\(attributes)>", "</del>", in: holder)
    case .span: holders[id] = span("<span\(attributes)>", "</span>", in: holder)
    case .definition: holders[id] = span("<dfn\(attributes)>", "</dfn>", in: holder)
    case .footnoteReference:
      if let reference = footnotes.reference(id), let link = span(reference.opening, reference.closing, in: holder) {
        addText(reference.number, to: link)
      }
    case .link(let target):
      if attributes.isEmpty, let link = append(CMARK_NODE_LINK, to: holder) {
        set(target, of: link)
        holders[id] = link
      } else {
        let tag = "<a href=\"\(escapedHTML(encodedAddress(target.address.text)))\"\(title(target))\(attributes)>"
        holders[id] = span(tag, "</a>", in: holder)
      }
    case .image(let target):
      if attributes.isEmpty, let image = append(CMARK_NODE_IMAGE, to: holder) {
        set(target, of: image)
        holders[id] = image
        return
      }
      let tag =
        "<img src=\"\(escapedHTML(encodedAddress(target.address.text)))\" "
        + "alt=\"\(escapedHTML(document.plainText(of: id)))\"\(title(target))\(attributes) />"
      _ = span(tag, "", in: holder)
    default: return
    }
  }

  private func phrase(
    _ tag: String, _ type: cmark_node_type, _ attributes: String, in holder: OpaquePointer
  ) -> OpaquePointer? {
    attributes.isEmpty ? append(type, to: holder) : span("<\(tag)\(attributes)>", "</\(tag)>", in: holder)
  }

  private func set(_ target: Kind.Target, of node: OpaquePointer) {
    cmark_node_set_url(node, target.address.text)
    // An empty one would be written as an empty attribute.
    if !target.title.isEmpty { cmark_node_set_title(node, target.title.text) }
  }

  private func title(_ target: Kind.Target) -> String {
    target.title.isEmpty ? "" : " title=\"\(escapedHTML(target.title.text))\""
  }

  /// Line ends of a value are hard breaks where text stands, themselves in code.
  private func addValue(_ value: Value, breaking: Bool, to holder: OpaquePointer) {
    if document.isGap(value) {
      if let mark = span("<mark class=\"gap\">", "</mark>", in: holder) { addText(value.text, to: mark) }
      return
    }
    guard breaking, !value.isOneLine else { return addText(value.text, to: holder) }
    for (index, line) in lines(of: value.text).enumerated() {
      if index > 0 { _ = append(CMARK_NODE_LINEBREAK, to: holder) }
      addText(String(line), to: holder)
    }
  }

  /// What raw HTML comes to, its values escaped.
  func rawHTML(of id: Document.NodeID) -> String {
    // Most of it is one text: a tag that holds no value.
    guard let first = document[id].firstChild else { return "" }
    if document[first].next == nil, case .text(let text) = document[first].kind { return text }
    return document.children(of: id).reduce(into: "") { html, child in
      switch document[child].kind {
      case .text(let text): html += text
      case .value(let value):
        html +=
          value.isOneLine
          ? escapedHTML(value.text) : lines(of: value.text).map { escapedHTML(String($0)) }.joined(separator: "<br />")
      default: break
      }
    }
  }
}

/// Raw HTML without its comments.
func withoutComments(_ html: String) -> String {
  guard html.holds(UInt8(ascii: "!")) else { return html }
  let bytes = Array(html.utf8)
  var element: String?
  var kept: [UInt8] = []
  for token in tokens(of: bytes, in: &element) {
    if case .comment = token { continue }
    kept += bytes[token.range]
  }
  return String(decoding: kept, as: UTF8.self)
}

/// The attributes as they stand in a tag, each led by a blank.
///
/// What HTML knows everywhere is written under its name, the rest, meant for passes and scripts, as `data-…`.
func html(of attributes: Attributes, adding classes: [String] = []) -> String {
  var html = ""
  guard !attributes.isEmpty || !classes.isEmpty else { return html }
  if let id = attributes.id { html += " id=\"\(escapedHTML(id))\"" }
  let classes = classes + attributes.classes
  if !classes.isEmpty { html += " class=\"\(escapedHTML(classes.joined(separator: " ")))\"" }
  for pair in attributes.pairs {
    let isGlobal =
      globalAttributes.contains(pair.key) || pair.key.hasPrefix("data-") || pair.key.hasPrefix("aria-")
    html += " \(isGlobal ? pair.key : "data-\(pair.key)")=\"\(escapedHTML(pair.value.text))\""
  }
  return html
}

private let globalAttributes: Set<String> = [
  "dir", "hidden", "lang", "role", "tabindex", "title", "translate",
]

extension Value {
  fileprivate var isOneLine: Bool { !text.holds(UInt8(ascii: "\n")) }
}

/// The lines of a value; LF ends one.
private func lines(of text: String) -> [Substring] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
}
