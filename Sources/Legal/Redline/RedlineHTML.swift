import Diagnostics
package import Markdown

extension Redline {
  /// The redline as a document to be rendered: the title, the summary, then the whole text with what is deleted in it and what is
  /// inserted marked, by elements, and by words that are heard and copied with it.
  package func document(words: RedlineWords) -> Document {
    var writing = RedlineWriting(redline: self, words: words)
    writing.write()
    return writing.document
  }
}

private struct RedlineWriting {
  private(set) var document = Document()
  private let redline: Redline
  private let words: RedlineWords
  private let changes: [Change]
  /// The clauses of the new document, which references may lead to.
  private let addresses: Set<String>
  /// Whether what is written stands in something that is marked as deleted, inserted or moved as a whole.
  private var isWithin = false
  /// Whether the next cell begins a row that has moved, and says so to those who hear it.
  private var isFirstOfMovedRow = false

  init(redline: Redline, words: RedlineWords) {
    self.redline = redline
    self.words = words
    changes = redline.changes
    addresses = Set(redline.new.blocks.compactMap(\.id))
  }

  mutating func write() {
    var rest = redline.passages[...]
    if let first = rest.first, let block = first.new ?? first.old, isTitle(first, block) {
      write(first, under: Document.root)
      rest = rest.dropFirst()
    } else {
      let title = add(.heading(level: 1), under: Document.root)
      addText(words.changes, under: title)
    }
    writeSummary()
    for passage in rest { write(passage, under: Document.root) }
  }

  private func isTitle(_ passage: Passage, _ block: Int) -> Bool {
    let side = passage.new == nil ? redline.old : redline.new
    if case .heading(level: 1) = side.document[side.blocks[block].node].kind, side.blocks[block].shape == .heading {
      return true
    }
    return false
  }

  // MARK: The summary

  private mutating func writeSummary() {
    let summary = add(.division, under: Document.root, ["changes"])
    addText(words.changes, under: add(.heading(level: 2), under: summary))
    guard !changes.isEmpty else { return addText(words.none, under: add(.paragraph, under: summary)) }
    let list = add(.list(Kind.List(start: nil, tight: true)), under: summary)
    for change in changes {
      let line = add(.paragraph, under: add(.item(nil), under: list, [change.kind.rawValue]))
      var name = line
      if let address = change.address {
        name = add(.link(Kind.Target(address: Literal("#\(address)"))), under: line)
      }
      addText(words.name(of: change), under: name)
      if let old = change.oldNumber { addText(" (\(words.was) \(old))", under: line) }
      addText(": \(words.kinds(of: change))", under: line)
      let shown = change.figures + [change.words].compactMap(\.self)
      for one in shown {
        addText("; \(one.row.map { "\($0): " } ?? "")", under: line)
        if let old = one.old { mark("del", .deleted, old, under: line) }
        if one.old != nil, one.new != nil { addText(" ", under: line) }
        if let new = one.new { mark("ins", .inserted, new, under: line) }
      }
      if change.hasOtherWords { addText("; \(words.counts(of: change))", under: line) }
    }
  }

  // MARK: Blocks

  private mutating func write(_ passage: Passage, under parent: Document.NodeID) {
    guard let block = passage.new ?? passage.old else {
      _ = add(.cell(.none), under: parent)
      return
    }
    if passage.place == .left { return writeNote(passage, under: parent) }
    let side = passage.new == nil ? redline.old : redline.new
    let source = side.blocks[block]
    let node = side.document[source.node]
    let isMarked = !isWithin && passage.status != nil
    let classes = isMarked ? [passage.status].compactMap(\.self) : []
    isWithin = isWithin || isMarked
    defer { if isMarked { isWithin = false } }
    switch source.shape {
    case .clause: writeClause(passage, classes, under: parent)
    case .code, .html: writeVerbatim(passage, source.shape, classes, under: parent)
    case .item:
      let item = add(.item(nil), under: parent, classes)
      for child in passage.children { write(child, under: item) }
    case .list, .quotation, .table, .row, .headingRow, .division, .root:
      let own = add(node.kind, under: parent, classes + node.attributes.classes)
      isFirstOfMovedRow = source.shape == .row && passage.place == .arrived
      for child in passage.children { write(child, under: own) }
    case .heading, .paragraph, .caption, .cell, .summary, .thematicBreak:
      let leaf = add(node.kind, under: parent, classes + node.attributes.classes)
      if isFirstOfMovedRow { addText("[\(words.kind(.moved))] ", under: add(.span, under: leaf, ["spoken"])) }
      isFirstOfMovedRow = false
      write(passage.runs, under: leaf)
    case .head:
      let leaf = add(node.kind, under: parent, node.attributes.classes)
      write(passage.runs, under: leaf)
    }
  }

  private mutating func writeClause(_ passage: Passage, _ classes: [String], under parent: Document.NodeID) {
    let section = add(.section, under: parent, ["clause"] + classes)
    document[section].attributes.id =
      passage.new.map { redline.new.blocks[$0].id } ?? passage.old.map { addressOfDeleted(redline.old.blocks[$0].id) }
    if passage.place == .arrived {
      addText(words.kind(.moved), under: add(.paragraph, under: section, ["moved-note"]))
    }
    var rest = passage.children[...]
    if let head = rest.first, let block = head.new ?? head.old {
      let side = head.new == nil ? redline.old : redline.new
      let node = side.document[side.blocks[block].node]
      let own = add(headKind(node.kind), under: section, node.attributes.classes)
      writeLabel(of: passage, under: own)
      write(head.runs, under: own)
      rest = rest.dropFirst()
    }
    for child in rest { write(child, under: section) }
  }

  private func headKind(_ kind: Kind) -> Kind {
    // The title of the page is its one first level.
    if case .heading(level: 1) = kind { return .heading(level: 2) }
    return kind
  }

  private mutating func writeLabel(of passage: Passage, under head: Document.NodeID) {
    let old = passage.old.flatMap { redline.old.blocks[$0].label }
    let new = passage.new.flatMap { redline.new.blocks[$0].label }
    guard let label = new ?? old else { return }
    let number = add(.span, under: head, ["num"])
    if passage.new == nil {
      mark("del", .deleted, label, under: number)
    } else if passage.old == nil {
      mark("ins", .inserted, label, under: number)
    } else {
      addText(label, under: number)
    }
    addText(" ", under: head)
    let numbers = (
      passage.old.flatMap { redline.old.number(of: $0) }, passage.new.flatMap { redline.new.number(of: $0) }
    )
    if let was = numbers.0, numbers.1 != nil, was != numbers.1, old != new || passage.place == .arrived {
      addText("(\(words.was) \(was))", under: add(.span, under: head, ["was"]))
      addText(" ", under: head)
    }
  }

  /// What stands where a clause or a row stood that has moved.
  private mutating func writeNote(_ passage: Passage, under parent: Document.NodeID) {
    let name = passage.old.map { redline.nameOfMoved($0) } ?? ""
    if case .table = document.kind(of: parent) {
      let row = add(.row(.body), under: parent, ["moved-away"])
      addText("\(words.kind(.moved)): \(name)", under: add(.cell(.none), under: row))
      for _ in passage.new.map({ redline.new.blocks[$0].children.dropFirst() }) ?? [] {
        _ = add(.cell(.none), under: row)
      }
      return
    }
    let note = add(.paragraph, under: parent, ["moved-away"])
    addText("\(words.kind(.moved)): \(name)", under: note)
    guard let clause = passage.new, let address = redline.new.blocks[clause].id,
      let number = redline.new.number(of: clause)
    else { return }
    addText("; \(words.now) ", under: note)
    addText(number, under: add(.link(Kind.Target(address: Literal("#\(address)"))), under: note))
  }

  private mutating func writeVerbatim(
    _ passage: Passage, _ shape: Side.Shape, _ classes: [String], under parent: Document.NodeID
  ) {
    var html = ""
    func add(_ range: Range<Int>, of side: Side, _ tag: String?) {
      guard !range.isEmpty else { return }
      let text = escapedHTML(side.text(of: range))
      html +=
        escapedHTML(html.isEmpty ? "" : side.space(before: range)) + (tag.map { "<\($0)>\(text)</\($0)>" } ?? text)
    }
    for run in passage.runs {
      switch run {
      case .kept(_, let new): add(new, of: redline.new, nil)
      case .renumbered(_, let new): add(new..<new + 1, of: redline.new, nil)
      case .changed(let old, let new):
        add(old, of: redline.old, "del")
        add(new, of: redline.new, "ins")
      }
    }
    let list = (classes + (shape == .html ? ["markup"] : [])).joined(separator: " ")
    let block = self.add(.htmlBlock, under: parent)
    addText("<pre\(list.isEmpty ? "" : " class=\"\(list)\"")><code>\(html)\n</code></pre>", under: block)
  }

  // MARK: Words

  private mutating func write(_ runs: [Run], under leaf: Document.NodeID) {
    var isFirst = true
    for run in runs {
      switch run {
      case .kept(_, let range): write(range, of: redline.new, isFirst: &isFirst, under: leaf)
      case .renumbered(let old, let new):
        write(new..<new + 1, of: redline.new, isFirst: &isFirst, under: leaf)
        addText(" ", under: leaf)
        addText("(\(words.was) \(redline.old.words[old].text))", under: add(.span, under: leaf, ["was"]))
      case .changed(let deleted, let inserted):
        write(deleted, of: redline.old, in: "del", .deleted, isFirst: isFirst, under: leaf)
        // At the beginning of a block a blank is nothing to either.
        if isFirst, !deleted.isEmpty, !inserted.isEmpty { addText(" ", under: leaf) }
        write(inserted, of: redline.new, in: "ins", .inserted, isFirst: isFirst, under: leaf)
        if !inserted.isEmpty { isFirst = false }
      }
    }
  }

  /// The blank before words goes with them, so that the text without them is what it would be.
  private mutating func write(
    _ range: Range<Int>, of side: Side, in tag: String, _ kind: Change.Kind, isFirst: Bool, under leaf: Document.NodeID
  ) {
    guard let first = range.first else { return }
    addMarkup("<\(tag)>", under: leaf)
    if !isFirst { writeSpace(before: side.words[first], under: leaf) }
    addText("[\(words.kind(kind)): ", under: add(.span, under: leaf, ["spoken"]))
    var isFirst = true
    write(range, of: side, isChanged: true, isFirst: &isFirst, under: leaf)
    addText("]", under: add(.span, under: leaf, ["spoken"]))
    addMarkup("</\(tag)>", under: leaf)
  }

  private mutating func write(
    _ range: Range<Int>, of side: Side, isChanged: Bool = false, isFirst: inout Bool, under leaf: Document.NodeID
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      let format = side.words[at].format
      if !isFirst { writeSpace(before: side.words[at], under: leaf) }
      isFirst = false
      var end = at + 1
      while end < range.upperBound, side.words[end].format == format, side.words[end].space != "\n" { end += 1 }
      let holder = holder(side.formats[format], isChanged: isChanged, under: leaf)
      if let holder { addText(side.text(of: at..<end), under: holder) }
      if isChanged, let address = side.externalAddress(of: at) { addText(" <\(address)>", under: leaf) }
      at = end
    }
  }

  private mutating func writeSpace(before word: Side.Word, under leaf: Document.NodeID) {
    if word.space == "\n" {
      _ = add(.lineBreak, under: leaf)
    } else if !word.space.isEmpty {
      addText(word.space, under: leaf)
    }
  }

  /// The innermost of the nodes that words stand in; nil for what is not shown.
  private mutating func holder(
    _ formats: [Side.Format], isChanged: Bool, under leaf: Document.NodeID
  ) -> Document.NodeID? {
    var holder = leaf
    for format in formats {
      switch format {
      case .emphasis: holder = add(.emphasis, under: holder)
      case .strong: holder = add(.strong, under: holder)
      // Not `del`, which says here that something was deleted.
      case .struck: holder = add(.span, under: holder, ["struck"])
      case .code: holder = add(.code, under: holder)
      case .term: holder = add(.span, under: holder, ["term"])
      case .definition: holder = add(.definition, under: holder)
      case .image: holder = add(.span, under: holder, ["image"])
      case .markup:
        guard isChanged else { return nil }
        holder = add(.code, under: holder)
      case .link(let address):
        let leadsNowhere = isOwnPlace(address) && !addresses.contains(String(address.dropFirst()))
        holder =
          isChanged || leadsNowhere
          ? add(.span, under: holder) : add(.link(Kind.Target(address: Literal(address))), under: holder)
      }
    }
    return holder
  }

  private mutating func mark(_ tag: String, _ kind: Change.Kind, _ text: String, under parent: Document.NodeID) {
    addMarkup("<\(tag)>", under: parent)
    addText("[\(words.kind(kind)): ", under: add(.span, under: parent, ["spoken"]))
    addText(text, under: parent)
    addText("]", under: add(.span, under: parent, ["spoken"]))
    addMarkup("</\(tag)>", under: parent)
  }

  // MARK: Nodes

  private mutating func add(_ kind: Kind, under parent: Document.NodeID, _ classes: [String] = []) -> Document.NodeID {
    let node = document.make(kind)
    document[node].attributes.classes = classes
    document.append(node, to: parent)
    return node
  }

  private mutating func addText(_ text: String, under parent: Document.NodeID) {
    document.append(document.make(.text(text)), to: parent)
  }

  private mutating func addMarkup(_ tag: String, under parent: Document.NodeID) {
    addText(tag, under: add(.html, under: parent))
  }
}

extension Passage {
  /// How it is marked as a whole.
  fileprivate var status: String? {
    if old == nil { return Change.Kind.inserted.rawValue }
    if new == nil { return Change.Kind.deleted.rawValue }
    return place == .arrived ? Change.Kind.moved.rawValue : nil
  }
}
