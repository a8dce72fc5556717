import Diagnostics

/// Puts together what libcmark parsed and what the scanner kept from it: tables, divisions, attributes, task boxes,
/// strikethrough, footnotes, autolinks.
struct Structure {
  var document: Document
  private(set) var diagnostics: [Diagnostic] = []
  private var fillingCells = 0
  private let phrases: Document
  private let phraseIDs: [Document.NodeID]
  private let scan: Scan
  private let lines: SourceLines
  private let author: ParseOptions.Author

  init(blocks: Document, phrases: Document, scan: Scan, lines: SourceLines, author: ParseOptions.Author) {
    document = blocks
    self.phrases = phrases
    phraseIDs = phrases.children(of: Document.root)
    self.scan = scan
    self.lines = lines
    self.author = author
  }

  mutating func build() {
    for problem in scan.problems { report(problem.id, problem.message, line: problem.line, help: problem.help) }
    var pending = scan.markers
    for id in document.preorder() where document[id].firstChild != nil { arrange(childrenOf: id, &pending) }
    for line in pending.keys.sorted() { reportMisread(line) }
    let labels = takeFootnotes()
    applyAttributes()
    applyTasks()
    for id in document.preorder() where document[id].kind.holdsInlines {
      let place = document.nearestSpan(of: id)
      diagnostics += refineInlines(of: id, in: &document, by: author, footnotes: labels, at: place)
    }
  }

  // MARK: Markers

  /// Puts what the marker lines among the children say into effect.
  private mutating func arrange(childrenOf parent: Document.NodeID, _ pending: inout [Int: Scan.Marker]) {
    guard hasMarker(parent, pending) else { return }
    let children = document.children(of: parent)
    var open: [Document.NodeID] = []
    var last: Document.NodeID?
    for child in children {
      let marker = isMarker(child, pending) ? pending.removeValue(forKey: document[child].line) : nil
      if case .closing? = marker {
        document.detach(child)
        last = open.popLast()
        if last == nil {
          report("division-closed", "no division is open here", span: document[child].span, help: "remove the `:::`")
        }
        continue
      }
      if case .attributes(let attributes)? = marker {
        document.detach(child)
        apply(attributes, to: last ?? parent, span: document[child].span)
        continue
      }
      if let division = open.last { document.append(child, to: division) }
      last = child
      switch marker {
      case .opening(let opening)?:
        makeDivision(child, opening)
        open.append(child)
        last = nil
      case .table(let lines)?: makeTable(child, lines)
      case .closing?, .attributes?, nil: break
      }
    }
    for division in open {
      report(
        "division-open", "this division is not closed", span: document[division].span,
        help: "close it with `:::` in the same quotation or list item")
    }
  }

  private func hasMarker(_ parent: Document.NodeID, _ pending: [Int: Scan.Marker]) -> Bool {
    var next = document[parent].firstChild
    while let child = next {
      if isMarker(child, pending) { return true }
      next = document[child].next
    }
    return false
  }

  private func isMarker(_ id: Document.NodeID, _ pending: [Int: Scan.Marker]) -> Bool {
    guard case .htmlBlock = document[id].kind else { return false }
    return pending[document[id].line] != nil
  }

  private mutating func makeDivision(_ id: Document.NodeID, _ opening: Scan.Opening) {
    document.removeChildren(of: id)
    document[id].attributes = opening.attributes
    guard let phrase = opening.summary else {
      document[id].kind = .division
      return
    }
    document[id].kind = .details
    let summary = document.make(.summary, span: document[id].span)
    document.append(summary, to: id)
    add(phrase, to: summary)
  }

  private mutating func makeTable(_ id: Document.NodeID, _ table: TableLines) {
    document.removeChildren(of: id)
    document[id].kind = .table
    if let phrase = table.caption {
      let caption = document.make(.caption, span: document[id].span)
      document.append(caption, to: id)
      add(phrase, to: caption)
    }
    for (number, row) in table.rows.enumerated() {
      let rowID = document.make(.row(number == 0 ? .heading : .body), span: span(ofLine: row.line))
      document.append(rowID, to: id)
      for (column, alignment) in table.alignments.enumerated() {
        if !row.cells.indices.contains(column) { fillingCells += 1 }
        guard fillingCells <= Limits.fillingCells else { break }
        let cellID = document.make(.cell(alignment), span: span(ofLine: row.line))
        document.append(cellID, to: rowID)
        guard row.cells.indices.contains(column) else { continue }
        document[cellID].attributes = row.cells[column].attributes
        add(row.cells[column].phrase, to: cellID)
      }
    }
  }

  /// Adds the inlines of a phrase, without the letter and the blank that led it.
  private mutating func add(_ phrase: Int, to parent: Document.NodeID) {
    guard phraseIDs.indices.contains(phrase) else { return }
    let copies = document.adopt(childrenOf: phraseIDs[phrase], of: phrases, under: parent)
    guard let first = copies.first, case .text(let text) = document[first].kind else { return }
    let rest = String(text.unicodeScalars.dropFirst(2))
    if rest.isEmpty { document.detach(first) } else { document[first].kind = .text(rest) }
  }

  // MARK: Footnotes

  /// Takes the items that stand for footnotes out of their lists, to the end of the document; answers the labels.
  private mutating func takeFootnotes() -> Set<String> {
    guard !scan.footnotes.isEmpty else { return [] }
    var pending: [FootnotePlace: String] = [:]
    for note in scan.footnotes { pending[FootnotePlace(line: note.line, depth: note.depth)] = footnoteKey(note.label) }
    let holder = document.make(.footnotes)
    for id in document.preorder() {
      guard case .item = document[id].kind,
        let label = pending.removeValue(forKey: FootnotePlace(line: document[id].line, depth: depth(of: id))),
        let list = document[id].parent
      else { continue }
      document[id].kind = .footnote(label: label)
      // What keeps the place of words that begin on the next line.
      if let first = document[id].firstChild, isEmptyComment(first) { document.detach(first) }
      document.append(id, to: holder)
      guard document[list].firstChild == nil else { continue }
      if !document[list].attributes.isEmpty { reportStray(document[list].span) }
      document.detach(list)
    }
    document.append(holder, to: Document.root)
    for place in pending.keys.sorted(by: { $0.line < $1.line }) { reportMisread(place.line) }
    return Set(scan.footnotes.map { footnoteKey($0.label) })
  }

  private func isEmptyComment(_ id: Document.NodeID) -> Bool {
    guard case .htmlBlock = document[id].kind, let child = document[id].firstChild,
      case .text(let html) = document[child].kind
    else { return false }
    return html.utf8.elementsEqual("<!-- -->\n".utf8)
  }

  /// In how many quotations and items a node stands.
  private func depth(of id: Document.NodeID) -> Int {
    document.ancestors(of: id).count { ancestor in
      switch document[ancestor].kind {
      case .blockQuote, .item, .footnote: true
      default: false
      }
    }
  }

  // MARK: Attributes and boxes at the beginning of blocks

  private mutating func applyAttributes() {
    var pending = scan.attributes
    guard !pending.isEmpty else { return }
    for id in document.preorder() {
      switch document[id].kind {
      case .paragraph, .heading:
        guard let attributes = pending.removeValue(forKey: document[id].line) else { continue }
        apply(attributes, to: id, span: document[id].span)
      default: break
      }
    }
    for line in pending.keys.sorted() { reportStray(span(ofLine: line)) }
  }

  /// Attributes of an item stand behind its first paragraph.
  private mutating func apply(_ attributes: Attributes, to id: Document.NodeID, span: Span?) {
    var target = id
    if case .paragraph = document[id].kind, let parent = document[id].parent, document[parent].firstChild == id,
      case .item = document[parent].kind
    {
      target = parent
    }
    switch document[target].kind {
    case .document, .htmlBlock: reportStray(span)
    default:
      if !document[target].attributes.merge(attributes) {
        report("attribute-syntax", "the element has an id already", span: span, help: "remove one of them")
      }
    }
  }

  private mutating func reportStray(_ span: Span?) {
    report(
      "attribute-stray", "no element takes these attributes", span: span,
      help: "they stand at the end of a heading or of the first line of a paragraph or item, or below a block")
  }

  private mutating func applyTasks() {
    guard !scan.tasks.isEmpty else { return }
    for id in document.preorder() {
      guard case .item = document[id].kind, let paragraph = document[id].firstChild,
        case .paragraph = document[paragraph].kind, let task = scan.tasks[document[paragraph].line]
      else { continue }
      if removeBox(from: paragraph) { document[id].kind = .item(task) }
    }
  }

  /// Removes `[x] ` from the beginning; false if something else came of it, a link.
  private mutating func removeBox(from paragraph: Document.NodeID) -> Bool {
    document.joinTexts(of: paragraph)
    guard let first = document[paragraph].firstChild, case .text(let text) = document[first].kind,
      text.unicodeScalars.first == "["
    else { return false }
    let rest = String(text.unicodeScalars.dropFirst(3).drop { $0 == " " || $0 == "\t" })
    if rest.isEmpty { document.detach(first) } else { document[first].kind = .text(rest) }
    return true
  }

  // MARK: Places

  private func span(ofLine line: Int) -> Span? { lines.span(ofLine: line) }

  private mutating func reportMisread(_ line: Int) {
    report(
      "structure", "this line is not read as it looks", line: line,
      help: "put blank lines around it, and indent it like its neighbours")
  }

  private mutating func report(_ id: String, _ message: String, line: Int, help: String) {
    report(id, message, span: span(ofLine: line), help: help)
  }

  private mutating func report(_ id: String, _ message: String, span: Span?, help: String) {
    diagnostics.append(Diagnostic(.error, id, message, at: span, help: help))
  }
}

private struct FootnotePlace: Hashable {
  let line: Int
  let depth: Int
}

extension Document {
  /// Joins neighbouring texts into one.
  mutating func joinTexts(of parent: NodeID) {
    var child = self[parent].firstChild
    while let first = child {
      child = self[first].next
      guard case .text(var joined) = self[first].kind, let next = child, case .text = self[next].kind else { continue }
      while let next = child, case .text(let text) = self[next].kind {
        joined += text
        child = self[next].next
        detach(next)
      }
      self[first].kind = .text(joined)
    }
  }
}

extension Attributes {
  /// Adds what another list gives; false if both name an id.
  fileprivate mutating func merge(_ other: Attributes) -> Bool {
    let clash = id != nil && other.id != nil
    id = id ?? other.id
    classes += other.classes.filter { !classes.contains($0) }
    pairs += other.pairs.filter { self[$0.key] == nil }
    return !clash
  }
}
