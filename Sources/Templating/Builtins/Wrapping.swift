/// How lines are broken, by the rules of Python's `textwrap`.
struct Wrapping {
  let width: Int
  /// Whether a word longer than a line is broken; it begins on the line at hand then.
  let breaksWords: Bool
  /// Whether a word is broken behind a hyphen between letters.
  let breaksHyphens: Bool

  private typealias Piece = ArraySlice<Unicode.Scalar>

  /// The lines that one line becomes: at least one.
  func wrapped(_ line: [Unicode.Scalar]) -> [String] {
    var lines: [String] = []
    var current: [Unicode.Scalar] = []
    func close() {
      while current.last?.properties.isWhitespace == true { current.removeLast() }
      if !current.isEmpty { lines.append(String(String.UnicodeScalarView(current))) }
      current = []
    }
    for piece in pieces(of: line) {
      var rest = piece
      if current.count + rest.count <= width {
        current += rest
        continue
      }
      if rest.first?.properties.isWhitespace == true {
        close()
        continue
      }
      if rest.count > width, breaksWords {
        while rest.count > width - current.count {
          let end = breakPoint(in: rest, within: width - current.count)
          current += rest[..<end]
          rest = rest[end...]
          close()
        }
      } else {
        close()
      }
      current += rest
    }
    close()
    return lines.isEmpty ? [""] : lines
  }

  /// Where a word too long for a line is cut: behind its last hyphen that fits, else where the line ends.
  private func breakPoint(in word: Piece, within room: Int) -> Int {
    let end = word.startIndex + max(room, 0)
    guard breaksHyphens, let hyphen = word[..<end].lastIndex(of: "-"), word[..<hyphen].contains(where: { $0 != "-" })
    else { return end }
    return hyphen + 1
  }

  /// White space and words by turns, words cut behind their hyphens.
  private func pieces(of line: [Unicode.Scalar]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    for index in line.indices where index > start {
      let isEdge = line[index].properties.isWhitespace != line[index - 1].properties.isWhitespace
      guard isEdge || breaksHyphens && line[index - 1] == "-" && isHyphen(at: index - 1, of: line) else { continue }
      pieces.append(line[start..<index])
      start = index
    }
    if start < line.count { pieces.append(line[start...]) }
    return pieces
  }

  /// Whether a hyphen stands between parts of two letters and more, as in `well-known`.
  private func isHyphen(at index: Int, of line: [Unicode.Scalar]) -> Bool {
    func isLetter(_ index: Int) -> Bool { line.indices.contains(index) && line[index].properties.isAlphabetic }
    func isMark(_ index: Int) -> Bool { line.indices.contains(index) && line[index] == "-" }
    let follows = isLetter(index - 1) && (isLetter(index - 2) || isMark(index - 2) && isLetter(index - 3))
    let leads = isLetter(index + 1) && (isLetter(index + 2) || isMark(index + 2) && isLetter(index + 3))
    return follows && leads
  }
}
