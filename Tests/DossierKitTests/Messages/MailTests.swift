import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// Whatever people and things are called, a draft has the fields it is to have, and another program reads from it what
/// was written: looked at here by readers that know nothing of how it was made.
@Suite struct MailTests {
  private static let hostile = [
    "Ruth\nBcc: all@world.example", "Ruth\n\n<script>", "\"The, Potter\"; <ruth@x.example>:", "back\\slash \\n \\",
    "^n ^' ^^", "🏺👩‍🎨🇬🇷 Ελένη", "\u{200F}אב\u{202E}דה\u{2066}", "=?utf-8?B?QQ==?=", "=41 =\t= \u{301}",
    String(repeating: "Λ", count: 300), String(repeating: "y", count: 300), String(repeating: "🏺", count: 300),
    String(repeating: "Anne of the ", count: 25) + "Lady", "END:VCALENDAR\nBEGIN:VALARM", "a:b;c=d,e", "(comment)",
    "J. R. Potter", "--=_dossier_=", ".", "From x", " padded  out ",
  ]

  @Test(arguments: hostile)
  func namesAreReadAsTheyAreWritten(_ name: String) throws {
    let fixture = try #require(MessageFixture.all.first)
    let workspace = try fixture.workspace().changed { scalar in
      let isNamed = ["client.people[].name", "log.calls[].title", "practice.people[].name"].contains(scalar.path)
      return isNamed ? Datum(.text(name), origin: scalar.datum.origin) : nil
    }
    let shown = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let known = try fixture.messages(in: workspace, of: ["request-received", "call-invitation"])
    for (words, _, message) in known {
      let mail = try MailReader(message.form(.mail))
      #expect(mail.faults == [], "\(words)")
      #expect(
        mail.fields.map(\.name) == [
          "From", "To", "Cc", "Subject", "X-Unsent", "MIME-Version", "Content-Type",
        ] + (mail.parts.count > 1 ? [] : ["Content-Transfer-Encoding"]), "\(words)")
      for (field, address) in [("From", "ada@heron.example"), ("To", "ruth@alder-mill.example")] {
        let mailboxes = try #require(mail.mailboxes(field))
        #expect(mailboxes.map(\.address) == [address], "\(words)")
        #expect(mailboxes.first?.name.unicodeScalars.elementsEqual(shown.unicodeScalars) == true, "\(words)")
      }
      let text = try message.words.joined(separator: "\n")
      #expect(mail.parts.first?.text.replacing("\r\n", with: "\n") == text, "\(words)")
    }
    let invitation = try #require(known.first { $0.words.hasSuffix("call-invitation chimney") })
    let file = try CalendarReader(invitation.message.form(.calendar))
    let attached = try #require(MailReader(invitation.message.form(.mail)).parts.last)
    #expect(attached.type.hasPrefix("text/calendar;"))
    for calendar in [file, CalendarReader(attached.text)] {
      #expect(calendar.faults == [])
      #expect(calendar.components == ["VCALENDAR", "VEVENT", "VALARM"])
      #expect(calendar.text("SUMMARY").map { Array($0.unicodeScalars) } == [Array(shown.unicodeScalars)])
      #expect(
        calendar.text("DESCRIPTION").first == (try invitation.message.words.joined(separator: "\n")))
      for property in ["ORGANIZER", "ATTENDEE"] {
        let found = calendar.properties.filter { $0.name == property }
        #expect(found.count == (property == "ORGANIZER" ? 1 : 2))
        #expect(found.allSatisfy { Array(($0.parameters["CN"] ?? "").unicodeScalars) == Array(shown.unicodeScalars) })
      }
    }
  }

  /// What an event is to have, once.
  @Test func anEventIsComplete() throws {
    let fixture = try #require(MessageFixture.all.first)
    let invitation = try #require(
      fixture.messages().first { $0.words.hasSuffix("call-invitation chimney") })
    let calendar = try CalendarReader(invitation.message.form(.calendar))
    #expect(
      calendar.properties.map(\.name) == [
        "BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "ATTENDEE", "BEGIN", "ACTION", "TRIGGER", "DESCRIPTION",
        "END", "END", "END",
      ])
    func value(_ name: String) -> String? { calendar.properties.first { $0.name == name }?.value }
    #expect(value("UID") == "chimney.kiln-plan.alder-mill@heron.example")
    // British summer time is an hour before UTC.
    #expect(value("DTSTART") == "20260512T090000Z" && value("DTEND") == "20260512T093000Z")
    #expect(value("DTSTAMP") == "20260504T000000Z" && value("TRIGGER") == "-PT10M")
  }
}
