import Diagnostics
import Values

/// How a value is written as JSON: on one line with `, ` and `: `, or indented.
struct JSONStyle {
  /// Blanks a level; nil for one line.
  var indent: Int?
  /// Whether `<`, `>`, `&` and `'` are escaped, so that the text may stand within HTML.
  var isSafeInHTML = false
  /// Whether everything beyond ASCII is escaped.
  var isASCII = false
}

extension Interpreter {
  /// A value as JSON, keys in their order.
  func json(_ value: Value, _ style: JSONStyle, at place: Span) throws(Failure) -> String {
    var text = ""
    try write(value, to: &text, style, depth: 0, at: place)
    return text
  }

  private func write(
    _ value: Value, to text: inout String, _ style: JSONStyle, depth: Int, at place: Span
  ) throws(Failure) {
    try spend(1)
    let mostDepth = library.limits.nesting
    guard depth < mostDepth else {
      throw Failure("nesting-limit", "the data are nested more than \(mostDepth) deep", kind: .limit, at: .input)
    }
    func lineStart(_ depth: Int) -> String {
      style.indent.map { "\n" + String(repeating: " ", count: $0 * depth) } ?? ""
    }
    let separator = style.indent == nil ? ", " : ","
    switch value.content {
    case .none: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += library.jinja == nil ? number.description : number.shortDecimal
    // A group is a pair, with names for its parts.
    case .list, .dataList, .record:
      let items = try items(of: value, at: place)
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += separator }
        text += lineStart(depth + 1)
        try write(item, to: &text, style, depth: depth + 1, at: place)
      }
      text += items.isEmpty ? "]" : lineStart(depth) + "]"
    case .map, .dataMap, .namespace:
      let entries = try entries(of: value, at: place)
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += separator }
        text += lineStart(depth + 1)
        write(entry.key, to: &text, style)
        text += ": "
        try write(entry.value, to: &text, style, depth: depth + 1, at: place)
      }
      text += entries.isEmpty ? "}" : lineStart(depth) + "}"
    case .text(let string): write(string, to: &text, style)
    case .html(let html): write(html.text, to: &text, style)
    // As the data files write them.
    case .money(let money): write(money.description, to: &text, style)
    case .share(let share): write(share.description, to: &text, style)
    case .day(let day): write(day.description, to: &text, style)
    case .length(let length): write(length.description, to: &text, style)
    case .time(let time): write(time.description, to: &text, style)
    default: throw Failure("wrong-kind", "\(value.kind) cannot be written as JSON", at: .span(place))
    }
    try checkLength(text.utf8.count)
  }

  private func write(_ string: String, to text: inout String, _ style: JSONStyle) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&", "'":
        if style.isSafeInHTML { write(code: scalar.value, to: &text) } else { text.unicodeScalars.append(scalar) }
      case "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}": write(code: scalar.value, to: &text)
      case _ where style.isASCII && !scalar.isASCII:
        for unit in String(scalar).utf16 { write(code: UInt32(unit), to: &text) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""

  }

  private func write(code: UInt32, to text: inout String) {
    let digits = String(code, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
