import CCmark
import Diagnostics

/// The document as an HTML fragment: libcmark writes it, from a tree built for it with nodes of our own for what
/// CommonMark lacks. Comments of the template stay behind.
///
/// - Parameter footnoteWords: what footnotes are called to those who hear the page; nil where its language is not known.
package func renderHTML(_ document: Document, footnoteWords: FootnoteWords? = nil) -> String {
  guard let root = cmark_node_new(CMARK_NODE_DOCUMENT) else { return "" }
  defer { cmark_node_free(root) }
  let tree = RenderTree(document, root: root, footnoteWords: footnoteWords)
  for id in document.preorder().dropFirst() { tree.add(id) }
  return html(of: root)
}

/// The C tree, as it grows.
///
/// A class, because it is asked many times for every node, and would be copied for it.
final class RenderTree {
  let document: Document
  let tableNames: [Document.NodeID: TableName]
  let footnotes: RenderedFootnotes
  /// Where the children of a node go; none for nodes that are written whole.
  var holders: NodeTable<OpaquePointer>

  init(_ document: Document, root: OpaquePointer, footnoteWords: FootnoteWords?) {
    self.document = document
    footnotes = RenderedFootnotes(document, words: footnoteWords)
    tableNames = names(ofTablesIn: document)
    holders = NodeTable(for: document)
    holders[Document.root] = root
  }

  func add(_ id: Document.NodeID) {
    guard let parent = document[id].parent, let holder = holders[parent] else { return }
    if document[id].kind.isBlock { addBlock(id, to: holder) } else { addInline(id, to: holder) }
  }

  // MARK: Blocks

  private func addBlock(_ id: Document.NodeID, to holder: OpaquePointer) {
    let attributes = html(of: document[id].attributes)
    let plain = attributes.isEmpty
    switch document[id].kind {
    case .document: return
    case .blockQuote:
      holders[id] =
        plain
        ? append(CMARK_NODE_BLOCK_QUOTE, to: holder)
        : block("<blockquote\(attributes)>", "</blockquote>", in: holder)
    case .list(let list): addList(id, list, attributes, to: holder)
    case .item(let task):
      holders[id] =
        cmark_node_get_type(holder) == CMARK_NODE_LIST
        ? append(CMARK_NODE_ITEM, to: holder)
        : block("<li\(html(of: document[id].attributes, adding: taskClasses(task)))>", "</li>", in: holder)
    case .paragraph: addParagraph(id, attributes, to: holder)
    case .heading(let level):
      if plain, let heading = append(CMARK_NODE_HEADING, to: holder) {
        cmark_node_set_heading_level(heading, CInt(clamping: level))
        holders[id] = heading
      } else {
        holders[id] = line("<h\(level)\(attributes)>", "</h\(level)>", in: holder)
      }
    case .codeBlock(let info): addCodeBlock(id, info.text, attributes, to: holder)
    case .htmlBlock:
      let html = withoutComments(rawHTML(of: id))
      if html.utf8.contains(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }),
        let block = append(CMARK_NODE_HTML_BLOCK, to: holder)
      {
        cmark_node_set_literal(block, html)
      }
    case .thematicBreak:
      if plain {
        _ = append(CMARK_NODE_THEMATIC_BREAK, to: holder)
      } else {
        _ = block("<hr\(attributes) />", "", in: holder)
      }
    case .division: holders[id] = block("<div\(attributes)>", "</div>", in: holder)
    case .details: holders[id] = block("<details\(attributes)>", "</details>", in: holder)
    case .summary: holders[id] = line("<summary\(attributes)>", "</summary>", in: holder)
    case .table, .caption, .row, .cell: addTablePart(id, to: holder)
    case .section: holders[id] = block("<section\(attributes)>", "</section>", in: holder)
    case .footnotes: holders[id] = block(footnotes.opening, "</ol>\n</section>", in: holder)
    case .footnote: addFootnote(id, attributes, to: holder)
    case .text, .value, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link, .image, .span,
      .definition, .footnoteReference:
      return
    }
  }

  /// libcmark writes lists whose items are plain; one with attributes or boxes among them is written by tags.
  private func addList(
    _ id: Document.NodeID, _ list: Kind.List, _ attributes: String, to holder: OpaquePointer
  ) {
    let plain =
      attributes.isEmpty
      && document.children(of: id).allSatisfy {
        if case .item(nil) = document[$0].kind { document[$0].attributes.isEmpty } else { false }
      }
    if plain, let node = append(CMARK_NODE_LIST, to: holder) {
      cmark_node_set_list_type(node, list.start == nil ? CMARK_BULLET_LIST : CMARK_ORDERED_LIST)
      if let start = list.start { cmark_node_set_list_start(node, CInt(clamping: start)) }
      cmark_node_set_list_tight(node, list.tight ? 1 : 0)
      holders[id] = node
    } else if let start = list.start {
      let number = start == 1 ? "" : " start=\"\(start)\""
      holders[id] = block("<ol\(number)\(attributes)>", "</ol>", in: holder)
    } else {
      holders[id] = block("<ul\(attributes)>", "</ul>", in: holder)
    }
  }

  /// What leads back stands at the end of the last paragraph, or in one of its own where there is none.
  private func addFootnote(_ id: Document.NodeID, _ attributes: String, to holder: OpaquePointer) {
    let endsInParagraph = document[id].lastChild.map { document[$0].kind.isParagraph } ?? false
    let ending = endsInParagraph ? "" : "<p>\(footnotes.waysBack(from: id))</p>\n"
    holders[id] = block("<li\(attributes)>", ending + "</li>", in: holder)
  }

  private func addParagraph(_ id: Document.NodeID, _ attributes: String, to holder: OpaquePointer) {
    let item = document[id].parent
    if let item, document[item].lastChild == id, case .footnote = document[item].kind {
      holders[id] = line("<p\(attributes)>", " \(footnotes.waysBack(from: item))</p>", in: holder)
      return
    }
    var box: String?
    if let item, document[item].firstChild == id, case .item(let task?) = document[item].kind {
      box = "<label><input type=\"checkbox\" disabled=\"\"\(task == .done ? " checked=\"\"" : "") /> "
    }
    if attributes.isEmpty, box == nil, cmark_node_get_type(holder) != CMARK_NODE_CUSTOM_BLOCK || !isTight(item) {
      holders[id] = append(CMARK_NODE_PARAGRAPH, to: holder)
      return
    }
    let tags = isTight(item) && attributes.isEmpty ? ("", "") : ("<p\(attributes)>", "</p>")
    holders[id] = line(tags.0 + (box ?? ""), (box == nil ? "" : "</label>") + tags.1, in: holder)
  }

  private func isTight(_ item: Document.NodeID?) -> Bool {
    guard let item, case .item = document[item].kind, let parent = document[item].parent,
      case .list(let list) = document[parent].kind
    else { return false }
    return list.tight
  }

  private func taskClasses(_ task: Kind.Task?) -> [String] {
    switch task {
    case .open: ["task"]
    case .done: ["task", "done"]
    case nil: []
    }
  }

  private func addCodeBlock(
    _ id: Document.NodeID, _ info: String, _ attributes: String, to holder: OpaquePointer
  ) {
    if attributes.isEmpty, !document.holdsGap(id), let block = append(CMARK_NODE_CODE_BLOCK, to: holder) {
      cmark_node_set_literal(block, document.plainText(of: id))
      cmark_node_set_fence_info(block, info)
      return
    }
    let word = info.unicodeScalars.prefix { !$0.properties.isWhitespace }
    let language = word.isEmpty ? "" : " class=\"language-\(escapedHTML(String(word)))\""
    // An inline, because a block of our own would bring line ends into the `pre`.
    holders[id] = line("<pre\(attributes)><code\(language)>", "</code></pre>", in: holder)
  }

  // MARK: Nodes of the C tree

  /// A node of libcmark's own; nil if it cannot stand in `holder`.
  func append(_ type: cmark_node_type, to holder: OpaquePointer) -> OpaquePointer? {
    guard let node = cmark_node_new(type) else { return nil }
    guard cmark_node_append_child(holder, node) != 0 else {
      cmark_node_free(node)
      return nil
    }
    return node
  }

  /// A block of our own; its tags stand on lines of their own.
  func block(_ opening: String, _ closing: String, in holder: OpaquePointer) -> OpaquePointer? {
    custom(CMARK_NODE_CUSTOM_BLOCK, opening, closing, in: holder)
  }

  /// A block of our own that holds inlines; its tags stand right beside them.
  func line(_ opening: String, _ closing: String, in holder: OpaquePointer) -> OpaquePointer? {
    block("", "", in: holder).flatMap { span(opening, closing, in: $0) }
  }

  /// An inline of our own.
  func span(_ opening: String, _ closing: String, in holder: OpaquePointer) -> OpaquePointer? {
    custom(CMARK_NODE_CUSTOM_INLINE, opening, closing, in: holder)
  }

  func addText(_ text: String, to holder: OpaquePointer) {
    guard !text.isEmpty, let node = append(CMARK_NODE_TEXT, to: holder) else { return }
    cmark_node_set_literal(node, text)
  }

  private func custom(
    _ type: cmark_node_type, _ opening: String, _ closing: String, in holder: OpaquePointer
  ) -> OpaquePointer? {
    let node = append(type, to: holder)
    if let node {
      cmark_node_set_on_enter(node, opening)
      cmark_node_set_on_exit(node, closing)
    }
    return node
  }
}
