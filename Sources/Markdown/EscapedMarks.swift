/// Marks of ours that a backslash turns into text: `\~`, `\{`, and `\[` before the `@` of a reference or the `^` of a
/// footnote. libcmark removes the backslash and joins the mark to the text around it, so a character that the text does
/// not hold stands for the pair while it is parsed: a mark of punctuation like the two, so that emphasis beside it
/// begins and ends where it would have.
struct EscapedMarks {
  private let standIns: [(standIn: Unicode.Scalar, mark: Unicode.Scalar)]

  /// Punctuation of scripts that nobody writes.
  private static let candidates: [Unicode.Scalar] = [
    "\u{12470}", "\u{12471}", "\u{12472}", "\u{12473}", "\u{1039F}", "\u{103D0}", "\u{10857}", "\u{1091F}",
  ]

  /// None for a text without such pairs.
  init(for text: [UInt8]) {
    let escapable: [Unicode.Scalar] = text.contains(UInt8(ascii: "\\")) ? ["~", "{", "["] : []
    let marks = escapable.filter { text.holds(Array("\\\($0)".utf8)) }
    let free = Self.candidates.filter { marks.isEmpty ? false : !text.holds(Array(String($0).utf8)) }
    standIns = Array(zip(free, marks))
  }

  /// The text with stand-ins.
  func hidden(in text: [UInt8]) -> [UInt8] {
    guard !standIns.isEmpty else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      guard text[offset] == UInt8(ascii: "\\"), offset + 1 < text.count else {
        result.append(text[offset])
        offset += 1
        continue
      }
      if let pair = standIns.first(where: { $0.mark.value == UInt32(text[offset + 1]) }) {
        result += Array(String(pair.standIn).utf8)
      } else {
        result += text[offset...(offset + 1)]
      }
      offset += 2
    }
    return result
  }

  /// The stand-ins of a text back as what they stand for: as the mark, or as the pair where a backslash is one.
  func shown(in text: String, pairs: Bool) -> String {
    guard !standIns.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let pair = standIns.first(where: { $0.standIn == scalar }) {
        if pairs { result.append("\\") }
        result.append(pair.mark)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Puts the marks back into a whole document, after everything that searches texts for marks.
  func show(in document: inout Document) {
    guard !standIns.isEmpty else { return }
    for id in document.preorder() {
      switch document[id].kind {
      case .text(let text):
        let isLiteral = document[id].parent.map { !document[$0].kind.holdsInlines } ?? false
        let parts = isLiteral ? [text] : parts(of: text)
        let shown = parts.map { Kind.text(self.shown(in: $0, pairs: isLiteral)) }
        document[id].kind = shown[0]
        if shown.count > 1 { document.replace(id, with: shown.map { document.make($0) }) }
      case .codeBlock(let info): document[id].kind = .codeBlock(info: Literal(shown(in: info.text, pairs: false)))
      case .link(let target): document[id].kind = .link(shown(in: target))
      case .image(let target): document[id].kind = .image(shown(in: target))
      default: break
      }
    }
  }

  /// The text, cut behind every escaped `[` that an `@` follows: what a reference begins with stands in one text.
  private func parts(of text: String) -> [String] {
    guard let bracket = standIns.first(where: { $0.mark == "[" })?.standIn else { return [text] }
    var parts = [String.UnicodeScalarView()]
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if last == bracket, scalar == "@" { parts.append(String.UnicodeScalarView()) }
      parts[parts.count - 1].append(scalar)
      last = scalar
    }
    return parts.map { String($0) }
  }

  private func shown(in target: Kind.Target) -> Kind.Target {
    Kind.Target(
      address: Literal(shown(in: target.address.text, pairs: false)),
      title: Literal(shown(in: target.title.text, pairs: false)))
  }
}

extension [UInt8] {
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if self[start...].starts(with: bytes) { return true }
      rest = self[(start + 1)...]
    }
    return false
  }
}
