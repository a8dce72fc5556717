import Diagnostics
import Values

extension Test {
  static let all: [Test] = [
    Test("defined", "Whether there is such a value.", Example("{{ (x is defined)|yesno }}", "no"), takesUndefined: true)
    {
      call throws(Failure) in !call.input.isUndefined
    },
    Test(
      "undefined", "Whether there is no such value.", Example("{{ (x is undefined)|yesno }}", "yes"),
      takesUndefined: true
    ) {
      call throws(Failure) in call.input.isUndefined
    },
    Test("none", "Whether a value is nothing.", Example("{{ (none is none)|yesno }}", "yes")) { call throws(Failure) in
      call.input.isNone
    },
    Test("boolean", "Whether a value is yes or no.", Example("{{ (true is boolean)|yesno }}", "yes")) {
      call throws(Failure) in
      if case .bool = call.input.content { true } else { false }
    },
    Test("true", "Whether a value is yes.", Example("{{ (1 is true)|yesno }}", "no")) { call throws(Failure) in
      if case .bool(true) = call.input.content { true } else { false }
    },
    Test("false", "Whether a value is no.", Example("{{ (false is false)|yesno }}", "yes")) { call throws(Failure) in
      if case .bool(false) = call.input.content { true } else { false }
    },
    Test("integer", "Whether a value is a whole number.", Example("{{ (1 is integer)|yesno }}", "yes")) {
      call throws(Failure) in
      if case .integer = call.input.content { true } else { false }
    },
    Test("float", "Whether a value is a decimal.", Example("{{ (1.5 is float)|yesno }}", "yes")) {
      call throws(Failure) in
      if case .number = call.input.content { true } else { false }
    },
    Test("number", "Whether a value is a number.", Example("{{ (1.5 is number)|yesno }}", "yes")) {
      call throws(Failure) in
      // Truth values are numbers to Jinja2, which asks Python.
      if case .bool = call.input.content { true } else { call.input.number != nil }
    },
    Test("string", "Whether a value is a text.", Example("{{ ('a' is string)|yesno }}", "yes")) {
      call throws(Failure) in
      switch call.input.content {
      case .text, .fragment, .html, .markdown: true
      default: false
      }
    },
    Test("mapping", "Whether a value is a map.", Example("{{ ({} is mapping)|yesno }}", "yes")) {
      call throws(Failure) in call.input.isMap
    },
    Test("sequence", "Whether a value has items in an order.", Example("{{ ([] is sequence)|yesno }}", "yes")) {
      call throws(Failure) in
      switch call.input.content {
      case .list, .dataList, .text, .html, .map, .record, .dataMap: true
      default: false
      }
    },
    Test("iterable", "Whether a value can be gone through.", Example("{{ (1 is iterable)|yesno }}", "no")) {
      call throws(Failure) in
      switch call.input.content {
      case .list, .dataList, .text, .html, .map, .record, .dataMap, .namespace: true
      default: false
      }
    },
    Test(
      "callable", "Whether a value is called with brackets behind it.",
      Example("{{ range is callable }} {{ 1 is callable }}", "true false", in: .jinja), isForJinja: true
    ) { call throws(Failure) in
      switch call.input.content {
      case .macro, .function, .method, .block, .joiner: true
      case .loop(let loop): loop.isRecursive
      default: false
      }
    },
    Test("odd", "Whether a whole number is odd.", Example("{{ (3 is odd)|yesno }}", "yes")) { call throws(Failure) in
      try call.whole() % 2 != 0
    },
    Test("even", "Whether a whole number is even.", Example("{{ (3 is even)|yesno }}", "no")) { call throws(Failure) in
      try call.whole() % 2 == 0
    },
    Test(
      "divisibleby(num)", "Whether a whole number goes into another without a rest.",
      Example("{{ (6 is divisibleby 3)|yesno }}", "yes")
    ) {
      call throws(Failure) in
      let divisor = try call.integer(0) ?? 0
      guard divisor != 0 else { throw Failure("division-by-zero", "division by zero", at: .argument(0)) }
      return try call.whole().remainderReportingOverflow(dividingBy: divisor).partialValue == 0
    },
    Test("lower", "Whether a text has small letters only.", Example("{{ ('abc' is lower)|yesno }}", "yes")) {
      call throws(Failure) in
      let text = try call.text()
      return text == Case.lower(text) && text != text.uppercased()
    },
    Test("upper", "Whether a text has capital letters only.", Example("{{ ('ABC' is upper)|yesno }}", "yes")) {
      call throws(Failure) in
      let text = try call.text()
      return text == text.uppercased() && text != Case.lower(text)
    },
    Test(
      "startingwith(start)", "Whether a text begins with another.",
      Example("{{ ('CO-001' is startingwith 'CO')|yesno }}", "yes")
    ) {
      call throws(Failure) in try call.text().utf8.starts(with: (try call.text(0) ?? "").utf8)
    },
    Test(
      "endingwith(end)", "Whether a text ends with another.", Example("{{ ('a.md' is endingwith '.md')|yesno }}", "yes")
    ) {
      call throws(Failure) in try call.text().utf8.reversed().starts(with: (try call.text(0) ?? "").utf8.reversed())
    },
    Test("eq(other)", "Whether values are equal.", Example("{{ (1 is eq 1.0)|yesno }}", "yes")) {
      call throws(Failure) in
      try call.holds(.equal)
    },
    Test("ne(other)", "Whether values are not equal.", Example("{{ (1 is ne 2)|yesno }}", "yes")) {
      call throws(Failure) in
      try call.holds(.notEqual)
    },
    Test("lt(other)", "Whether a value is less.", Example("{{ (1 is lt 2)|yesno }}", "yes")) { call throws(Failure) in
      try call.holds(.less)
    },
    Test("le(other)", "Whether a value is less or equal.", Example("{{ (2 is le 2)|yesno }}", "yes")) {
      call throws(Failure) in
      try call.holds(.lessOrEqual)
    },
    Test("gt(other)", "Whether a value is greater.", Example("{{ (1 is gt 2)|yesno }}", "no")) { call throws(Failure) in
      try call.holds(.greater)
    },
    Test("ge(other)", "Whether a value is greater or equal.", Example("{{ (2 is ge 2)|yesno }}", "yes")) {
      call throws(Failure) in
      try call.holds(.greaterOrEqual)
    },
    Test("in(container)", "Whether a list, map or text holds a value.", Example("{{ (1 is in [1, 2])|yesno }}", "yes"))
    { call throws(Failure) in
      try call.holds(.isIn)
    },
    Test("sameas(other)", "Whether values are equal and of one kind.", Example("{{ (1 is sameas true)|yesno }}", "no"))
    { call throws(Failure) in
      let other = call.arguments[0] ?? .none
      guard call.input.kind == other.kind, call.input.isDecimal == other.isDecimal else { return false }
      return try call.interpreter.areEqual(call.input, other)
    },
    Test("escaped", "Whether a value is HTML already.", Example("{{ ('a' is escaped)|yesno }}", "no")) {
      call throws(Failure) in
      if case .html = call.input.content { true } else { false }
    },
    Test("filter", "Whether there is a filter of this name.", Example("{{ ('upper' is filter)|yesno }}", "yes")) {
      call throws(Failure) in
      Filter.index(of: try call.text(), inJinja: call.isJinja) != nil
    },
    Test("test", "Whether there is a test of this name.", Example("{{ ('odd' is test)|yesno }}", "yes")) {
      call throws(Failure) in
      Test.index(of: try call.text(), inJinja: call.isJinja) != nil
    },
  ]
}

extension Invocation {
  fileprivate func holds(_ comparison: Operator) throws(Failure) -> Bool {
    try interpreter.holds(input, comparison, arguments[0] ?? .none)
  }
}
