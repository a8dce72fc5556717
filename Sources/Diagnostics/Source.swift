/// A text that was read, with its name, so that every place in it can be shown.
package final class Source: Sendable {
  /// The path as people see it: relative to the workspace, with `/`.
  package let name: String
  /// UTF-8, as read.
  package let bytes: [UInt8]
  private let lines = Once<[Int]>()

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var lineCount: Int { lineStarts.count }

  /// Offsets at which lines begin. Lines end at LF; a CR before it belongs to the line end.
  private var lineStarts: [Int] {
    lines.value {
      var starts = [0]
      for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
      return starts
    }
  }

  /// Line and column of a byte offset; offsets past the end stand for the end.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let (line, start) = line(of: offset)
    // Columns count code points: every byte that does not continue one.
    let column = bytes[start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Position(line: line + 1, column: column)
  }

  /// The byte range of a line, numbered from 1, without its line end.
  package func range(ofLine line: Int) -> Range<Int> {
    let lineStarts = lineStarts
    guard (1...lineStarts.count).contains(line) else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, line < lineStarts.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  package func line(_ line: Int) -> String {
    String(decoding: bytes[range(ofLine: line)], as: UTF8.self)
  }

  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The line of an offset, numbered from 0, and where it begins.
  private func line(of offset: Int) -> (index: Int, start: Int) {
    let lineStarts = lineStarts
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return (low, lineStarts[low])
  }
}

/// A place in a text: line and column, both from 1; columns count code points.
package struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  package var description: String { "\(line):\(column)" }
}

/// A piece of a source, in byte offsets.
package struct Span: Sendable {
  package let source: Source
  /// Half a word each: every datum and every node holds a span.
  @usableFromInline let first: Int32
  @usableFromInline let last: Int32

  @inlinable
  package init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    first = Int32(clamping: range.lowerBound)
    last = Int32(clamping: range.upperBound)
  }

  @inlinable package var start: Int { Int(first) }
  @inlinable package var end: Int { Int(last) }

  @inlinable package var range: Range<Int> { start..<end }
  package var position: Position { source.position(of: start) }
  package var text: String { source.text(in: range) }

  /// The smallest span that holds both. Both must be of one source.
  package func union(_ other: Span) -> Span {
    Span(source, min(start, other.start)..<max(end, other.end))
  }
}

extension Span: Hashable, CustomStringConvertible {
  package static func == (left: Span, right: Span) -> Bool {
    left.source === right.source && left.start == right.start && left.end == right.end
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(start)
    hasher.combine(end)
  }

  /// `content/practice.yaml:12:3`
  package var description: String { "\(source.name):\(position)" }
}
