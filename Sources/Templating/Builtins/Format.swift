import Values

/// A place in a format, as C and Python write it: `%s`, `%-8s`, `%05d`, `%.2f`, `%(name)s`.
private struct FormatPlace {
  enum Conversion {
    case text, decimal, percentSign
    case whole(radix: Int, isUpper: Bool)
  }

  var name: String?
  var isLeft = false
  var hasZeros = false
  /// What stands before a number that is not negative: nothing, `+` or a blank.
  var sign = ""
  var width = 0
  var precision: Int?
  var conversion = Conversion.text

  /// The most characters a place may be wide, and digits a number may have after the point.
  private static let widest = 100_000

  /// Reads the place behind a `%` and takes it off the text; nil if there is none.
  init?(_ text: inout Substring.UnicodeScalarView) {
    if text.first == "(" {
      guard let end = text.firstIndex(of: ")") else { return nil }
      name = String(text[text.index(after: text.startIndex)..<end])
      text = text[text.index(after: end)...]
    }
    flags: while let flag = text.first {
      switch flag {
      case "-": isLeft = true
      case "0": hasZeros = true
      case "+": sign = "+"
      case " ": sign = sign.isEmpty ? " " : sign
      default: break flags
      }
      text.removeFirst()
    }
    guard let width = Self.number(&text) else { return nil }
    self.width = width
    if text.first == "." {
      text.removeFirst()
      guard let precision = Self.number(&text) else { return nil }
      self.precision = precision
    }
    switch text.popFirst() {
    case "s": conversion = .text
    case "d", "i": conversion = .whole(radix: 10, isUpper: false)
    case "o": conversion = .whole(radix: 8, isUpper: false)
    case "x": conversion = .whole(radix: 16, isUpper: false)
    case "X": conversion = .whole(radix: 16, isUpper: true)
    case "f": conversion = .decimal
    case "%": conversion = .percentSign
    default: return nil
    }
  }

  /// The digits at the start of the text as a number, 0 without any; nil beyond ``widest``.
  private static func number(_ text: inout Substring.UnicodeScalarView) -> Int? {
    var number = 0
    while let digit = text.first, ("0"..."9").contains(digit) {
      number = number * 10 + Int(digit.value - 48)
      guard number <= widest else { return nil }
      text.removeFirst()
    }
    return number
  }

  /// Digits with their sign, in the width of the place.
  func padded(number: String) -> String {
    let isNegative = number.hasPrefix("-")
    let digits = isNegative ? String(number.dropFirst()) : number
    let sign = isNegative ? "-" : self.sign
    guard hasZeros, !isLeft else { return padded(sign + digits) }
    return sign + String(repeating: "0", count: max(0, width - sign.utf8.count - digits.utf8.count)) + digits
  }

  func padded(_ text: String) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    return isLeft ? text + blanks : blanks + text
  }
}

/// The text of the filter `format`, each place filled in its turn or by its name.
func formatted(_ call: Invocation) throws(Failure) -> String {
  var values = call.more[...]
  var result = ""
  var rest = try call.text().unicodeScalars[...]
  while let first = rest.popFirst() {
    guard first == "%" else {
      result.unicodeScalars.append(first)
      continue
    }
    guard let place = FormatPlace(&rest) else {
      throw Failure(
        "bad-format", "a `%` begins no place of the format", at: .input,
        help:
          "places are `%s`, `%d`, `%x`, `%o`, `%f` and `%.2f`, with a width or a name: `%8s`, `%(name)s`; a percent sign is `%%`"
      )
    }
    if case .percentSign = place.conversion {
      result += "%"
      continue
    }
    let value = place.name.map { name in call.named.first { $0.name == name }?.value } ?? values.popFirst()
    guard let value else {
      let message = place.name.map { "the format has a place `\($0)`, and no value of this name is given" }
      throw Failure("argument-count", message ?? "the format has more places than values", at: .input)
    }
    result += try filled(place, with: value, call)
    try call.interpreter.checkLength(result.utf8.count)
  }
  guard values.isEmpty else {
    throw Failure("argument-count", "the format has fewer places than values", at: .input)
  }
  return result
}

private func filled(_ place: FormatPlace, with value: Value, _ call: Invocation) throws(Failure) -> String {
  if case .text = place.conversion {
    let text = try call.interpreter.printed(value, call.place)
    return place.padded(place.precision.map { String(text.unicodeScalars.prefix($0)) } ?? text)
  }
  guard let number = value.number else { throw call.wrongKind("a number", value, at: .input) }
  if case .whole(let radix, let isUpper) = place.conversion {
    let whole = String(number.roundedToInteger(.towardZero), radix: radix, uppercase: isUpper)
    return place.padded(number: whole)
  }
  let digits = try call.interpreter.arithmetic { () throws(ArithmeticError) in
    try number.decimal(places: place.precision ?? 6)
  }
  return place.padded(number: digits)
}
