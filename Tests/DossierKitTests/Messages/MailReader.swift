import Foundation

/// A mail, taken apart by RFC 5322, 2045 and 2047: as much of them as a draft may use.
struct MailReader {
  struct Field {
    let name: String
    /// Unfolded.
    let value: String
  }

  struct Part {
    let type: String
    let text: String
  }

  private(set) var fields: [Field] = []
  private(set) var parts: [Part] = []
  private(set) var faults: [String] = []

  init(_ mail: String) {
    var lines = mail.components(separatedBy: "\r\n")
    for line in lines {
      if line.utf8.contains(where: { $0 > 126 || $0 < 32 && $0 != 9 }) { faults.append("not plain: \(line)") }
      if line.utf8.count > 76 { faults.append("\(line.utf8.count) characters: \(line)") }
    }
    fields = Self.fields(&lines, &faults)
    let type = self["Content-Type"] ?? ""
    guard let mark = type.components(separatedBy: "boundary=\"").dropFirst().first?.prefix(while: { $0 != "\"" }) else {
      parts = [Self.part(fields, lines, &faults)]
      return
    }
    var sections = [[String]]()
    for line in lines {
      if line == "--\(mark)" || line == "--\(mark)--" {
        sections.append([])
      } else if !sections.isEmpty {
        sections[sections.count - 1].append(line)
      }
    }
    for var section in sections.dropLast() {
      let own = Self.fields(&section, &faults)
      parts.append(Self.part(own, section, &faults))
    }
  }

  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Takes the head off the lines.
  private static func fields(_ lines: inout [String], _ faults: inout [String]) -> [Field] {
    var fields: [Field] = []
    while let line = lines.first, !line.isEmpty {
      lines.removeFirst()
      if line.hasPrefix(" "), let last = fields.popLast() {
        fields.append(Field(name: last.name, value: last.value + line))
      } else if let colon = line.range(of: ": ") {
        fields.append(Field(name: String(line[..<colon.lowerBound]), value: String(line[colon.upperBound...])))
      } else {
        faults.append("no field: \(line)")
      }
    }
    if !lines.isEmpty { lines.removeFirst() }
    return fields
  }

  private static func part(_ fields: [Field], _ lines: [String], _ faults: inout [String]) -> Part {
    func field(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
    let encoded = lines.joined(separator: "\r\n")
    switch field("Content-Transfer-Encoding") {
    case "base64":
      let data = Data(base64Encoded: lines.joined()) ?? Data()
      return Part(type: field("Content-Type"), text: String(decoding: data, as: UTF8.self))
    case "quoted-printable":
      return Part(type: field("Content-Type"), text: unquoted(encoded.replacing("=\r\n", with: ""), &faults))
    default:
      faults.append("no encoding")
      return Part(type: "", text: encoded)
    }
  }

  private static func unquoted(_ text: String, _ faults: inout [String]) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if let value = UInt8(digits, radix: 16) { bytes.append(value) } else { faults.append("not encoded: =\(digits)") }
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self) ?? "not UTF-8"
  }

  /// The names and addresses of a field.
  func mailboxes(_ name: String) -> [(name: String, address: String)]? {
    guard var rest = self[name].map({ Array($0.unicodeScalars)[...] }) else { return nil }
    var mailboxes: [(String, String)] = []
    var phrase = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"":
        while let inside = rest.popFirst(), inside != "\"" {
          phrase.unicodeScalars.append(inside == "\\" ? rest.popFirst() ?? inside : inside)
        }
      case "<":
        let address = String(String.UnicodeScalarView(rest.prefix { $0 != ">" }))
        rest = rest.dropFirst(address.unicodeScalars.count + 1)
        mailboxes.append((Self.decoded(phrase.trimmingCharacters(in: .whitespaces)), address))
        phrase = ""
      case ",": phrase = ""
      default: phrase.unicodeScalars.append(scalar)
      }
    }
    return mailboxes
  }

  /// Encoded words as the text they stand for; what is between two of them is nothing.
  static func decoded(_ text: String) -> String {
    guard text.hasPrefix("=?utf-8?B?") else { return text }
    return text.split(separator: " ").map { word in
      let data = Data(base64Encoded: String(word.dropFirst("=?utf-8?B?".count).dropLast(2))) ?? Data()
      return String(validating: Array(data), as: UTF8.self) ?? "cut in two"
    }.joined()
  }
}
