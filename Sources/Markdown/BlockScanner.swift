/// What the scanner found in a text before libcmark parses it.
struct Scan {
  /// The text for libcmark: line for line the text that was scanned, the block syntax that CommonMark lacks replaced by
  /// comments.
  var text: [UInt8] = []
  /// What the comment that begins on a line stands for. Lines are numbered from 1.
  var markers: [Int: Marker] = [:]
  /// Attributes from the end of the first line of a heading or paragraph.
  var attributes: [Int: Attributes] = [:]
  /// The boxes of items whose first paragraph begins on a line.
  var tasks: [Int: Kind.Task] = [:]
  /// The items of lists that stand for footnotes.
  var footnotes: [Footnote] = []
  /// Lines of text that are parsed apart, all in one go: cells, captions, summaries.
  var phrases: [[UInt8]] = []
  /// Paragraphs that may be link definitions.
  var definitions: [[UInt8]] = []
  var problems: [Problem] = []

  enum Marker {
    case opening(Opening)
    case closing
    case attributes(Attributes)
    case table(TableLines)
  }

  /// A `:::` line that opens something.
  struct Opening {
    var attributes: Attributes
    /// The index of a phrase, for `details`.
    var summary: Int?
  }

  /// `[^label]:` and what follows it, written for libcmark as an item.
  struct Footnote {
    let label: String
    /// On which it begins, and in how many quotations and items.
    let line: Int
    let depth: Int
  }

  struct Problem {
    let line: Int
    let id: String
    let message: String
    let help: String
  }
}

/// Goes through the lines of a text as CommonMark's block parser does, so that it knows on which of them our own block
/// syntax can stand: not in code, not in raw HTML, in which quotations and items.
///
/// It answers nil for containers nested deeper than ``Limits/nesting``, and for text that holds too many containers
/// open on too many lines.
func scanBlocks(_ text: [UInt8], extensions: Bool) -> Scan? {
  var scanner = BlockScanner(text: text, extensions: extensions)
  return scanner.scan() ? scanner.result : nil
}

struct BlockScanner {
  private enum Container {
    case quote
    /// Its content is indented by so many columns; an empty one ends with a blank line.
    case item(indent: Int, isEmpty: Bool)
  }

  private enum Leaf {
    case none, paragraph
    case fence(mark: UInt8, count: Int)
    case html(HTMLBlockStart)
  }

  private let text: [UInt8]
  private let extensions: Bool
  private let lines: [Range<Int>]
  private var containers: [Container] = []
  private var leaf = Leaf.none
  /// Whether the open paragraph may be a link definition.
  private var collectsDefinition = false
  private var index = 0
  /// The line at ``index``: as it stands in the text, or written anew.
  private var line: ArraySlice<UInt8> = []
  private var steps = 0
  private var openDivisions = 0
  /// What begins an item that stands for a footnote: a mark that begins no other, so that they are a list of their own.
  private lazy var footnoteMark = unusedListMark(in: text)
  var result = Scan()

  init(text: [UInt8], extensions: Bool) {
    self.text = text
    self.extensions = extensions
    // libcmark skips a byte order mark too.
    lines = lineRanges(of: text, from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  mutating func scan() -> Bool {
    result.text.reserveCapacity(text.count + 1)
    while index < lines.count {
      steps += containers.count
      guard steps <= Limits.containerSteps, scanLine() else { return false }
    }
    return true
  }

  /// The line on which the scanner stands, from 1.
  var lineNumber: Int { index + 1 }

  // MARK: Lines

  /// Scans a line, or all lines of a table; false if containers stand too deep.
  private mutating func scanLine() -> Bool {
    line = text[lines[index]]
    var cursor = LineCursor(line)
    var matched = match(&cursor)
    let allMatched = matched == containers.count
    if allMatched, continueLeaf(cursor) { return true }
    let isBlank = cursor.isBlank
    // Whether what begins here would end a paragraph; whether the line might only continue one.
    var interrupts = allMatched && isParagraph && !isBlank
    var mayContinue = isParagraph
    var opened = false
    scanning: while !isBlank || opened {
      switch begin(at: &cursor, closingTo: matched, interrupts: interrupts, mayContinue: mayContinue) {
      case .nothing: break scanning
      case .line: return true
      case .tooDeep: return false
      case .footnote: continue
      case .container:
        matched = containers.count
        (interrupts, mayContinue, opened) = (false, false, true)
      }
    }
    if !opened, !allMatched, !isBlank, isParagraph {
      // A lazy continuation: the containers stay open.
      addDefinitionLine(cursor.rest)
      emit()
      return true
    }
    if cursor.isBlank {
      close(to: matched)
      leaf = .none
      emit()
    } else {
      scanParagraphLine(cursor, closingTo: matched)
    }
    return true
  }

  /// What begins at a place of a line.
  private enum Beginning {
    case nothing
    /// The line was read to its end.
    case line
    /// A quotation or an item, in which more may begin.
    case container
    /// The line was rewritten, and is read on as the item that a footnote becomes.
    case footnote
    case tooDeep
  }

  private mutating func begin(
    at cursor: inout LineCursor, closingTo matched: Int, interrupts: Bool, mayContinue: Bool
  ) -> Beginning {
    let rest = cursor.rest
    guard !rest.isEmpty else { return .nothing }
    let indent = cursor.indent
    if indent >= 4 {
      if mayContinue { return .nothing }
      begin(.none, closingTo: matched)
      emit()
      return .line
    }
    if rest.first == UInt8(ascii: ">") {
      close(to: matched)
      cursor.skipBlanks(indent)
      cursor.skip(1)
      cursor.skipBlanks(1)
      return push(.quote) ? .container : .tooDeep
    }
    if let leaf = leafStart(rest, interrupts: interrupts, mayContinue: mayContinue) {
      begin(leaf, closingTo: matched)
      if BlockStart.isHeading(rest) { emitFirstLine(rest) } else { emit() }
      return .line
    }
    if extensions, let marker = marker(rest) {
      begin(.none, closingTo: matched)
      guard count(marker) else { return .tooDeep }
      result.markers[lineNumber] = marker
      emit(line[..<rest.startIndex], "<!-- -->")
      return .line
    }
    if extensions, let definition = footnoteDefinition(rest) {
      result.footnotes.append(Scan.Footnote(label: definition.label, line: lineNumber, depth: matched))
      rewrite(definition, from: rest.startIndex)
      cursor = cursor.moved(to: line)
      return .footnote
    }
    guard let width = listMarkerWidth(rest, interrupts: interrupts) else { return .nothing }
    close(to: matched)
    cursor.skipBlanks(indent)
    cursor.skip(width)
    return push(.item(indent: indent + width + itemPadding(&cursor), isEmpty: true)) ? .container : .tooDeep
  }

  private mutating func scanParagraphLine(_ cursor: LineCursor, closingTo matched: Int) {
    let rest = cursor.rest
    close(to: matched)
    if extensions, cursor.indent < 4, let table = tableLines(header: rest) {
      begin(.none, closingTo: matched)
      result.markers[lineNumber] = .table(table.lines)
      emitTable(through: table.last, from: rest.startIndex)
    } else if isParagraph {
      addDefinitionLine(rest)
      emit()
    } else {
      if extensions { noteTask(rest) }
      begin(.paragraph, closingTo: matched)
      collectsDefinition = extensions && rest.first == UInt8(ascii: "[")
      if collectsDefinition { result.definitions.append(Array(rest)) }
      emitFirstLine(rest)
    }
  }

  private var isParagraph: Bool { if case .paragraph = leaf { true } else { false } }

  /// How many of the open containers the line goes on with; the cursor moves past their marks.
  private func match(_ cursor: inout LineCursor) -> Int {
    for (number, container) in containers.enumerated() {
      let indent = cursor.indent
      if indent == 0, case .item(_, isEmpty: false) = container, cursor.isBlank { continue }
      switch container {
      case .quote:
        guard indent < 4, cursor.rest.first == UInt8(ascii: ">") else { return number }
        cursor.skipBlanks(indent)
        cursor.skip(1)
        cursor.skipBlanks(1)
      case .item(let width, let isEmpty):
        if indent >= width {
          cursor.skipBlanks(width)
        } else if cursor.isBlank, !isEmpty {
          cursor.skipBlanks(indent)
        } else {
          return number
        }
      }
    }
    return containers.count
  }

  /// Whether the line belongs to the fence or to the raw HTML that is open.
  private mutating func continueLeaf(_ cursor: LineCursor) -> Bool {
    switch leaf {
    case .none, .paragraph: return false
    case .fence(let mark, let count):
      if cursor.indent < 4, BlockStart.closesFence(cursor.rest, mark: mark, count: count) { leaf = .none }
    case .html(let html):
      if case .untilBlank = html, cursor.isBlank { return false }
      if html.ends(with: cursor.rest) { leaf = .none }
    }
    emit()
    return true
  }

  /// The leaf that begins here, if it is one that CommonMark knows by its first line.
  private func leafStart(_ rest: ArraySlice<UInt8>, interrupts: Bool, mayContinue: Bool) -> Leaf? {
    if BlockStart.isHeading(rest) { return Leaf.none }
    if let fence = BlockStart.fence(rest) { return .fence(mark: fence.mark, count: fence.count) }
    if let html = HTMLBlockStart(rest) {
      if case .untilBlank(interrupts: false) = html, mayContinue { return nil }
      return html.ends(with: rest) ? Leaf.none : .html(html)
    }
    if interrupts, BlockStart.isSetextUnderline(rest) { return Leaf.none }
    return BlockStart.isThematicBreak(rest) ? Leaf.none : nil
  }

  private func listMarkerWidth(_ rest: ArraySlice<UInt8>, interrupts: Bool) -> Int? {
    guard let marker = BlockStart.listMarker(rest) else { return nil }
    if interrupts, !marker.opensList || rest.dropFirst(marker.width).allSatisfy(\.isBlank) { return nil }
    return marker.width
  }

  /// The columns between a list marker and the content, where the cursor is left.
  private func itemPadding(_ cursor: inout LineCursor) -> Int {
    var ahead = cursor
    let blanks = ahead.skipBlanks(5)
    if blanks >= 5 || blanks < 1 || ahead.isBlank {
      cursor.skipBlanks(1)
      return 1
    }
    cursor = ahead
    return blanks
  }

  // MARK: Footnotes

  /// `[^label]: words`
  private func footnoteDefinition(_ rest: ArraySlice<UInt8>) -> (label: String, words: ArraySlice<UInt8>)? {
    guard rest.has("[^", at: rest.startIndex), let label = footnoteLabel(in: rest.dropFirst(2)),
      rest.has("]:", at: label.endIndex), !containsPlaceholder(label)
    else { return nil }
    return (String(decoding: label, as: UTF8.self), rest[(label.endIndex + 2)...].drop(while: \.isBlank))
  }

  /// Writes the line as that of an item whose further lines are indented as those of a footnote are, by four columns.
  private mutating func rewrite(_ definition: (label: String, words: ArraySlice<UInt8>), from start: Int) {
    let blanks = Array(repeating: UInt8(ascii: " "), count: 4 - footnoteMark.count)
    // An item that begins with an empty line would be indented by less.
    let words = definition.words.isEmpty ? Array("<!-- -->".utf8)[...] : definition.words
    line = (line[..<start] + footnoteMark + blanks + words)[...]
  }

  // MARK: Containers

  /// Closes the containers from `count` on, and what is open in them.
  private mutating func close(to count: Int) {
    guard count < containers.count else { return }
    containers.removeLast(containers.count - count)
    leaf = .none
  }

  private mutating func begin(_ leaf: Leaf, closingTo count: Int) {
    close(to: count)
    markContent()
    self.leaf = leaf
  }

  private mutating func push(_ container: Container) -> Bool {
    markContent()
    leaf = .none
    containers.append(container)
    return containers.count <= Limits.nesting
  }

  /// Divisions count as containers.
  private mutating func count(_ marker: Scan.Marker) -> Bool {
    switch marker {
    case .opening: openDivisions += 1
    case .closing: openDivisions = max(0, openDivisions - 1)
    case .attributes, .table: break
    }
    return openDivisions <= Limits.nesting
  }

  private mutating func markContent() {
    if case .item(let indent, true)? = containers.last {
      containers[containers.count - 1] = .item(indent: indent, isEmpty: false)
    }
  }

  // MARK: Paragraphs

  private mutating func addDefinitionLine(_ rest: ArraySlice<UInt8>) {
    guard collectsDefinition, let last = result.definitions.indices.last else { return }
    result.definitions[last] += [UInt8(ascii: "\n")] + rest
  }

  /// `[ ]` or `[x]` at the beginning of an item.
  private mutating func noteTask(_ rest: ArraySlice<UInt8>) {
    guard case .item(_, true)? = containers.last, rest.first == UInt8(ascii: "["),
      let end = rest.firstIndex(of: UInt8(ascii: "]")), end + 1 < rest.endIndex, rest[end + 1].isBlank,
      !rest[(end + 1)...].allSatisfy(\.isBlank)
    else { return }
    switch rest[(rest.startIndex + 1)..<end] {
    case [0x20], [0x09]: result.tasks[lineNumber] = .open
    case [UInt8(ascii: "x")], [UInt8(ascii: "X")]: result.tasks[lineNumber] = .done
    case let inside where isPlaceholders(inside):
      report("task-value", "a task box is ticked by the template, not by a value", "write two items under an `if`")
    default: break
    }
  }

  // MARK: Output

  mutating func report(_ id: String, _ message: String, _ help: String) {
    result.problems.append(Scan.Problem(line: lineNumber, id: id, message: message, help: help))
  }

  private mutating func emit() { emit(line, "") }

  private mutating func emit(_ bytes: ArraySlice<UInt8>, _ mark: StaticString) {
    result.text += bytes
    mark.withUTF8Buffer { result.text += $0 }
    result.text.append(UInt8(ascii: "\n"))
    index += 1
  }

  /// The first line of a heading or paragraph, without the attributes at its end.
  private mutating func emitFirstLine(_ rest: ArraySlice<UInt8>) {
    if extensions, let list = trailingAttributeList(in: rest) {
      let isHeading = BlockStart.isHeading(rest)
      if !isHeading, leafStart(rest[..<list.range.lowerBound].trimmed, interrupts: false, mayContinue: false) != nil {
        // Without them the line would be a rule or raw HTML.
        report("attribute-stray", "no element takes these attributes", "write them on a line of their own below")
        emit()
        return
      }
      result.attributes[lineNumber] = checked(list)
      emit(line[..<list.range.lowerBound], "")
    } else {
      emit()
    }
  }

  /// A comment as long as the table, so that the lines behind it keep their numbers.
  private mutating func emitTable(through last: Int, from start: Int) {
    emit(line[..<start], "<!--")
    while index <= last {
      let rest = self.rest(ofLine: index) ?? []
      let isLast = index == last
      emit(text[lines[index].lowerBound..<rest.startIndex], isLast ? "-->" : rest.isEmpty ? "" : "-")
    }
  }

  // MARK: Looking ahead

  /// What a later line holds behind the marks of all open containers; nil if it does not go on with all of them, is
  /// indented like code or is not there; empty if it is blank.
  func rest(ofLine index: Int) -> ArraySlice<UInt8>? {
    guard index < lines.count else { return nil }
    var cursor = LineCursor(text[lines[index]])
    guard match(&cursor) == containers.count, cursor.isBlank || cursor.indent < 4 else { return nil }
    return cursor.rest
  }

  /// Whether a block other than a paragraph begins with this.
  func startsBlock(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first == UInt8(ascii: ">") || BlockStart.listMarker(rest) != nil
      || leafStart(rest, interrupts: false, mayContinue: true) != nil
      || rest.has(":::", at: rest.startIndex) || rest.has("{:", at: rest.startIndex)
      || footnoteDefinition(rest) != nil
  }
}

/// The lines of a text without their ends: LF, CR LF or CR.
private func lineRanges(of text: [UInt8], from first: Int) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var start = first
  var offset = first
  while offset < text.count {
    let byte = text[offset]
    if byte == 0x0A || byte == 0x0D {
      lines.append(start..<offset)
      if byte == 0x0D, offset + 1 < text.count, text[offset + 1] == 0x0A { offset += 1 }
      start = offset + 1
    }
    offset += 1
  }
  if start < text.count { lines.append(start..<text.count) }
  return lines
}

/// A list marker that begins no item of the text; the first of all, if each may.
private func unusedListMark(in text: [UInt8]) -> [UInt8] {
  let marks = ["+", "*", "1)", "-", "1."].map { Array($0.utf8) }
  return marks.first { mark in
    !text.indices.contains { index in
      text[index] == mark.last && (index + 1 == text.count || text[index + 1] <= UInt8(ascii: " "))
        && (mark.count == 1 || index > 0 && text[index - 1].isASCIIDigit)
    }
  } ?? marks[0]
}
