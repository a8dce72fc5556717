import Diagnostics
import Values

/// Filters of numbers.
extension Filter {
  static let numberFilters: [Filter] = [
    Filter("abs", "Takes the sign off.", Example("{{ -3|abs }}", "3")) { call throws(Failure) in
      switch call.input.content {
      case .integer(let integer) where integer < 0: return try call.interpreter.negated(call.input, call.place)
      case .number(let number) where number.isNegative: return try call.interpreter.negated(call.input, call.place)
      case .money(let money) where money.isNegative: return try call.interpreter.negated(call.input, call.place)
      case .integer, .number, .money: return call.input
      default: throw call.wrongKind("a number", call.input, at: .input)
      }
    },
    Filter(
      "round(precision=0, method=\"common\", mode?)",
      "Rounds to so many decimals: `common` half away from zero, `ceil` up, `floor` down.",
      Example("{{ 2.45|round(1) }}", "2.5")
    ) { call throws(Failure) in
      let number = try call.number()
      let precision = try call.integer(0) ?? 0
      guard (-18...Number.mostDigits).contains(precision) else {
        throw Failure("wrong-value", "a precision is between -18 and \(Number.mostDigits)", at: .argument(0))
      }
      let rounding: Rounding
      let positional = try call.text(1)
      let method = try call.text(2) ?? positional ?? "common"
      switch method {
      case "common": rounding = .halfAwayFromZero
      case "ceil": rounding = .up
      case "floor": rounding = .down
      default:
        throw Failure("wrong-value", "`method` is \"common\", \"ceil\" or \"floor\"", at: .argument(1))
      }
      return try call.interpreter.arithmetic { () throws(ArithmeticError) in
        try rounded(
          number, precision, rounding, isDecimal: call.isJinja && (call.input.isDecimal || method != "common"))
      }
    },
    Filter(
      "int(default?, base=10)", "Reads a whole number; of a decimal, the part before the point.",
      Example("{{ '42'|int + 1 }}", "43")
    ) { call throws(Failure) in
      let base = try call.integer(1) ?? 10
      guard (2...36).contains(base) else {
        throw Failure("wrong-value", "a base is between 2 and 36", at: .argument(1))
      }
      switch call.input.content {
      case .integer: return call.input
      case .bool(let bool): return .integer(bool ? 1 : 0)
      case .number(let number):
        return .exact(Number(number.roundedToInteger(.towardZero)))
      case .text(let text):
        var digits = trimmed(text)
        let prefixes = [2: "0b", 8: "0o", 16: "0x"]
        if let prefix = prefixes[base], digits.lowercased().hasPrefix(prefix) { digits = String(digits.dropFirst(2)) }
        if let integer = Int128(digits, radix: base) { return .exact(Number(integer)) }
        if base == 10, let number = Number(literal: digits) {
          return .exact(Number(number.roundedToInteger(.towardZero)))
        }
      default: break
      }
      if let fallback = call.arguments[0] { return fallback }
      throw Failure("not-a-number", "this is no whole number", at: .input, help: "say what to take then: `default=…`")
    },
    Filter("float(default?)", "Reads a decimal, exactly.", Example("{{ '1.5'|float + 1 }}", "2.5")) {
      call throws(Failure) in
      switch call.input.content {
      case .integer(let integer) where call.isJinja: return Value(Number(integer), isDecimal: true)
      case .integer, .number: return call.input
      case .text(let text):
        if let number = Number(literal: trimmed(text)) { return Value(number, isDecimal: call.isJinja) }
      default: break
      }
      if let fallback = call.arguments[0] { return fallback }
      throw Failure("not-a-number", "this is no number", at: .input, help: "say what to take then: `default=…`")
    },
    Filter(
      "filesizeformat(binary=false)", "Writes a number of bytes as people do.",
      Example("{{ 13000|filesizeformat }}", "13.0 kB")
    ) { call throws(Failure) in
      let number = try call.number()
      let isBinary = call.flag(0) ?? false
      let units =
        isBinary
        ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"] : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
      let base = Number(isBinary ? 1024 : 1000)
      return try call.interpreter.arithmetic { () throws(ArithmeticError) -> Value in
        guard number >= base else {
          return .text(number == .one ? "1 Byte" : "\(number.roundedToInteger(.towardZero)) Bytes")
        }
        var scaled = try number / base
        var unit = 0
        while scaled >= base, unit < units.count - 1 {
          scaled = try scaled / base
          unit += 1
        }
        return .text("\(try scaled.decimal(places: 1)) \(units[unit])")
      }
    },
  ]

  /// Without white space at its ends; within a number it is a mistake.
  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }

  /// To `precision` digits after the point, or for a negative one to tens, hundreds and so on.
  private static func rounded(
    _ number: Number, _ precision: Int, _ rounding: Rounding, isDecimal: Bool
  ) throws(ArithmeticError) -> Value {
    guard precision < 0 else {
      let rounded = try number.rounded(toPlaces: precision, rounding)
      return Value(rounded, isDecimal: isDecimal || precision > 0)
    }
    var scale = Number.one
    for _ in 0..<(-precision) { scale = try scale * Number(10) }
    return Value(try Number((number / scale).roundedToInteger(rounding)) * scale, isDecimal: isDecimal)
  }
}
