/// Where a line is read: behind some of its bytes, on a column that tabs make differ from them.
///
/// A tab goes on to the next multiple of four columns, and containers can take a part of one.
struct LineCursor {
  let line: ArraySlice<UInt8>
  private(set) var offset: Int
  private(set) var column = 0
  /// Columns of the tab at ``offset`` that are still to be read.
  private var restOfTab = 0

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    offset = line.startIndex
  }

  /// The same place on a line that begins with the same bytes.
  func moved(to line: ArraySlice<UInt8>) -> LineCursor {
    var copy = LineCursor(line)
    copy.offset = line.startIndex + offset - self.line.startIndex
    copy.column = column
    copy.restOfTab = restOfTab
    return copy
  }

  /// What is left, from the first byte that is no blank; empty on a blank line.
  var rest: ArraySlice<UInt8> {
    var start = offset
    while start < line.endIndex, line[start].isBlank { start += 1 }
    return line[start...]
  }

  var isBlank: Bool { rest.isEmpty }

  /// Columns of blanks before ``rest``.
  var indent: Int {
    var copy = self
    return copy.skipBlanks(.max)
  }

  /// Skips bytes that are no tabs.
  mutating func skip(_ count: Int) {
    offset += count
    column += count
  }

  /// Skips up to `limit` columns of blanks; answers how many.
  @discardableResult
  mutating func skipBlanks(_ limit: Int) -> Int {
    var skipped = 0
    while skipped < limit, offset < line.endIndex, line[offset].isBlank {
      if line[offset] == 0x09 {
        if restOfTab == 0 { restOfTab = 4 - column % 4 }
        let step = min(restOfTab, limit - skipped)
        restOfTab -= step
        skipped += step
        column += step
        if restOfTab == 0 { offset += 1 }
      } else {
        offset += 1
        column += 1
        skipped += 1
      }
    }
    return skipped
  }
}

/// How a block of CommonMark begins. Each takes what is left of a line from its first byte that is no blank, indented
/// by less than four columns.
enum BlockStart {
  static func isHeading(_ rest: ArraySlice<UInt8>) -> Bool {
    let level = rest.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(level) && (rest.count == level || rest[rest.startIndex + level].isBlank)
  }

  static func isSetextUnderline(_ rest: ArraySlice<UInt8>) -> Bool {
    let rest = rest.trimmed
    guard let mark = rest.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return rest.allSatisfy { $0 == mark }
  }

  static func isThematicBreak(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, "*-_".utf8.contains(mark) else { return false }
    return rest.allSatisfy { $0 == mark || $0.isBlank } && rest.count { $0 == mark } >= 3
  }

  /// The character of a fence and how often it stands there.
  static func fence(_ rest: ArraySlice<UInt8>) -> (mark: UInt8, count: Int)? {
    guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = rest.prefix { $0 == mark }.count
    guard count >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), rest.dropFirst(count).contains(mark) { return nil }
    return (mark, count)
  }

  static func closesFence(_ rest: ArraySlice<UInt8>, mark: UInt8, count: Int) -> Bool {
    let rest = rest.trimmed
    return rest.count >= count && rest.allSatisfy { $0 == mark }
  }

  /// The width of a list marker, and whether it begins with the number 1 or is a bullet.
  static func listMarker(_ rest: ArraySlice<UInt8>) -> (width: Int, opensList: Bool)? {
    guard let first = rest.first else { return nil }
    var width = 1
    var opensList = true
    if !"*-+".utf8.contains(first) {
      let digits = rest.prefix { $0.isASCIIDigit }
      guard (1...9).contains(digits.count), rest.count > digits.count,
        ".)".utf8.contains(rest[digits.endIndex])
      else { return nil }
      width = digits.count + 1
      opensList = Int(String(decoding: digits, as: UTF8.self)) == 1
    }
    guard rest.count == width || rest[rest.startIndex + width].isBlank else { return nil }
    return (width, opensList)
  }
}
