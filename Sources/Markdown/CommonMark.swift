import CCmark

/// Parses CommonMark with libcmark and copies its tree; nil if inlines stand deeper in one another than
/// ``Limits/nesting``.
///
/// The C tree lives and dies in here. Lines are libcmark's: right but in paragraphs that begin with link definitions.
///
/// - Parameter lines: where each line of the text comes from; nil where its nodes have no places.
func parseCommonMark(_ text: [UInt8], lines: SourceLines? = nil) -> Document? {
  guard let root = parsedTree(text) else { return Document() }
  defer { cmark_node_free(root) }
  var document = Document()
  var parent = Document.root
  var inlineDepth = 0
  var current = cmark_node_first_child(root)
  while let node = current {
    let kind = kind(of: node)
    let line = kind.isBlock ? Int(cmark_node_get_start_line(node)) : 0
    let id = document.make(kind, span: line > 0 ? lines?.span(ofLine: line) : nil, line: line)
    document.append(id, to: parent)
    addLiteral(of: node, under: id, to: &document)
    if let child = cmark_node_first_child(node) {
      if !kind.isBlock { inlineDepth += 1 }
      guard inlineDepth <= Limits.nesting else { return nil }
      parent = id
      current = child
      continue
    }
    var done = node
    current = cmark_node_next(done)
    while current == nil, let up = cmark_node_parent(done), up != root {
      if !document[parent].kind.isBlock { inlineDepth -= 1 }
      parent = document[parent].parent ?? Document.root
      done = up
      current = cmark_node_next(done)
    }
  }
  return document
}

/// HTML straight from libcmark, exactly as its program writes it with raw HTML on.
func commonMarkHTML(ofParsed text: [UInt8]) -> String {
  guard let root = parsedTree(text) else { return "" }
  defer { cmark_node_free(root) }
  return html(of: root)
}

/// HTML of a C tree.
func html(of root: OpaquePointer) -> String {
  // Raw HTML is the template author's right; the pass that binds keeps it from data.
  guard let html = cmark_render_html(root, CMARK_OPT_UNSAFE) else { return "" }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html)
}

private func parsedTree(_ text: [UInt8]) -> OpaquePointer? {
  guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
  defer { cmark_parser_free(parser) }
  text.withUnsafeBytes { bytes in
    if let start = bytes.baseAddress {
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }
  return cmark_parser_finish(parser)
}

private func kind(of node: OpaquePointer) -> Kind {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
  case CMARK_NODE_LIST:
    let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      Kind.List(
        start: ordered ? Int(cmark_node_get_list_start(node)) : nil, tight: cmark_node_get_list_tight(node) != 0))
  case CMARK_NODE_ITEM: return .item(nil)
  case CMARK_NODE_CODE_BLOCK: return .codeBlock(info: Literal(string(cmark_node_get_fence_info(node))))
  case CMARK_NODE_HTML_BLOCK: return .htmlBlock
  case CMARK_NODE_PARAGRAPH: return .paragraph
  case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
  case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
  case CMARK_NODE_SOFTBREAK: return .softBreak
  case CMARK_NODE_LINEBREAK: return .lineBreak
  case CMARK_NODE_CODE: return .code
  case CMARK_NODE_HTML_INLINE: return .html
  case CMARK_NODE_EMPH: return .emphasis
  case CMARK_NODE_STRONG: return .strong
  case CMARK_NODE_LINK: return .link(target(of: node))
  case CMARK_NODE_IMAGE: return .image(target(of: node))
  default: return .text(string(cmark_node_get_literal(node)))
  }
}

private func target(of node: OpaquePointer) -> Kind.Target {
  Kind.Target(
    address: Literal(string(cmark_node_get_url(node))), title: Literal(string(cmark_node_get_title(node))))
}

/// Code and raw HTML keep their characters in a child, where a value can stand among them.
private func addLiteral(of node: OpaquePointer, under id: Document.NodeID, to document: inout Document) {
  switch document[id].kind {
  case .code, .codeBlock, .html, .htmlBlock:
    document.append(document.make(.text(string(cmark_node_get_literal(node)))), to: id)
  default: break
  }
}

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
  pointer.map { String(cString: $0) } ?? ""
}
