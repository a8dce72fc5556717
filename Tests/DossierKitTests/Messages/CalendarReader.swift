import Foundation

/// A calendar, taken apart by RFC 5545 and 6868.
struct CalendarReader {
  struct Property {
    let name: String
    let parameters: [String: String]
    /// As it stands in the file, unfolded.
    let value: String
  }

  private(set) var properties: [Property] = []
  private(set) var faults: [String] = []

  init(_ text: String) {
    if !text.hasSuffix("\r\n") { faults.append("no line end at the end") }
    let lines = text.components(separatedBy: "\r\n").dropLast()
    for line in lines {
      if line.utf8.count > 75 { faults.append("\(line.utf8.count) octets: \(line)") }
      if line.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\t" || $0.value == 0x7F }) {
        faults.append("control: \(line)")
      }
    }
    var unfolded: [String] = []
    for line in lines {
      if line.hasPrefix(" "), let last = unfolded.popLast() {
        unfolded.append(last + line.dropFirst())
      } else {
        unfolded.append(line)
      }
    }
    for line in unfolded { read(line) }
    var open: [String] = []
    for property in properties {
      if property.name == "BEGIN" { open.append(property.value) }
      if property.name == "END", open.popLast() != property.value { faults.append("END:\(property.value)") }
    }
    if !open.isEmpty { faults.append("not ended: \(open)") }
  }

  var components: [String] { properties.filter { $0.name == "BEGIN" }.map(\.value) }

  /// The unescaped texts of the properties of a name, without those of the alarm.
  func text(_ name: String) -> [String] {
    let event = properties.prefix { !($0.name == "BEGIN" && $0.value == "VALARM") }
    return event.filter { $0.name == name }.map { Self.unescaped($0.value) }
  }

  private mutating func read(_ line: String) {
    var name = ""
    var parameters: [String: String] = [:]
    var piece = ""
    var pieces: [String] = []
    var isQuoted = false
    var rest = Array(line.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == ";" || scalar == ":" {
        pieces.append(piece)
        piece = ""
        if scalar == ":" { break }
      } else {
        piece.unicodeScalars.append(scalar)
      }
    }
    name = pieces.first ?? ""
    for parameter in pieces.dropFirst() {
      guard let equals = parameter.firstIndex(of: "=") else {
        faults.append("no parameter: \(parameter)")
        continue
      }
      let value = parameter[parameter.index(after: equals)...]
      parameters[String(parameter[..<equals])] = Self.decoded(value.replacing("\"", with: ""))
    }
    properties.append(Property(name: name, parameters: parameters, value: String(String.UnicodeScalarView(rest))))
  }

  /// A parameter's value, by RFC 6868.
  private static func decoded(_ value: some StringProtocol) -> String {
    var text = ""
    var rest = Array(value.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "^", let next = rest.popFirst() else {
        text.unicodeScalars.append(scalar)
        continue
      }
      text += next == "^" ? "^" : next == "'" ? "\"" : next == "n" ? "\n" : "^\(next)"
    }
    return text
  }

  private static func unescaped(_ value: String) -> String {
    var text = ""
    var rest = Array(value.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        text.unicodeScalars.append(scalar)
        continue
      }
      text.unicodeScalars.append(escaped == "n" ? "\n" : escaped)
    }
    return text
  }
}
