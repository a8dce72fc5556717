import Markdown

extension Side {
  init(_ document: Document, _ vocabulary: inout Vocabulary) {
    var reading = SideReading(document, vocabulary)
    reading.read()
    self = reading.side
    vocabulary = reading.vocabulary
  }
}

private struct SideReading {
  private(set) var side: Side
  private(set) var vocabulary: Vocabulary
  private let title: Document.NodeID?
  private let footnoteNumbers: [String: Int]
  private var formatPlaces: [[Side.Format]: Int] = [[]: 0]
  /// What stands before the next word.
  private var space = ""
  /// The first word of the block that is read.
  private var start = 0
  /// The box of a task, to stand before its words.
  private var box: Kind.Task?

  init(_ document: Document, _ vocabulary: Vocabulary) {
    side = Side(document: document)
    self.vocabulary = vocabulary
    title = document.loneTitle
    footnoteNumbers = document.footnoteNumbers
  }

  private var document: Document { side.document }

  mutating func read() {
    let root = add(.root, Document.root, under: nil)
    readChildren(of: Document.root, under: root)
    for index in side.blocks.indices.reversed() {
      let end = side.blocks[index].words.upperBound
      if let parent = side.blocks[index].parent, side.blocks[parent].words.upperBound < end {
        side.blocks[parent].words = side.blocks[parent].words.lowerBound..<end
      }
      let parts =
        side.blocks[index].shape.isLeaf
        ? side.words[side.blocks[index].words].map(\.key) : side.blocks[index].children.map { side.blocks[$0].content }
      side.blocks[index].content = vocabulary.content([side.blocks[index].shape.rawValue] + parts)
    }
  }

  // MARK: Blocks

  private mutating func add(_ shape: Side.Shape, _ node: Document.NodeID, under parent: Int?) -> Int {
    let start = side.words.count
    side.blocks.append(Side.Block(shape: shape, node: node, parent: parent, words: start..<start))
    let index = side.blocks.count - 1
    if let parent { side.blocks[parent].children.append(index) }
    return index
  }

  /// Headings that stand in no section begin clauses as those that do.
  private mutating func readChildren(of node: Document.NodeID, under block: Int) {
    let beginsClauses = [.root, .division].contains(side.blocks[block].shape)
    var open: [(level: Int, block: Int)] = []
    for child in beginsClauses ? blocks(of: node) : Array(document.children(of: node)) {
      guard beginsClauses, child != title, case .heading(let level) = document.kind(of: child) else {
        read(child, under: open.last?.block ?? block)
        continue
      }
      while let last = open.last, last.level >= level { open.removeLast() }
      let clause = add(.clause, child, under: open.last?.block ?? block)
      side.blocks[clause].id = document[child].attributes.id
      readHead(child, of: clause)
      open.append((level, clause))
    }
  }

  /// The blocks of a node, with those of divisions around several clauses among them: such a division is how a page looks,
  /// as its columns are, and another around the same words is no change of them.
  ///
  /// - Parameter isInner: whether the node is such a division itself.
  private func blocks(of node: Document.NodeID, isInner: Bool = false) -> [Document.NodeID] {
    document.children(of: node).flatMap { child -> [Document.NodeID] in
      guard case .division = document.kind(of: child) else { return [child] }
      return countOfClauses(in: child) > (isInner ? 0 : 1) ? blocks(of: child, isInner: true) : [child]
    }
  }

  private func countOfClauses(in division: Document.NodeID) -> Int {
    document.children(of: division).reduce(0) { count, child in
      switch document.kind(of: child) {
      case .heading, .section: count + 1
      case .division: count + countOfClauses(in: child)
      default: count
      }
    }
  }

  private mutating func read(_ node: Document.NodeID, under parent: Int) {
    switch document.kind(of: node) {
    case .section: readClause(node, under: parent)
    case .blockQuote: readChildren(of: node, under: add(.quotation, node, under: parent))
    case .list, .footnotes: readChildren(of: node, under: add(.list, node, under: parent))
    case .footnote: readChildren(of: node, under: add(.item, node, under: parent))
    case .item(let task):
      let item = add(.item, node, under: parent)
      box = task
      readChildren(of: node, under: item)
      box = nil
    case .division, .details: readChildren(of: node, under: add(.division, node, under: parent))
    case .table: readChildren(of: node, under: add(.table, node, under: parent))
    case .row(.heading): readChildren(of: node, under: add(.headingRow, node, under: parent))
    case .row(.body): readChildren(of: node, under: add(.row, node, under: parent))
    case .cell: readLeaf(.cell, node, under: parent)
    case .caption: readLeaf(.caption, node, under: parent)
    case .summary: readLeaf(.summary, node, under: parent)
    case .heading: readLeaf(.heading, node, under: parent)
    case .thematicBreak: _ = add(.thematicBreak, node, under: parent)
    case .codeBlock: readVerbatim(.code, node, document.plainText(of: node), under: parent)
    case .htmlBlock:
      let text = rawText(of: node)
      if !text.onOneLine.hasPrefix("<!--") { readVerbatim(.html, node, text, under: parent) }
    default: readLeaf(.paragraph, node, under: parent)
    }
  }

  private mutating func readClause(_ section: Document.NodeID, under parent: Int) {
    let clause = add(.clause, section, under: parent)
    side.blocks[clause].id = document[section].attributes.id
    var rest = document.children(of: section)[...]
    if let head = rest.first, document.kind(of: head).holdsInlines {
      readHead(head, of: clause)
      rest = rest.dropFirst()
    }
    for child in rest { read(child, under: clause) }
  }

  private mutating func readHead(_ node: Document.NodeID, of clause: Int) {
    let isItem = if case .paragraph = document.kind(of: node) { true } else { false }
    side.blocks[clause].title = isItem ? document.titleOfItem(node) : document.titleOfHeading(node)
    side.blocks[clause].label = document.children(of: node).first { document.isLabel($0) }.map {
      document.plainText(of: $0)
    }
    let head = readLeaf(.head, node, under: clause)
    guard side.blocks[clause].label == nil, let length = lengthOfTypedNumber(side.words[side.blocks[head].words]) else {
      return
    }
    // A number typed by hand is a number as well.
    let start = side.blocks[head].words.lowerBound
    side.blocks[clause].label = side.text(of: start..<start + length)
    side.dropWords(start..<start + length)
    side.blocks[head].words = start..<side.words.count
    side.blocks[clause].title = side.text(of: side.blocks[head].words)
  }

  @discardableResult
  private mutating func readLeaf(_ shape: Side.Shape, _ node: Document.NodeID, under parent: Int) -> Int {
    let leaf = begin(shape, node, under: parent)
    if let task = box {
      add(task == .done ? "\u{2611}" : "\u{2610}", space: "", false)
      space = " "
      box = nil
    }
    readInlines(of: node, [], unit: nil)
    finish(leaf)
    return leaf
  }

  /// Text whose blanks count.
  private mutating func readVerbatim(
    _ shape: Side.Shape, _ node: Document.NodeID, _ text: String, under parent: Int
  ) {
    let leaf = begin(shape, node, under: parent)
    for piece in pieces(of: text, keepsBlanks: true) where !piece.text.isEmpty {
      add(piece.text, space: piece.space, piece.isWord)
    }
    finish(leaf)
  }

  private mutating func begin(_ shape: Side.Shape, _ node: Document.NodeID, under parent: Int) -> Int {
    space = ""
    start = side.words.count
    return add(shape, node, under: parent)
  }

  private mutating func finish(_ leaf: Int) {
    let start = side.blocks[leaf].words.lowerBound
    side.blocks[leaf].words = start..<side.words.count
    let found = figures(in: side.words[start...])
    for figure in found { side.makeUnit(of: figure.words) }
    side.figures += found
  }

  // MARK: Inlines

  private mutating func readInlines(of parent: Document.NodeID, _ formats: [Side.Format], unit: Int?) {
    for node in document.children(of: parent) {
      switch document.kind(of: node) {
      case .text(let text): add(text, formats, unit: unit)
      case .value(let value): addValue(value.text, formats, unit: unit ?? side.beginUnit())
      case .softBreak: if space.isEmpty { space = " " }
      case .lineBreak: space = "\n"
      case .emphasis: readInlines(of: node, formats + [.emphasis], unit: unit)
      case .strong: readInlines(of: node, formats + [.strong], unit: unit)
      case .strikethrough: readInlines(of: node, formats + [.struck], unit: unit)
      case .code: readInlines(of: node, formats + [.code], unit: unit)
      case .definition: readInlines(of: node, formats + [.definition], unit: unit ?? side.beginUnit())
      case .span where document.isLabel(node): continue
      case .footnoteReference(let label):
        add("[\(footnoteNumbers[label] ?? 0)]", formats, key: "\u{1}note\u{1}\(label)")
      case .link(let target): readLink(node, to: target.address.text, formats, unit: unit)
      case .image(let target):
        let words = document.plainText(of: node)
        add(
          words.isEmpty ? target.address.text : words, formats + [.image(target.address.text)],
          key: "\u{1}image\u{1}\(target.address.text)\u{1}\(words)")
      case .html: readMarkup(rawText(of: node), formats)
      default: readInlines(of: node, formats, unit: unit)
      }
    }
  }

  private mutating func readLink(
    _ node: Document.NodeID, to address: String, _ formats: [Side.Format], unit: Int?
  ) {
    if document[node].attributes.has(class: "term") {
      readInlines(of: node, formats + [.term], unit: unit ?? side.beginUnit())
    } else if isOwnPlace(address) {
      let words = document.plainText(of: node).onOneLine
      guard !words.isEmpty else { return }
      add(words, formats + [.link(address)], key: "\u{1}to\u{1}\(address)\u{1}\(withoutNumbers(words))")
    } else {
      readInlines(of: node, formats + [.link(address)], unit: unit)
    }
  }

  private mutating func readMarkup(_ text: String, _ formats: [Side.Format]) {
    let tag = text.lowercased()
    // A comment is for nobody, `time` and `span` are for machines: what people read of them stands within.
    let isSilent = ["<!--", "<time", "</time", "<span", "</span"].contains { tag.hasPrefix($0) }
    if isSilent { return }
    if tag.hasPrefix("<br") {
      space = "\n"
    } else {
      add(text, formats + [.markup], key: "\u{1}markup\u{1}\(text)")
    }
  }

  /// The words of a value; its lines are lines of the page.
  private mutating func addValue(_ text: String, _ formats: [Side.Format], unit: Int) {
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if place > 0 { space = "\n" }
      add(String(line), formats, unit: unit)
    }
  }

  /// The words of a text; where they lead somewhere, that is part of what they say.
  private mutating func add(_ text: String, _ formats: [Side.Format], unit: Int?) {
    let address = formats.lazy.compactMap { if case .link(let address) = $0 { address } else { nil } }.first
    let format = place(of: formats)
    let pieces = pieces(of: text, keepsBlanks: false)
    for piece in pieces where !piece.text.isEmpty {
      let lead = piece.space.isEmpty ? space : space == "\n" ? space : piece.space
      add(piece.text, space: lead, piece.isWord, format: format, unit: unit, key: address.map { "\($0)\u{1}" })
    }
    if let last = pieces.last, last.text.isEmpty, space != "\n" { space = last.space }
  }

  /// A word that may hold blanks.
  private mutating func add(_ word: String, _ formats: [Side.Format], key: String) {
    add(word, space: space, true, format: place(of: formats), key: key, isWhole: true)
  }

  private mutating func add(
    _ text: String, space: String, _ isWord: Bool, format: Int = 0, unit: Int? = nil, key: String? = nil,
    isWhole: Bool = false
  ) {
    let key = vocabulary.key(of: isWhole ? key ?? text : (key ?? "") + text)
    side.words.append(
      Side.Word(
        text: text, space: side.words.count == start ? "" : space, key: key, format: format, unit: unit, isWord: isWord)
    )
    if let unit { side.extendUnit(unit) }
    self.space = ""
  }

  private mutating func place(of formats: [Side.Format]) -> Int {
    if let place = formatPlaces[formats] { return place }
    side.formats.append(formats)
    formatPlaces[formats] = side.formats.count - 1
    return side.formats.count - 1
  }

  private func rawText(of node: Document.NodeID) -> String {
    document.children(of: node).reduce(into: "") { text, child in
      switch document.kind(of: child) {
      case .text(let piece): text += piece
      case .value(let value): text += value.text
      default: break
      }
    }
  }
}

// MARK: - Units

extension Side {
  /// A unit that has no words yet.
  fileprivate mutating func beginUnit() -> Int {
    units.append(words.count..<words.count)
    return units.count - 1
  }

  /// Takes the last word into a unit.
  fileprivate mutating func extendUnit(_ unit: Int) {
    units[unit] = units[unit].lowerBound..<words.count
  }

  /// One unit of words, and of all units that they are a part of.
  fileprivate mutating func makeUnit(of range: Range<Int>) {
    var whole = range
    for index in range {
      guard let unit = words[index].unit else { continue }
      whole = min(whole.lowerBound, units[unit].lowerBound)..<max(whole.upperBound, units[unit].upperBound)
    }
    units.append(whole)
    for index in whole { words[index].unit = units.count - 1 }
  }

  /// Takes words of the last block away, with the units and figures that they are in.
  fileprivate mutating func dropWords(_ range: Range<Int>) {
    words.removeSubrange(range)
    figures.removeAll { $0.words.upperBound > range.lowerBound }
    for index in range.lowerBound..<words.count { words[index].unit = nil }
    let found = Legal.figures(in: words[range.lowerBound...])
    for figure in found { makeUnit(of: figure.words) }
    figures += found
  }
}

extension Document {
  /// A first heading of level 1 that is the only one: the title, and no clause.
  fileprivate var loneTitle: NodeID? {
    let headings = children(of: Document.root).filter { if case .heading = kind(of: $0) { true } else { false } }
    let first = headings.filter { if case .heading(level: 1) = kind(of: $0) { true } else { false } }
    return first.count == 1 && first.first == headings.first ? first.first : nil
  }
}
