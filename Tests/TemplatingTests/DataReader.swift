import Diagnostics
import TestSupport
import Values

/// Data of cases: JSON whose texts may begin with a kind, as `"money: 1200.00 EUR"`, `"day: 2026-02-16"`,
/// `"share: 30%"`, `"length: 5wd"`, `"time: 9:30"` or `"withheld:"`. Every datum has its span.
struct DataReader {
  private let source: Source
  private var offset = 0

  static func read(_ source: Source) throws -> Datum {
    var reader = DataReader(source: source)
    reader.skipBlanks()
    guard reader.offset < source.bytes.count else { return Datum(.map(DatumMap())) }
    return try reader.datum()
  }

  private init(source: Source) { self.source = source }

  private mutating func skipBlanks() {
    while offset < source.bytes.count, [0x20, 0x0A, 0x09].contains(source.bytes[offset]) { offset += 1 }
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  private func unreadable() -> UnreadableCase {
    UnreadableCase("\(source.name):\(source.position(of: offset)): unreadable data")
  }

  private mutating func datum() throws -> Datum {
    skipBlanks()
    let start = offset
    let content = try content()
    return Datum(content, origin: .written(Span(source, start..<offset)), audience: .client)
  }

  private mutating func content() throws -> Datum.Content {
    if skip("{") {
      var map = DatumMap()
      while !skip("}") {
        if !map.isEmpty, !skip(",") { throw unreadable() }
        skipBlanks()
        let start = offset
        let key = try string()
        let span = Span(source, start..<offset)
        guard skip(":") else { throw unreadable() }
        map.append(DatumMap.Entry(key: key, keySpan: span, value: try datum()))
      }
      return .map(map)
    }
    if skip("[") {
      var items: [Datum] = []
      while !skip("]") {
        if !items.isEmpty, !skip(",") { throw unreadable() }
        items.append(try datum())
      }
      return .list(items)
    }
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "\"") { return try typed(try string()) }
    let start = offset
    while offset < source.bytes.count, !",]} \n".utf8.contains(source.bytes[offset]) { offset += 1 }
    let word = source.text(in: start..<offset)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .none
    default:
      guard let number = Number(word) else { throw unreadable() }
      return .number(number)
    }
  }

  private mutating func string() throws -> String {
    guard skip("\"") else { throw unreadable() }
    var bytes: [UInt8] = []
    while offset < source.bytes.count, source.bytes[offset] != UInt8(ascii: "\"") {
      if source.bytes[offset] == UInt8(ascii: "\\"), offset + 1 < source.bytes.count {
        offset += 1
        bytes.append(source.bytes[offset] == UInt8(ascii: "n") ? 0x0A : source.bytes[offset])
      } else {
        bytes.append(source.bytes[offset])
      }
      offset += 1
    }
    offset += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private func typed(_ text: String) throws -> Datum.Content {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return .text(text) }
    let value = parts[1].drop { $0 == " " }
    switch parts[0] {
    case "withheld": return .withheld
    case "word": return .word(String(value))
    case "money":
      let words = value.split(separator: " ")
      guard words.count == 2, let currency = Currency(String(words[1])), let amount = Number(words[0]),
        let money = Money(exactly: amount, currency)
      else { throw unreadable() }
      return .money(money)
    case "day":
      guard let day = Day(value) else { throw unreadable() }
      return .day(day)
    case "share":
      guard let share = Share(value) else { throw unreadable() }
      return .share(share)
    case "length":
      guard let length = Length(value) else { throw unreadable() }
      return .length(length)
    case "time":
      guard let time = TimeOfDay(value) else { throw unreadable() }
      return .time(time)
    default: return .text(text)
    }
  }
}
