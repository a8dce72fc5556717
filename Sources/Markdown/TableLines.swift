/// The lines of a pipe table, cut into cells.
struct TableLines {
  struct Row {
    let line: Int
    var cells: [Cell]
  }

  struct Cell {
    /// Index of the phrase it holds.
    let phrase: Int
    let attributes: Attributes
  }

  let alignments: [Kind.Alignment]
  var rows: [Row] = []
  /// Index of a phrase.
  var caption: Int?
}

extension BlockScanner {
  /// The table whose header is this line, and its last line; nil if it is no header.
  ///
  /// A line `: Words` right below the rows, or one blank line further down, is the caption.
  mutating func tableLines(header: ArraySlice<UInt8>) -> (lines: TableLines, last: Int)? {
    guard let next = rest(ofLine: lineNumber), header.contains(UInt8(ascii: "|")) || next.contains(UInt8(ascii: "|")),
      let alignments = alignments(in: next), !BlockStart.isSetextUnderline(next)
    else { return nil }
    let cells = cells(in: header)
    guard cells.count == alignments.count else { return nil }
    var table = TableLines(alignments: alignments)
    table.rows.append(row(cells, line: lineNumber, width: alignments.count))
    var last = lineNumber
    while let rest = rest(ofLine: last + 1), !rest.isEmpty, !startsBlock(rest), !isCaption(rest) {
      last += 1
      table.rows.append(row(self.cells(in: rest), line: last + 1, width: alignments.count))
    }
    for distance in 1...2 {
      guard let rest = rest(ofLine: last + distance) else { break }
      if isCaption(rest) {
        table.caption = addPhrase(rest.dropFirst(2).trimmed)
        return (table, last + distance)
      }
      if !rest.isEmpty { break }
    }
    return (table, last)
  }

  private func isCaption(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.has(": ", at: rest.startIndex) && !rest.dropFirst(2).allSatisfy(\.isBlank)
  }

  private mutating func row(_ cells: [ArraySlice<UInt8>], line: Int, width: Int) -> TableLines.Row {
    var row = TableLines.Row(line: line, cells: [])
    for cell in cells.prefix(width) {
      var text = cell.trimmed
      var attributes = Attributes()
      if let list = trailingAttributeList(in: text) {
        attributes = checked(list)
        text = text[..<list.range.lowerBound].trimmed
      }
      row.cells.append(TableLines.Cell(phrase: addPhrase(text), attributes: attributes))
    }
    let excess = cells.dropFirst(width).map(\.trimmed)
    // Values among them are reported as lost.
    if excess.contains(where: { !$0.isEmpty && !containsPlaceholder($0) }) {
      result.problems.append(
        Scan.Problem(
          line: line, id: "row-longer", message: "the row has \(cells.count) cells, the header \(width)",
          help: "what stands in the others would not be shown; write a bar within a cell as `\\|`"))
    }
    return row
  }

  mutating func addPhrase(_ text: ArraySlice<UInt8>) -> Int {
    // A bar is escaped for the table, in code too; what is left of the escape is the bar.
    var phrase: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "|"), phrase.last == UInt8(ascii: "\\") { phrase.removeLast() }
      phrase.append(byte)
    }
    result.phrases.append(phrase)
    return result.phrases.count - 1
  }

  /// The cells of a line: cut at bars that no backslash escapes; one at each end is only a frame.
  private func cells(in rest: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var row = rest.trimmed
    if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = row.startIndex
    var offset = start
    while offset < row.endIndex {
      if row[offset] == UInt8(ascii: "\\") {
        offset += 1
      } else if row[offset] == UInt8(ascii: "|") {
        cells.append(row[start..<offset])
        start = offset + 1
      }
      offset += 1
    }
    if start < row.endIndex || cells.isEmpty { cells.append(row[start...]) }
    return cells
  }

  /// The alignments that a line of dashes, colons and bars gives; nil for any other line.
  private func alignments(in rest: ArraySlice<UInt8>) -> [Kind.Alignment]? {
    guard rest.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) }) else { return nil }
    var alignments: [Kind.Alignment] = []
    for cell in cells(in: rest) {
      let mark = cell.trimmed
      let (left, right) = (mark.first == UInt8(ascii: ":"), mark.last == UInt8(ascii: ":"))
      let dashes = mark.dropFirst(left ? 1 : 0).dropLast(right && mark.count > 1 ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(left ? (right ? .centre : .left) : (right ? .right : .none))
    }
    return alignments
  }
}
