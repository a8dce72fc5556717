import Markdown

extension Document {
  /// The words of a heading without its number.
  func titleOfHeading(_ head: NodeID) -> String? {
    let text = children(of: head).filter { !isLabel($0) }.map { plainText(of: $0) }.joined().onOneLine
    return text.isEmpty ? nil : text
  }

  /// The strong text that an item begins with, if it ends in a full stop or a colon, or one follows it.
  func titleOfItem(_ lead: NodeID) -> String? {
    guard let strong = strongTitle(ofItem: lead) else { return nil }
    let text = plainText(of: strong).onOneLine
    return text.utf8.last.map { ".:".utf8.contains($0) } == true ? String(text.unicodeScalars.dropLast()) : text
  }

  /// The node of that text.
  func strongTitle(ofItem lead: NodeID) -> NodeID? {
    var first = firstChild(of: lead)
    while let id = first, isLabel(id) { first = next(of: id) }
    guard let strong = first, case .strong = kind(of: strong) else { return nil }
    func isEnd(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }
    if isEnd(plainText(of: strong).utf8.last) { return strong }
    guard let next = next(of: strong), case .text(let text) = kind(of: next) else { return nil }
    return isEnd(text.utf8.first) ? strong : nil
  }

  /// Whether a node is the number of a clause, or the blank behind it.
  func isLabel(_ id: NodeID) -> Bool {
    switch kind(of: id) {
    case .span: self[id].attributes.has(class: "num")
    case .text(" "): previous(of: id).map { isLabel($0) } ?? false
    default: false
    }
  }
}

extension String {
  /// Runs of blanks and line ends as one blank, none at the ends.
  var onOneLine: String {
    guard mayHoldGaps else { return self }
    var result = String.UnicodeScalarView()
    var gap = false
    for scalar in unicodeScalars {
      if scalar != "\u{A0}", scalar.isASCII ? isBlankScalar(scalar) : scalar.properties.isWhitespace {
        gap = true
      } else {
        if gap, !result.isEmpty { result.append(" ") }
        gap = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether there may be anything between words but single blanks.
  private var mayHoldGaps: Bool {
    var last = UInt8(ascii: " ")
    for byte in utf8 {
      switch byte {
      case 0x09...0x0D: return true
      case 0x20: if last == 0x20 { return true }
      // With these begin all blanks that are not ASCII.
      case 0xC2, 0xE1, 0xE2, 0xE3: return true
      default: break
      }
      last = byte
    }
    return last == 0x20 && !isEmpty
  }
}
