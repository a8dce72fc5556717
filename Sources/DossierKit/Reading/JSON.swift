package import Diagnostics
import Values

/// Data as a JSON file (RFC 8259) writes them, each knowing its place.
///
/// Strings are text, numbers exact, `null` is nothing. JSON has a reader of its own because YAML 1.1 is not quite
/// its superset: libyaml refuses `"\ud83d\ude00"` and keys of a thousand letters. A file that is not JSON has one
/// diagnostic and no datum. `source` is one that ``readText(name:bytes:)`` gave.
package func readJSON(_ source: Source) -> (datum: Datum?, diagnostics: [Diagnostic]) {
  var reader = JSONReader(source: source)
  let isWhole = reader.read()
  return (isWhole ? reader.builder.root : nil, reader.builder.findings.diagnostics)
}

private struct JSONReader {
  private enum Expected {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  private(set) var builder: DatumBuilder
  private let source: Source
  private let bytes: [UInt8]
  private var offset = 0
  private var expected = Expected.value
  private var open: [DatumBuilder.Collection] = []

  init(source: Source) {
    self.source = source
    bytes = source.bytes
    builder = DatumBuilder(source: source)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// Reads the whole text; false where it is no JSON.
  mutating func read() -> Bool {
    while true {
      while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
      guard let byte = peek else {
        if expected == .nothing { return true }
        return fail("the end of the file, where \(wanted) should be", offset..<offset)
      }
      guard take(byte) else { return false }
    }
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    let isValue = expected == .value || expected == .valueOrEnd
    switch (expected, byte) {
    case (.value, UInt8(ascii: "{")), (.valueOrEnd, UInt8(ascii: "{")): return begin(.map, then: .keyOrEnd)
    case (.value, UInt8(ascii: "[")), (.valueOrEnd, UInt8(ascii: "[")): return begin(.list, then: .valueOrEnd)
    case (.keyOrEnd, UInt8(ascii: "}")): return end(.map)
    case (.valueOrEnd, UInt8(ascii: "]")): return end(.list)
    case (.commaOrEnd, UInt8(ascii: "}")) where open.last == .map: return end(.map)
    case (.commaOrEnd, UInt8(ascii: "]")) where open.last == .list: return end(.list)
    case (.commaOrEnd, UInt8(ascii: ",")): return step(to: open.last == .map ? .key : .value)
    case (.colon, UInt8(ascii: ":")): return step(to: .value)
    case (_, UInt8(ascii: "\"")) where isValue || expected == .key || expected == .keyOrEnd: return string()
    case (_, UInt8(ascii: "-")) where isValue, (_, UInt8(ascii: "0")...UInt8(ascii: "9")) where isValue: return number()
    case (_, let letter) where isValue && isLetter(letter): return literal()
    default:
      let letter = source.text(in: offset..<bytes.count).unicodeScalars.first.map(String.init) ?? ""
      return fail("`\(letter)`, where \(wanted) should be", offset..<offset + letter.utf8.count)
    }
  }

  private mutating func begin(_ collection: DatumBuilder.Collection, then next: Expected) -> Bool {
    guard builder.open(collection, at: offset..<offset + 1) else { return false }
    open.append(collection)
    return step(to: next)
  }

  private mutating func end(_ collection: DatumBuilder.Collection) -> Bool {
    open.removeLast()
    builder.close(at: offset + 1)
    return step(to: open.isEmpty ? .nothing : .commaOrEnd)
  }

  private mutating func step(to next: Expected) -> Bool {
    offset += 1
    expected = next
    return true
  }

  private mutating func add(_ content: Datum.Content, from start: Int) -> Bool {
    let isKey = builder.awaitsKey
    builder.add(content, at: Span(source, start..<offset))
    expected = isKey ? .colon : open.isEmpty ? .nothing : .commaOrEnd
    return true
  }

  private mutating func literal() -> Bool {
    let start = offset
    while let byte = peek, isLetter(byte) { offset += 1 }
    switch source.text(in: start..<offset) {
    case "true": return add(.bool(true), from: start)
    case "false": return add(.bool(false), from: start)
    case "null": return add(.none, from: start)
    case let word:
      return fail(
        "`\(word)`, where \(wanted) should be", start..<offset,
        help: "text stands in double quotes; the words of JSON are `true`, `false` and `null`")
    }
  }

  private mutating func number() -> Bool {
    let start = offset
    while let byte = peek, Self.numberLetters.contains(byte) { offset += 1 }
    let written = source.text(in: start..<offset)
    guard let number = exactNumber(written) else {
      return fail(
        "`\(written)` is no number, or has more than \(Number.mostDigits) digits", start..<offset,
        help: "put it in quotes if it is a text")
    }
    return add(.number(number), from: start)
  }

  private static let numberLetters = Set("+-.0123456789Ee".utf8)

  private mutating func string() -> Bool {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return add(.text(String(decoding: text, as: UTF8.self)), from: start)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return false }
        text.append(contentsOf: String(scalar).utf8)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        return fail(
          "a line end or a tab within a text", offset..<offset + 1, help: "write `\\n` or `\\t`, or close the quote")
      default:
        text.append(byte)
        offset += 1
      }
    }
    return fail("`\"` opens a text that is not closed", start..<start + 1, help: "write `\"` at its end")
  }

  /// The character an escape stands for; the offset moves behind it.
  private mutating func escaped() -> Unicode.Scalar? {
    let start = offset
    offset += 2
    let letter = start + 1 < bytes.count ? bytes[start + 1] : 0
    let scalar: Unicode.Scalar? =
      switch letter {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(letter)
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "u"): codeUnits()
      default: nil
      }
    let place = start..<max(start + 1, min(offset, bytes.count))
    guard let scalar else {
      _ = fail("the escape stands for no character", place, help: "a backslash is written `\\\\`")
      return nil
    }
    if isRefused(scalar) || scalar == "\r" {
      builder.report(
        "control-character", "\(codePoint(scalar)) is no character of a text", place, help: "remove the escape")
    }
    return scalar
  }

  /// The character of four hexadecimal digits, or of two fours with `\u` between them, a surrogate pair.
  private mutating func codeUnits() -> Unicode.Scalar? {
    guard let first = hexadecimal() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard bytes[min(offset, bytes.count)...].starts(with: "\\u".utf8) else { return nil }
    offset += 2
    guard let second = hexadecimal(), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt16? {
    let digits = bytes[min(offset, bytes.count)..<min(offset + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    offset += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var wanted: String {
    switch expected {
    case .value: "a value"
    case .valueOrEnd: "a value or `]`"
    case .key: "a key in double quotes"
    case .keyOrEnd: "a key in double quotes or `}`"
    case .colon: "`:`"
    case .commaOrEnd: open.last == .map ? "`,` or `}`" : "`,` or `]`"
    case .nothing: "the end of the file"
    }
  }

  private mutating func fail(_ message: String, _ place: Range<Int>, help: String? = nil) -> Bool {
    builder.report("json-syntax", message, place, help: help)
    return false
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// A number of JSON, exactly: `-12`, `0.50`, `1.5e3`; nil for what is none or has too many digits.
private func exactNumber(_ written: String) -> Number? {
  let parts = written.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
  guard parts.count <= 2, let mantissa = parts.first.flatMap({ plainNumber($0) }) else { return nil }
  guard parts.count == 2 else { return mantissa }
  guard let exponent = Int(parts[1]),
    let power = Number("1" + String(repeating: "0", count: Int(min(exponent.magnitude, 99))))
  else { return nil }
  return try? exponent < 0 ? mantissa / power : mantissa * power
}
