import Diagnostics
import Engagements
import Foundation
import Values

/// The start and end of an appointment as instants, and as the clocks of both sides show them.
struct Hours {
  /// Seconds since 1 January 1970 in UTC.
  let start: Int
  let end: Int
  /// What templates read: an item for each clock, with `place`, `day`, `start` and `end`.
  let datum: Datum
}

/// - Parameter zones: the engagement's time zone, then the practice's; of two that show the same time the first is
///   taken.
/// - Returns: nil after an error.
func hours(
  of appointment: Appointment, in zones: [Datum], language: String, _ diagnostics: inout [Diagnostic]
) -> Hours? {
  guard let written = zones.first, let zone = timeZone(written, &diagnostics) else {
    if zones.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "no-time-zone", "nothing says in which time zone an appointment is", at: nil,
          help: "write `timezone: Europe/Athens` in client.yaml or in practice.yaml"))
    }
    return nil
  }
  let start = instant(appointment.day, appointment.start, in: zone)
  let end = instant(appointment.day, appointment.end, in: zone)
  var clocks = [zone]
  for written in zones.dropFirst() {
    guard let other = timeZone(written, &diagnostics) else { return nil }
    if other.offset(at: start) != zone.offset(at: start) || other.offset(at: end) != zone.offset(at: end) {
      clocks.append(other)
    }
  }
  let items = clocks.compactMap { clock -> Datum? in
    guard let (day, begins) = moment(start, in: clock), let (_, ends) = moment(end, in: clock) else { return nil }
    func datum(_ content: Datum.Content) -> Datum { Datum(content, audience: .client) }
    return datum(
      .map([
        "place": datum(.text(clock.city(in: language))), "day": datum(.day(day)), "start": datum(.time(begins)),
        "end": datum(.time(ends)),
      ]))
  }
  return Hours(start: start, end: end, datum: Datum(.list(items), audience: .client))
}

private func timeZone(_ written: Datum, _ diagnostics: inout [Diagnostic]) -> TimeZone? {
  let name = written.text ?? ""
  if let zone = TimeZone(identifier: name) { return zone }
  diagnostics.append(
    Diagnostic(
      .error, "unknown-time-zone", "there is no time zone `\(name)`", at: written.span,
      help: nearest(to: name, among: TimeZone.knownTimeZoneIdentifiers).map { "did you mean `\($0)`?" }
        ?? "write one such as Europe/Athens"))
  return nil
}

private let secondsOfADay = 86_400

/// Of a time that the clocks show twice in a night, one of the two; of one that they leave out, that of the hour before
/// or after.
private func instant(_ day: Day, _ time: TimeOfDay, in zone: TimeZone) -> Int {
  let local = Int(day.number) * secondsOfADay + time.minutes * 60
  // The offset at the time as if it were UTC is at most a day away from the right one.
  let near = local - zone.offset(at: local)
  return local - zone.offset(at: near)
}

private func moment(_ instant: Int, in zone: TimeZone) -> (day: Day, time: TimeOfDay)? {
  let local = instant + zone.offset(at: instant)
  let number = local.floorDivided(by: secondsOfADay)
  guard let day = Day(number: number), let time = TimeOfDay(minutes: (local - number * secondsOfADay) / 60) else {
    return nil
  }
  return (day, time)
}

extension TimeZone {
  /// In seconds, east of Greenwich; a whole number of seconds is far inside what a Double holds exactly.
  fileprivate func offset(at instant: Int) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
  }

  /// The place that the zone is named after, in a language: Athens, Αθήνα.
  fileprivate func city(in language: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    formatter.timeZone = self
    formatter.dateFormat = "VVV"
    return formatter.string(from: Date(timeIntervalSince1970: 0))
  }
}

extension Int {
  fileprivate func floorDivided(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
