/// Lines of a calendar's file (RFC 5545, section 3.1).
struct ContentLines {
  private(set) var text = ""

  /// - Parameter value: as it stands in the file; a text is escaped before.
  mutating func add(_ name: String, _ value: String, _ parameters: [(name: String, value: String)] = []) {
    let shown = parameters.map { ";\($0.name)=\($0.value.calendarParameter)" }
    addFolded("\(name)\(shown.joined()):\(value)")
  }

  private static let mostOctets = 75

  /// Folded before a character that would be cut in two.
  private mutating func addFolded(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > Self.mostOctets {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }
}

extension String {
  /// The text as the value of a property (RFC 5545, section 3.3.11).
  var escapedCalendarText: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case "\r": continue
      default: escaped.unicodeScalars.append(scalar.isLineEndOrControl ? " " : scalar)
      }
    }
    return escaped
  }

  /// The text as the value of a parameter (RFC 6868), between quotation marks where it needs them.
  fileprivate var calendarParameter: String {
    var encoded = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "^": encoded += "^^"
      case "\"": encoded += "^'"
      case "\n": encoded += "^n"
      default: encoded.unicodeScalars.append(scalar.isLineEndOrControl ? " " : scalar)
      }
    }
    return encoded.unicodeScalars.contains { ",;:".unicodeScalars.contains($0) } ? "\"\(encoded)\"" : encoded
  }
}

extension Unicode.Scalar {
  /// What some program takes for the end of a line, and every other control but the tab.
  var isLineEndOrControl: Bool {
    switch properties.generalCategory {
    case .control where self == "\t": false
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
