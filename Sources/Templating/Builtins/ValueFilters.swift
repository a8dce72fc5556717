import Diagnostics
import Values

/// Filters of any value.
extension Filter {
  static let valueFilters: [Filter] = [
    Filter(
      "default(value=\"\", boolean=false)",
      "Takes another value where one is missing; with `true` also where it is empty.",
      Example("{{ nothing_such|default('none yet') }}", "none yet"), takesUndefined: true, takesFragments: true
    ) { call throws(Failure) in
      let isTaken =
        switch call.input.content {
        case .undefined: true
        default: call.flag(1) == true && !call.input.isTrue
        }
      return isTaken ? call.arguments[0] ?? .text("") : call.input
    },
    Filter(
      "required(message)", "Fails with a message of yours where a value is missing, nothing or an empty text.",
      Example("{{ 'here'|required('say where') }}", "here"), takesUndefined: true, takesFragments: true
    ) { call throws(Failure) in
      let message = try call.text(0) ?? ""
      switch call.input.content {
      case .undefined(let missing):
        throw Failure("required", message, kind: .missing(missing.expression), at: .span(missing.span))
      case .none: throw Failure("required", message, kind: .missing(message), at: .input)
      case .text(let text) where text.isEmpty: throw Failure("required", message, kind: .missing(message), at: .input)
      default: return call.input
      }
    },
    Filter("string", "Makes a text of a value, as printing would.", Example("{{ 1.50|string|length }}", "4")) {
      call throws(Failure) in
      .text(try call.interpreter.printed(call.input, call.place))
    },
    Filter(
      "yesno(yes=\"yes\", no=\"no\", nothing?)", "Puts a word in the place of yes, no, and nothing.",
      Example("{{ true|yesno('agreed', 'open') }}", "agreed")
    ) { call throws(Failure) in
      if call.input.isNone {
        guard let nothing = call.arguments[2] else {
          throw Failure(
            "printed-none", "this is nothing, neither yes nor no", at: .input,
            help: "say what to write then: `nothing=…`")
        }
        return nothing
      }
      return call.input.isTrue ? call.arguments[0] ?? .text("yes") : call.arguments[1] ?? .text("no")
    },
    Filter(
      "tojson(indent?)", "Writes a value as JSON, keys in their order; safe in HTML.",
      Example("{{ {'a': [1, none]}|tojson }}", "{\"a\": [1, null]}")
    ) { call throws(Failure) in
      let indent = try call.size(0)
      var text = ""
      try writeJSON(call.input, to: &text, indent: indent, depth: 0, call)
      try call.interpreter.checkLength(text.utf8.count)
      return call.interpreter.output == .html ? Value(.html(SafeHTML(text: text, isGiven: true))) : .text(text)
    },
  ]

  private static func writeJSON(
    _ value: Value, to text: inout String, indent: Int?, depth: Int, _ call: Invocation
  ) throws(Failure) {
    try call.interpreter.spend(1)
    guard depth < Parser.nestingLimit else {
      throw Failure("nesting-limit", "the data are nested more than \(Parser.nestingLimit) deep", at: .input)
    }
    func lineStart(_ depth: Int) -> String { indent.map { "\n" + String(repeating: " ", count: $0 * depth) } ?? "" }
    let separator = indent == nil ? ", " : ","
    switch value.content {
    case .none: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += number.description
    case .list, .dataList:
      let items = try call.interpreter.items(of: value, at: call.place)
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += separator }
        text += lineStart(depth + 1)
        try writeJSON(item, to: &text, indent: indent, depth: depth + 1, call)
      }
      text += items.isEmpty ? "]" : lineStart(depth) + "]"
    case .map, .record, .dataMap, .namespace:
      let entries = try call.interpreter.entries(of: value, at: call.place)
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += separator }
        text += lineStart(depth + 1)
        writeJSON(entry.key, to: &text)
        text += ": "
        try writeJSON(entry.value, to: &text, indent: indent, depth: depth + 1, call)
      }
      text += entries.isEmpty ? "}" : lineStart(depth) + "}"
    case .text(let string): writeJSON(string, to: &text)
    // As the data files write them.
    case .money(let money): writeJSON(money.description, to: &text)
    case .share(let share): writeJSON(share.description, to: &text)
    case .day(let day): writeJSON(day.description, to: &text)
    case .length(let length): writeJSON(length.description, to: &text)
    case .time(let time): writeJSON(time.description, to: &text)
    default: throw call.wrongKind("data", value, at: .input)
    }
    try call.interpreter.checkLength(text.utf8.count)
  }

  /// `<`, `>`, `&` and `'` are escaped, so that the text may stand within HTML.
  private static func writeJSON(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&", "'", "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
