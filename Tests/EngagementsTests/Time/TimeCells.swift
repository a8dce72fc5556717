import Engagements
import Foundation
import TestSupport
import Values

/// A calendar of the tables: a shipped pack's (`gr`, `gb`), a plain `week`, or one in which `never` a day is worked.
func calendar(_ name: String) throws -> WorkingCalendar {
  switch name {
  case "week": WorkingCalendar(id: name, weekend: [.saturday, .sunday], holidays: [])
  case "never": WorkingCalendar(id: name, weekend: Set(Weekday.allCases), holidays: [])
  default: try packCalendar(name)
  }
}

/// The holidays of a shipped pack.
///
/// This target knows no YAML, and need not: in the calendar of a pack every fact stands on a line of its own.
private func packCalendar(_ name: String) throws -> WorkingCalendar {
  let file = testsFolder.deletingLastPathComponent().appending(path: "templates/packs/\(name).yaml")
  let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    .drop { $0 != "calendar:" }.prefix { $0 != "tax:" && $0 != "defaults:" }
  var holidays: [Holiday] = []
  var (rule, substitute, except): (HolidayRule?, Holiday.Substitute, Set<Int>) = (nil, .none, [])
  func finish() {
    if let rule { holidays.append(Holiday([:], rule, substitute: substitute, except: except)) }
    (rule, substitute, except) = (nil, .none, [])
  }
  for line in lines {
    let words = line.split(separator: ": ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    switch words.first {
    case "- name:": finish()
    case "on":
      guard let read = HolidayRule(words[1]) else { throw UnreadableCase("\(name): \(line)") }
      rule = read
    case "substitute":
      guard let read = Holiday.Substitute(rawValue: words[1]) else { throw UnreadableCase("\(name): \(line)") }
      substitute = read
    case let word?: if word.hasPrefix("- "), let year = Int(word.dropFirst(2)) { except.insert(year) }
    case nil: break
    }
  }
  finish()
  return WorkingCalendar(id: name, weekend: [.saturday, .sunday], holidays: holidays, years: 2020...2030)
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
