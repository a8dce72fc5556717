// What may stand in an address, and what of it has to be encoded (RFC 3986).

/// An address in a link, percent-encoded where it must be; what has a meaning in an address keeps it.
package func encodedAddress(_ address: String) -> String {
  percentEncoded(address, keeping: "-_.~+!*'(),%#@?=;:/&$")
}

/// A text as a piece of an address that means nothing but itself, but for `marks`.
package func encodedComponent(_ text: String, keeping marks: String = "") -> String {
  percentEncoded(text, keeping: "-_.~" + marks)
}

private func percentEncoded(_ text: String, keeping marks: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var kept = [Bool](repeating: false, count: 256)
  for mark in marks.utf8 { kept[Int(mark)] = true }
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if isLetterOrDigit(byte) || kept[Int(byte)] {
      result.append(byte)
    } else {
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// Why data may not be an address.
package enum AddressProblem: CustomStringConvertible {
  case controlCharacter, backslash, scheme, leavesFolder

  /// As the end of a sentence about the address.
  package var description: String {
    switch self {
    case .controlCharacter: "it holds a line end or another control character"
    case .backslash: "it holds a backslash"
    case .scheme: "it begins with neither https, http, mailto nor tel"
    case .leavesFolder: "it leads out of the folder of the page"
    }
  }
}

/// Why data may not be this address; nil if they may. Data lead to the web, to a mailbox, to a telephone, or to a
/// neighbour in their own folder.
///
/// - Parameter leavingFolder: whether a relative address may lead out of the folder of the page, as links that the tool
///   itself makes do.
package func problem(withAddress address: String, leavingFolder: Bool = false) -> AddressProblem? {
  let bytes = Array(address.utf8)
  if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .controlCharacter }
  if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
  let head = bytes.prefix { !":/?#".utf8.contains($0) }
  if head.count < bytes.count, bytes[head.count] == UInt8(ascii: ":") {
    return schemes.contains(String(decoding: head, as: UTF8.self).lowercased()) ? nil : .scheme
  }
  if bytes.first == UInt8(ascii: "/") { return .leavesFolder }
  let path = bytes.prefix { !"?#".utf8.contains($0) }
  guard !leavingFolder else { return nil }
  return path.split(separator: UInt8(ascii: "/")).contains { isParent($0) } ? .leavesFolder : nil
}

private let schemes: Set<String> = ["http", "https", "mailto", "tel"]

/// Whether a piece of a path is `.` or `..`, written plainly or percent-encoded.
package func isDots(_ piece: String) -> Bool { plainDots(piece.utf8) != nil }

private func isParent(_ piece: some Collection<UInt8>) -> Bool { plainDots(piece) == 2 }

/// How many dots the piece is, one or two; nil if it is anything else.
private func plainDots(_ piece: some Collection<UInt8>) -> Int? {
  // Two of them, encoded, are the longest.
  guard (1...6).contains(piece.prefix(7).count) else { return nil }
  let plain = String(decoding: Array(piece), as: UTF8.self).lowercased().replacing("%2e", with: ".")
  return plain == "." ? 1 : plain == ".." ? 2 : nil
}
