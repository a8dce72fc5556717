import Diagnostics

/// Text that is being written, with the template line behind each of its lines.
struct Buffer {
  /// A place in one of the templates of the merge.
  struct LineOrigin {
    let template: Int32
    let offset: Int32
  }

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [LineOrigin] = []
  private var isLineOpen = false

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var count: Int { bytes.count }
  /// What keeping it costs, as ``Value/weight``.
  var weight: Int { bytes.count / 16 + lines.count / 2 }
  var endsLine: Bool { bytes.last == .lineFeed }

  /// The bytes since the last line end.
  var currentLine: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0)...]
  }

  /// Text of a template, with the place at which it stands there; CRLF becomes LF.
  mutating func append(template text: ArraySlice<UInt8>, of template: Int32) {
    guard !text.isEmpty else { return }
    if !isLineOpen { open(LineOrigin(template: template, offset: Int32(text.startIndex))) }
    var start = text.startIndex
    for index in text.indices where text[index] == .lineFeed {
      let end = index > start && text[index - 1] == .carriageReturn ? index - 1 : index
      bytes.append(contentsOf: text[start..<end])
      bytes.append(.lineFeed)
      start = index + 1
      if start < text.endIndex {
        lines.append(LineOrigin(template: template, offset: Int32(start)))
      } else {
        isLineOpen = false
      }
    }
    bytes.append(contentsOf: text[start...])
  }

  /// What an expression printed.
  mutating func append(_ text: String, at origin: LineOrigin) {
    append(contentsOf: text.utf8, at: origin)
  }

  mutating func append(_ scalar: Unicode.Scalar, at origin: LineOrigin) {
    if !isLineOpen { open(origin) }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func append(contentsOf text: some Collection<UInt8>, at origin: LineOrigin) {
    guard !text.isEmpty else { return }
    if !isLineOpen { open(origin) }
    let from = bytes.count
    bytes.append(contentsOf: text)
    for index in from..<bytes.count where bytes[index] == .lineFeed {
      if index + 1 < bytes.count { lines.append(origin) } else { isLineOpen = false }
    }
  }

  /// A piece written before, each of its lines but the first led by `lead`, which empty lines get without its
  /// blanks at the end.
  mutating func append(_ piece: Buffer, ledBy lead: [UInt8]) {
    var trimmed = lead
    while trimmed.last?.isBlank == true { trimmed.removeLast() }
    var start = 0
    for (line, origin) in piece.lines.enumerated() {
      let end = piece.bytes[start...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? piece.bytes.count
      if !isLineOpen { open(origin) }
      if line > 0 { bytes.append(contentsOf: end - start == 1 && piece.bytes[start] == .lineFeed ? trimmed : lead) }
      bytes.append(contentsOf: piece.bytes[start..<end])
      isLineOpen = bytes.last != .lineFeed
      start = end
    }
  }

  private mutating func open(_ origin: LineOrigin) {
    lines.append(origin)
    isLineOpen = true
  }

  mutating func endLine(at origin: LineOrigin) {
    append("\n", at: origin)
  }

  mutating func removeLastLineEnd() {
    guard endsLine else { return }
    bytes.removeLast()
    isLineOpen = true
    // An empty line that was only its line end is no line any more.
    if bytes.isEmpty || bytes.last == .lineFeed {
      lines.removeLast()
      isLineOpen = false
    }
  }

  /// Takes the blanks of a line that holds nothing else away, and the line with them.
  mutating func removeBlankLine() {
    let line = currentLine
    guard line.allSatisfy(\.isBlank) else { return }
    if !line.isEmpty { lines.removeLast() }
    bytes.removeLast(line.count)
    isLineOpen = false
  }

  /// Text that ends in one line end, or none at all.
  mutating func normaliseEnd() {
    while let last = bytes.last, last == .lineFeed {
      if bytes.count == 1 || bytes[bytes.count - 2] == .lineFeed {
        lines.removeLast()
      }
      bytes.removeLast()
    }
    if !bytes.isEmpty { bytes.append(.lineFeed) }
  }

  /// Without white space at its ends.
  func trimmed() -> Buffer {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start].isWhitespace { start += 1 }
    while end > start, bytes[end - 1].isWhitespace { end -= 1 }
    let firstLine = bytes[..<start].count { $0 == .lineFeed }
    let lastLine = firstLine + bytes[start..<end].count { $0 == .lineFeed }
    var piece = Buffer()
    guard start < end else { return piece }
    piece.bytes = Array(bytes[start..<end])
    piece.lines = Array(lines[firstLine...min(lastLine, lines.count - 1)])
    piece.isLineOpen = true
    return piece
  }

  /// The text with `lead` before those of its lines for which `isLed` holds. Nil where the lead is more than blanks,
  /// tabs and `>`: it may be a value, and would be read as Markdown, as further lines or as placeholders.
  func leading(lines isLed: (_ line: ArraySlice<UInt8>, _ index: Int) -> Bool, by lead: [UInt8]) -> Buffer? {
    guard lead.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ">") }) else { return nil }
    var piece = self
    piece.bytes = []
    for (index, line) in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { piece.bytes.append(.lineFeed) }
      if isLed(line, index) { piece.bytes += lead }
      piece.bytes += line
    }
    return piece
  }

  /// Exchanges each placeholder for that of another binding; the lines stay.
  mutating func replacePlaceholders(_ replacement: (Int) -> Int) {
    var index = 0
    while index < bytes.count {
      guard let old = Placeholder.index(in: bytes, at: index) else {
        index += 1
        continue
      }
      let new = replacement(old)
      if new != old, let letters = Placeholder.scalar(new).flatMap({ UTF8.encode($0) }) {
        for (offset, byte) in letters.enumerated() { bytes[index + offset] = byte }
      }
      index += Placeholder.width
    }
  }
}
