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
    Filter(
      "string", "Makes a text of a value, as printing would.", Example("{{ 1.50|string|length }}", "4"),
      escapedArguments: []
    ) {
      call throws(Failure) in
      .text(try call.interpreter.printed(call.input, call.place))
    },
    Filter(
      "yesno(yes?, no?, nothing?)",
      "Puts a word in the place of yes, no, and nothing; the language's own if none is given.",
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
      let isTrue = call.input.isTrue
      if let word = call.arguments[isTrue ? 0 : 1] { return word }
      let words = try call.interpreter.wording.yesNo()
      return .text(isTrue ? words.yes : words.no)
    },
    Filter(
      "tojson(indent?)", "Writes a value as JSON, keys in their order; safe in HTML.",
      Example("{{ {'a': [1, none]}|tojson }}", "{\"a\": [1, null]}")
    ) { call throws(Failure) in
      let style = JSONStyle(indent: try call.size(0), isSafeInHTML: true, isASCII: call.isJinja)
      let text = try call.interpreter.json(call.input, style, at: call.place)
      try call.interpreter.checkLength(text.utf8.count)
      return call.interpreter.madeHTML(text, isGiven: true)
    },
  ]
}
