import Diagnostics
package import Engagements
import Values

/// What the consultant reads before a call: who they are, how they like to be treated, where things stand. It is hers
/// alone, and made for no page.
package struct Brief: Sendable {
  package let engagement: Engagement

  package init(of engagement: Engagement) { self.engagement = engagement }

  /// The contacts that are told, the newest first.
  static let contactsShown = 3
  /// How far ahead days to remember are looked for.
  static let daysAhead = 31
}

extension Brief {
  /// As the terminal shows it, at most 80 columns wide.
  package func text(colour: Bool) -> String {
    var page = TerminalPage(colour: colour)
    page.title(engagement.path, engagement.terms.title)
    page.line(engagement.standing)
    page.section("Who they are") { writePeople(on: &$0) }
    page.section("How they like to be treated") { writeTreatment(on: &$0) }
    page.section("Open, late, promised") { page in
      for item in engagement.openItems { page.item(item, of: engagement) }
      writeRisks(on: &page)
    }
    page.section("Money and what is left") { engagement.writeLedgers(on: &$0) }
    page.section("The last contacts") { writeContacts(on: &$0) }
    page.section("Days to remember") { writeDays(on: &$0) }
    return page.text
  }
}

// People.

extension Brief {
  private var client: Client { engagement.client }

  private func writePeople(on page: inout TerminalPage) {
    for person in engagement.people.theirs {
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
  private func writeRisks(on page: inout TerminalPage) {
    for risk in engagement.log.risks ?? [] where risk.closed == nil {
      guard let last = risk.changed?.last ?? risk.noted, let text = last.text else { continue }
      page.line("risk: \(text)\(last.action.map { " (\($0))" } ?? "")", indent: 2)
    }
  }

  private func writeContacts(on page: inout TerminalPage) {
    for (kind, record) in engagement.heldConversations.prefix(Self.contactsShown) {
      guard let held = record.held, let day = held.on else { continue }
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
    var days = engagement.datesToCome.compactMap { date -> (day: Day, words: String)? in
      date.day.map { ($0, [date.time?.description, date.words].compactMap(\.self).joined(separator: ", ")) }
    }
    for person in engagement.people.theirs {
      guard let written = person.birthday, let day = written.namedDay(onOrAfter: engagement.today) else { continue }
      days.append((day, "birthday of \(person.name ?? person.id ?? "")"))
    }
    for milestone in client.milestones ?? [] {
      if let day = milestone.namedDay(onOrAfter: engagement.today) { days.append((day, milestone)) }
    }
    let last = (try? engagement.today.adding(days: Self.daysAhead)) ?? engagement.today
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
