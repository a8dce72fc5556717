package import Diagnostics
package import Markdown

/// A document as its rules read it: what its author wrote, before numbers and references are filled in, and what the
/// passes made of it.
package struct LegalText: Sendable {
  /// Blocks with words, in reading order.
  var blocks: [TextBlock]
  /// Rows of cells, by their places in ``blocks``.
  let tables: [[[Int]]]
  let lists: [List]
  let bindings: [Binding]
  /// Those that lead to a place in the document.
  let links: [Link]
  private let allowances: Allowances
  private let occurrences = Occurrences()
  /// The places of blocks by where they begin.
  private let blocksOfSpans: [Span: [Int]]

  package var clauses = ClauseIndex()
  package var terms = TermIndex()
  /// How often each term is used, by its id.
  package var uses: [String: Int] = [:]
  /// Whether the passes have numbered its clauses.
  package var isNumbered = false
  /// Whether its typed numbers are its own, whatever they are.
  package var keepsNumbers = false
  /// What the passes found.
  package var found: [Diagnostic] = []
  /// Whose names have to stand where it is signed; empty where that is not known.
  package var parties: [Party] = []
  /// `contract`, `change-order`; nil where it is not said.
  package var kind: String?
  package let words: LegalWords

  /// Somebody who signs.
  package struct Party: Sendable {
    package let name: String
    /// Where it is written.
    package let span: Span?

    package init(name: String, span: Span?) {
      self.name = name
      self.span = span
    }
  }

  struct List: Sendable {
    /// The first number; nil for bullets.
    let start: Int?
    let count: Int
    /// Whether the words before it end with a colon.
    let isLed: Bool
    let span: Span?
  }

  struct Link: Sendable {
    let words: String
    /// The id it leads to.
    let id: String
    let block: Int
    let tokens: Range<Int>
  }

  /// Reads a document that no pass has changed.
  package init(_ document: Document, words: LegalWords) {
    var reader = LegalTextReader(document)
    reader.read()
    allowances = Allowances(document)
    blocks = reader.blocks
    tables = reader.tables
    lists = reader.lists
    links = reader.links
    bindings = document.bindings
    self.words = words
    if !allowances.isEmpty {
      for index in blocks.indices { blocks[index].allowed = allowances.of(blocks[index].node) }
    }
    blocksOfSpans = reader.blocks.indices.reduce(into: [:]) { places, index in
      if let span = reader.blocks[index].span { places[span, default: []].append(index) }
    }
    findEnds()
    findSignaturePlaces()
  }

  /// Blocks that begin on one line, such as cells, end together.
  private mutating func findEnds() {
    for index in blocks.indices.dropLast().reversed() {
      let following = blocks[index + 1]
      guard let span = blocks[index].span, let next = following.span, span.source === next.source else { continue }
      blocks[index].end = next.start > span.start ? next.start : next.start == span.start ? following.end : nil
    }
  }

  /// Takes note of the clauses, now that the document is numbered.
  package mutating func setNumbering(_ clauses: ClauseIndex) {
    self.clauses = clauses
    isNumbered = true
  }

  /// Whether a rule was told to leave the place of a finding alone.
  func allows(_ id: String, at span: Span?) -> Bool { allowances.allow(id, at: span) }

  /// The names of rules that the text allows, and where.
  var allowedNames: [(id: String, span: Span?)] { allowances.names }

  /// Where the name of a term stands in its definition.
  func place(of term: DefinedTerm) -> Span? {
    let name = term.name.spelling.split(separator: " ").map(String.init)
    for index in term.span.flatMap({ blocksOfSpans[$0] }) ?? [] {
      let block = blocks[index]
      // The definition is quoted or strong where the name stands several times.
      let starts = block.tokens.indices.filter { start in
        start + name.count <= block.tokens.count && zip(block.tokens[start...], name).allSatisfy { $0.lower == $1 }
      }
      let defining = starts.first { block.tokens[$0].isStrong || block.isQuoted($0) } ?? starts.first
      if let defining { return place(defining..<defining + name.count, in: block) }
    }
    return term.span
  }

  /// Where some tokens of a block stand.
  func place(_ range: Range<Int>, in block: TextBlock) -> Span? { block.place(range, of: bindings, occurrences) }
}

extension Document {
  /// Whether a block is where the paper is signed, written as a division of that class or as HTML.
  package func isForSignatures(_ id: NodeID) -> Bool {
    if self[id].attributes.has(class: "signatures") { return true }
    guard case .htmlBlock = kind(of: id), let first = firstChild(of: id), case .text(let text) = kind(of: first)
    else {
      return false
    }
    return text.contains("signatures")
  }
}

private struct LegalTextReader {
  private(set) var blocks: [TextBlock] = []
  private(set) var tables: [[[Int]]] = []
  private(set) var lists: [LegalText.List] = []
  private(set) var links: [LegalText.Link] = []
  private let document: Document
  private var lexicon = Lexicon()
  /// Of items in their lists.
  private var positions: [Document.NodeID: Int] = [:]

  init(_ document: Document) { self.document = document }

  mutating func read() {
    var signing: Set<Document.NodeID> = []
    for id in document.preorder() where document.kind(of: id).isBlock {
      let isSigning = document.parent(of: id).map(signing.contains) ?? false || document.isForSignatures(id)
      if isSigning { signing.insert(id) }
      switch document.kind(of: id) {
      case .heading(let level): add(id, .heading(level: level), isSigning)
      case .paragraph, .summary, .caption: add(id, .paragraph, isSigning)
      case .htmlBlock: add(id, .html, isSigning)
      case .table: tables.append([])
      case .row: if !tables.isEmpty { tables[tables.count - 1].append([]) }
      case .cell:
        guard let table = tables.indices.last, let row = tables[table].indices.last else { continue }
        tables[table][row].append(blocks.count)
        add(id, .cell(table: table), isSigning)
      case .list(let list):
        for (position, item) in document.children(of: id).enumerated() { positions[item] = position }
        lists.append(
          LegalText.List(
            start: list.start, count: document.children(of: id).count,
            isLed: blocks.last?.tokens.last?.isMark(":") ?? false, span: document.nearestSpan(of: id)))
      default: continue
      }
    }
  }

  private mutating func add(_ block: Document.NodeID, _ kind: TextBlock.Kind, _ isSigning: Bool) {
    var text = ""
    var tokens: [Token] = []
    var strong: Set<Document.NodeID> = []
    var linked: Set<Document.NodeID> = []
    var isSpaced = true
    var opened: [(node: Document.NodeID, words: String, id: String, start: Int)] = []
    for id in document.preorder(of: block).dropFirst() {
      let parent = document.parent(of: id)
      let isStrong = parent.map(strong.contains) ?? false
      let isLinked = parent.map(linked.contains) ?? false
      if isStrong { strong.insert(id) }
      if isLinked { linked.insert(id) }
      var piece = ""
      var writer = Token.Writer.author
      switch document.kind(of: id) {
      case .strong: strong.insert(id)
      case .link(let target):
        linked.insert(id)
        let address = target.address.text
        if isOwnPlace(address) {
          opened.append((id, document.plainText(of: id), String(address.dropFirst()), tokens.count))
        }
      case .image: linked.insert(id)
      case .text(let words): piece = words
      case .value(let value): (piece, writer) = (value.text, .value(value.binding))
      case .softBreak: piece = " "
      case .lineBreak: piece = "\n"
      default: continue
      }
      if kind != .html, let parent {
        switch document.kind(of: parent) {
        case .html: continue
        case .code: writer = .code
        default: break
        }
      }
      lexicon.cut(
        piece, at: text.utf8.count, isSpaced: isSpaced, writer: writer, isLinked: isLinked, isStrong: isStrong,
        into: &tokens)
      text += piece
      if !piece.isEmpty { isSpaced = piece.unicodeScalars.last.map(isBlankScalar) ?? isSpaced }
    }
    for link in opened {
      var end = link.start
      while end < tokens.count, tokens[end].isLinked { end += 1 }
      links.append(
        LegalText.Link(words: link.words, id: link.id, block: blocks.count, tokens: link.start..<end))
    }
    blocks.append(
      TextBlock(
        kind: kind, node: block, id: document[block].attributes.id, hasOwnID: document[block].attributes.hasOwnID,
        span: document.nearestSpan(of: block), text: text, tokens: tokens, isInSignatures: isSigning,
        itemPath: itemPath(of: block)))
  }

  /// The numbers of the item whose first block this is, and of the ordered items around it; none for other blocks.
  private func itemPath(of block: Document.NodeID) -> [Int] {
    guard document.previous(of: block) == nil, let item = document.parent(of: block),
      case .item = document.kind(of: item)
    else {
      return []
    }
    var path: [Int] = []
    var current: Document.NodeID? = item
    while let id = current {
      if case .item = document.kind(of: id), let list = document.parent(of: id),
        case .list(let kind) = document.kind(of: list)
      {
        guard let start = kind.start else { return [] }
        path.insert(start + (positions[id] ?? 0), at: 0)
      }
      current = document.parent(of: id)
    }
    return path
  }
}
