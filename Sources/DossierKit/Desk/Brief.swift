import Diagnostics
import Engagements
import Values

/// What the consultant reads before a call with a client: who they are, how they like to be treated, where things stand. It
/// is hers alone, and made for no page.
package struct Brief: Sendable {
  private let client: Client
  /// Of one client.
  private let engagements: [Engagement]
  /// Their files that cannot be read, by their paths.
  private let unread: [String: [String]]

  /// Nil for no engagement. Of several, those that have ended are left out, but for their calls and meetings.
  package init?(of desk: Desk) {
    let known = desk.entries.compactMap(\.engagement)
    guard let first = known.first else { return nil }
    client = first.client
    engagements = known.sorted { $0.path < $1.path }
    unread = Dictionary(desk.entries.map { ($0.path, $0.unread) }) { first, _ in first }
  }

  /// The contacts that are told, the newest first.
  static let contactsShown = 3
  /// How far ahead days to remember are looked for.
  static let daysAhead = 31
}

extension Brief {
  /// As the terminal shows it, at most 80 columns wide.
  package func text(colour: Bool) -> String {
    var page = TerminalPage(colour: colour)
    for engagement in current {
      page.title(engagement.path, engagement.terms.title)
      if unread[engagement.path]?.isEmpty ?? true { page.line(engagement.standing) }
    }
    page.section("Who they are") { writePeople(on: &$0) }
    page.section("How they like to be treated") { writeTreatment(on: &$0) }
    for engagement in current {
      let which = current.count > 1 ? " (\(engagement.terms.title ?? engagement.path))" : ""
      if let files = unread[engagement.path], !files.isEmpty {
        page.section("Open, late, promised\(which)") { $0.unread(files) }
        continue
      }
      page.section("Open, late, promised\(which)") { page in
        for item in engagement.openItems { page.item(item, of: engagement) }
        writeRisks(of: engagement, on: &page)
      }
      page.section("Money and what is left\(which)") { engagement.writeLedgers(on: &$0) }
    }
    page.section("The last contacts") { writeContacts(on: &$0) }
    page.section("Days to remember") { writeDays(on: &$0) }
    return page.text
  }
}

extension Brief {
  /// Those that go on; all, where none does.
  private var current: [Engagement] {
    let open = engagements.filter { !$0.hasEnded }
    return open.isEmpty ? engagements : open
  }

  private var today: Day { engagements[0].today }
}

// People.

extension Brief {
  /// Each once, as the first engagement that knows them has them.
  private var people: [Entry<PersonFields>] {
    var known: Set<String> = []
    return current.flatMap(\.people.theirs).filter { $0.id.map { known.insert($0).inserted } ?? true }
  }

  private func writePeople(on page: inout TerminalPage) {
    for person in people {
      let about = [person.role, person.does].compactMap(\.self).joined(separator: "; ")
      page.line([person.name ?? person.id ?? "", about].filter { !$0.isEmpty }.joined(separator: ": "), indent: 2)
      let reached = [person.phone, person.email].compactMap(\.self).joined(separator: ", ")
      if !reached.isEmpty { page.line(reached, indent: 4) }
      page.facts(
        [
          ("address", [person.greeting].compactMap(\.self)), ("wants", person.aims ?? []),
          ("likes", person.interests ?? []), ("avoid", person.avoid ?? []),
          ("birthday", [person.birthday].compactMap(\.self)), ("met", [person.met].compactMap(\.self)),
        ])
    }
  }

  private func writeTreatment(on page: inout TerminalPage) {
    page.facts(
      [
        ("prefers", client.preferences ?? []), ("wants", client.aims ?? []), ("avoid", client.avoid ?? []),
        ("days", client.milestones ?? []), ("met", [client.met].compactMap(\.self)),
        ("notes", [client.notes].compactMap(\.self)),
      ])
  }
}

// The work.

extension Brief {
  private func writeRisks(of engagement: Engagement, on page: inout TerminalPage) {
    for risk in engagement.log.risks ?? [] where risk.closed == nil {
      guard let last = risk.changed?.last ?? risk.noted, let text = last.text else { continue }
      page.line("risk: \(text)\(last.action.map { " (\($0))" } ?? "")", indent: 2)
    }
  }

  private func writeContacts(on page: inout TerminalPage) {
    let contacts = engagements.flatMap { engagement in
      engagement.heldConversations.prefix(Self.contactsShown).compactMap { kind, record in
        record.held.flatMap { held in held.on.map { (engagement, kind, record, held, day: $0) } }
      }
    }
    let newest = contacts.enumerated().sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }
    for (_, (engagement, kind, record, held, day)) in newest.prefix(Self.contactsShown) {
      let minutes = held.minutes.map { ", \($0) minutes" } ?? ""
      let title = record.title ?? held.about ?? record.id ?? ""
      page.line("\(day.weekdayAndDay)  \(kind.rawValue)\(minutes): \(title)", indent: 2)
      let names = (held.with ?? []).compactMap { engagement.people[$0]?.name }
      page.facts(
        [
          ("with", names.isEmpty ? [] : [names.joined(separator: ", ")]), ("decided", held.decided ?? []),
          ("left", held.notReached ?? []),
        ])
    }
  }

  /// Birthdays and milestones of the coming month, and the dates of the work in it.
  private func writeDays(on page: inout TerminalPage) {
    var days = current.flatMap(\.datesToCome).compactMap { date -> (day: Day, words: String)? in
      date.day.map { ($0, [date.time?.description, date.words].compactMap(\.self).joined(separator: ", ")) }
    }
    for person in people {
      guard let written = person.birthday, let day = written.namedDay(onOrAfter: today) else { continue }
      days.append((day, "birthday of \(person.name ?? person.id ?? "")"))
    }
    for milestone in client.milestones ?? [] {
      if let day = milestone.namedDay(onOrAfter: today) { days.append((day, milestone)) }
    }
    let last = (try? today.adding(days: Self.daysAhead)) ?? today
    let coming = days.enumerated().filter { $0.element.day <= last }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    for (_, date) in coming { page.line("\(date.day.weekdayAndDay)  \(date.words)", indent: 2, hanging: 18) }
  }
}

extension TerminalPage {
  /// A heading, and what stands under it; without it, no heading.
  fileprivate mutating func section(_ heading: String, _ write: (inout TerminalPage) -> Void) {
    var inner = TerminalPage(colour: colour)
    write(&inner)
    guard !inner.isEmpty else { return }
    gap()
    self.heading(heading)
    append(inner)
  }

  /// Facts about somebody, each with its name; several of one kind under each other.
  fileprivate mutating func facts(_ facts: [(name: String, words: [String])]) {
    for (name, words) in facts {
      for (place, one) in words.enumerated() {
        line((place == 0 ? name : "").padded(to: 10) + one, indent: 4, hanging: 14)
      }
    }
  }
}
