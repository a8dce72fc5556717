import Diagnostics
import Values

/// What an invitation puts into a calendar (RFC 5545).
struct CalendarEvent: Sendable {
  /// The same for a record whatever becomes of it, so that a calendar replaces what it has.
  let uid: String
  /// How often it was put right.
  let revision: Int
  /// When it was last written down: the clock has no say, and the same input gives the same bytes.
  let writtenOn: Day
  /// Seconds since 1 January 1970 in UTC, which every calendar reads, whatever it knows of time zones.
  let start: Int
  let end: Int
  var title: String
  let place: String?
}

extension Message {
  /// The event as a file of its own, lines ended by CR LF; nil without an event or without an address.
  ///
  /// - Parameter method: what the reader is asked to do with it (RFC 5546): nothing in a file of one's own, `REQUEST`
  ///   in a mail, so that the mail program offers to accept it.
  func calendar(method: String? = nil) -> String? {
    guard let event, let organizer = from.calendarUser else { return nil }
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Dossier//Dossier//EN")
    if let method { lines.add("METHOD", method) }
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", event.uid.escapedCalendarText)
    lines.add("DTSTAMP", dateTime(day: event.writtenOn, secondOfDay: 0))
    lines.add("SEQUENCE", String(event.revision))
    lines.add("DTSTART", dateTime(event.start))
    lines.add("DTEND", dateTime(event.end))
    lines.add("SUMMARY", event.title.escapedCalendarText)
    lines.add("DESCRIPTION", body.escapedCalendarText)
    if let place = event.place { lines.add("LOCATION", place.escapedCalendarText) }
    lines.add("ORGANIZER", organizer, [("CN", from.name)])
    for person in to + cc {
      guard let address = person.calendarUser else { return nil }
      let parameters = [("CN", person.name), ("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "TRUE")]
      lines.add("ATTENDEE", address, parameters)
    }
    lines.add("BEGIN", "VALARM")
    lines.add("ACTION", "DISPLAY")
    lines.add("TRIGGER", "-PT10M")
    lines.add("DESCRIPTION", event.title.escapedCalendarText)
    lines.add("END", "VALARM")
    lines.add("END", "VEVENT")
    lines.add("END", "VCALENDAR")
    return lines.text
  }

  /// `20260512T070000Z`
  private func dateTime(_ instant: Int) -> String {
    let second = ((instant % 86_400) + 86_400) % 86_400
    return Day(number: (instant - second) / 86_400).map { dateTime(day: $0, secondOfDay: second) } ?? ""
  }

  private func dateTime(day: Day, secondOfDay second: Int) -> String {
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return day.description.filter { $0 != "-" } + "T" + parts.joined() + "Z"
  }
}

extension Message.Correspondent {
  /// The address as a calendar names a person; nil without one.
  fileprivate var calendarUser: String? { email.map { "mailto:" + encodedComponent($0, keeping: "@+!$'*") } }
}
