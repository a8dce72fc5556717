/// An address in a link, percent-encoded where it must be; what has a meaning in an address keeps it.
func percentEncoded(_ address: String) -> String {
  encoded(address, keeping: "-_.~+!*'(),%#@?=;:/&$")
}

/// A text as a piece of an address that means nothing but itself.
func component(_ text: String, keeping marks: String = "") -> String {
  encoded(text, keeping: "-_.~" + marks)
}

private func encoded(_ text: String, keeping marks: String) -> String {
  let kept = Set(marks.utf8)
  let digits = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  for byte in text.utf8 {
    if byte.isASCIILetter || byte.isASCIIDigit || kept.contains(byte) {
      result.append(byte)
    } else {
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Why data may not be this address; nil if they may. Data lead to the web, to a mailbox, to a telephone, or to a
/// neighbour in their own folder.
func problem(withAddress address: String) -> String? {
  let bytes = Array(address.utf8)
  if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "it holds a line end or another control character" }
  if bytes.contains(UInt8(ascii: "\\")) { return "it holds a backslash" }
  let head = bytes.prefix { !":/?#".utf8.contains($0) }
  if head.count < bytes.count, bytes[head.count] == UInt8(ascii: ":") {
    let scheme = String(decoding: head.map(\.lowercased), as: UTF8.self)
    return schemes.contains(scheme) ? nil : "it begins with neither https, http, mailto nor tel"
  }
  if bytes.first == UInt8(ascii: "/") { return "it leads out of the folder of the page" }
  let path = bytes.prefix { !"?#".utf8.contains($0) }
  let leavesFolder = path.split(separator: UInt8(ascii: "/")).contains { isParent($0) }
  return leavesFolder ? "it leads out of the folder of the page" : nil
}

private let schemes: Set<String> = ["http", "https", "mailto", "tel"]

/// Whether a piece of a path is `.` or `..`, written plainly or percent-encoded.
func isDots(_ piece: String) -> Bool {
  let plain = withoutEncodedDots(piece.utf8)
  return plain == [UInt8(ascii: ".")] || plain == Array("..".utf8)
}

private func isParent(_ piece: some Sequence<UInt8>) -> Bool { withoutEncodedDots(piece) == Array("..".utf8) }

private func withoutEncodedDots(_ piece: some Sequence<UInt8>) -> [UInt8] {
  var plain: [UInt8] = []
  for byte in piece {
    plain.append(byte.lowercased)
    if plain.suffix(3).elementsEqual("%2e".utf8) { plain.replaceSubrange((plain.count - 3)..., with: ".".utf8) }
  }
  return plain
}
