import Engagements
import Foundation
import TestSupport
import Values

/// A calendar of the tables: a shipped pack's (`gr`, `id`), a plain `week`, or one in which `never` a day is worked.
func calendar(_ name: String) throws -> WorkingCalendar {
  switch name {
  case "week": WorkingCalendar(id: name, weekend: [.saturday, .sunday], holidays: [])
  case "never": WorkingCalendar(id: name, weekend: Set(Weekday.allCases), holidays: [])
  default: try packCalendar(name)
  }
}

/// The calendar of a shipped pack.
///
/// This target knows no YAML, and need not: in the calendar of a pack every fact stands on a line of its own, and a day
/// that was decreed on one with its name.
private func packCalendar(_ name: String) throws -> WorkingCalendar {
  let path = "templates/packs/\(name).yaml"
  let text = try String(contentsOf: testsFolder.deletingLastPathComponent().appending(path: path), encoding: .utf8)
  let lines = text.split(separator: "\n").drop { $0 != "calendar:" }.prefix { $0 != "tax:" && $0 != "defaults:" }
  var holidays: [Holiday] = []
  var worked: Set<Day> = []
  var years: [String: Int] = [:]
  var (rule, substitute, except): (HolidayRule?, Holiday.Substitute, Set<Int>) = (nil, .none, [])
  func finish() {
    if let rule { holidays.append(Holiday([:], rule, substitute: substitute, except: except)) }
    (rule, substitute, except) = (nil, .none, [])
  }
  func read<Value>(_ value: Value?, _ line: Substring) throws -> Value {
    guard let value else { throw UnreadableCase("\(name): \(line)") }
    return value
  }
  for line in lines {
    let words = line.split(separator: ": ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    switch words.first {
    case "- { name":
      finish()
      let day = try read(line.firstMatch(of: #/on: (\S+) \}$/#), line)
      rule = try read(HolidayRule(day.1), line)
    case "- name:": finish()
    case "on": rule = try read(HolidayRule(words[1]), line)
    case "substitute": substitute = try read(Holiday.Substitute(rawValue: words[1]), line)
    case "from"?, "until"?: years[words[0]] = Int(words[1])
    case let word? where word.hasPrefix("- "):
      if let year = Int(word.dropFirst(2)) { except.insert(year) }
      if let day = Day(word.dropFirst(2)) { worked.insert(day) }
    default: break
    }
  }
  finish()
  let known = try read(years["from"], "from")...read(years["until"], "until")
  return WorkingCalendar(
    id: name, weekend: [.saturday, .sunday], holidays: holidays, worked: worked, years: known, file: path)
}

func share(_ text: some StringProtocol) throws -> Share {
  guard let share = Share(text) else { throw UnreadableCase("no share: \(text)") }
  return share
}

func day(_ text: some StringProtocol) throws -> Day {
  guard let day = Day(text) else { throw UnreadableCase("no day: \(text)") }
  return day
}

/// `2026-02-01..2026-02-28`
func days(_ text: String) throws -> ClosedRange<Day> {
  let ends = text.split(separator: "..")
  return try day(ends[0])...day(ends[1])
}

func outcome(_ calculate: () throws(ArithmeticError) -> String) -> String {
  do {
    return try calculate()
  } catch {
    switch error {
    case .dayOutOfRange: return "error: day out of range"
    case .notAllowed: return "error: not allowed"
    default: return "error: \(error)"
    }
  }
}
