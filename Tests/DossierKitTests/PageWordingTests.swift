import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// What pages of the sample say on other days than its own, and with a little of it changed.
@Suite struct PageWordingTests {
  private let engagement = "content/clients/harbor-pine/2026-website"
  private let project = "harbor-pine/2026-website/project/index.html"
  private let small = "content/clients/sallow-mill/2026-writing-day"
  private let order = "sallow-mill/2026-writing-day/order/index.html"

  @Test func namesThePaperThatIsAgreed() throws {
    let proposed = try page(project, asOf: "2026-02-05")
    #expect(proposed.contains("The proposal is agreed"))
    #expect(proposed.contains("We would begin on"))
    let contracted = try page(project, asOf: "2026-02-10")
    #expect(contracted.contains("The contract is agreed"))
    #expect(contracted.contains("We begin on"))
  }

  @Test func marksWhatOfOursIsLate() throws {
    let before = try page(project, asOf: "2026-05-15")
    #expect(!actions(of: before).contains(">overdue<"))
    let after = try page(project, asOf: "2026-05-16")
    #expect(actions(of: after).contains(">overdue<"))
    #expect(try page(project, asOf: "2026-06-30").contains(", not held yet"))
  }

  @Test func namesWhoLeadsFirst() throws {
    let path = "rodi-pyxida/2026-service-standards/proposal/index.html"
    let page = try page(path, asOf: "2026-05-06") { files in
      files.replace(
        "lead: maria", by: "lead: nikos", in: "content/clients/rodi-pyxida/2026-service-standards/engagement.yaml")
    }
    let team = try #require(page.range(of: "id=\"people\"").map { page[$0.upperBound...] })
    let nikos = try #require(team.range(of: "<strong>Νίκος Βλάχος</strong><br>έχει την ευθύνη"))
    let maria = try #require(team.range(of: "<strong>Μαρία Αλεξίου</strong>"))
    #expect(nikos.lowerBound < maria.lowerBound)
    #expect(!team[maria.upperBound...].hasPrefix("<br>έχει"))
  }

  @Test func namesNobodyTwiceInAMeeting() throws {
    let page = try page(project, asOf: "2026-05-06") { files in
      files.replace("with: [", by: "with: [maria, maria, ", in: "\(engagement)/log/meetings.yaml")
    }
    #expect(page.contains("with Maria Alexiou"))
    #expect(!page.contains("Maria Alexiou, Maria Alexiou"))
    #expect(!page.contains("Maria Alexiou and Maria Alexiou"))
  }

  /// A stage for nothing, and all of them.
  @Test(arguments: [["3000"], ["3000", "5000", "4000"]])
  func asksForNothingWhereNothingIsToBePaid(_ prices: [String]) throws {
    let page = try page(project, asOf: "2026-05-06") { files in
      for price in prices { files.replace("price: \(price)", by: "price: 0", in: "\(engagement)/engagement.yaml") }
      files.replace("\nexpect:", by: "\ncustom:", in: "\(engagement)/engagement.yaml")
      files["\(engagement)/log/payments.yaml"] = nil
    }
    let payments = try #require(page.range(of: "id=\"payments\"").map { page[$0.upperBound...] })
    #expect(payments.contains("nothing to pay") == (prices.count == 3))
  }

  @Test func aPaperThatIsOutIsOfItsOwnDay() throws {
    let out = try page(order, asOf: "2026-05-06")
    #expect(out.contains("data-running=\"Order O-2026-004 · Sallow Mill · 17\u{A0}April\u{A0}2026\""))
    #expect(out.contains("Sallow Mill · <time datetime=\"2026-04-17\">"))
    #expect(try page(project, asOf: "2026-05-06").contains("as of <time datetime=\"2026-05-06\">"))
  }

  @Test func whatOnlyPaperShowsLeavesNoBlankOnAScreen() throws {
    let record = try page("harbor-pine/2026-website/meetings/2026-04-16-call/index.html", asOf: "2026-05-06")
    #expect(record.contains("<span class=\"on-paper\"> ("))
    #expect(!record.contains(" <span class=\"on-paper\">"))
  }

  @Test func anOrderWaitsForItsYesAndBeginsWithIt() throws {
    let sent = try page(order, asOf: "2026-04-18")
    #expect(sent.contains("Ready 4\u{A0}weeks after you have agreed."))
    #expect(sent.contains("You can agree to this order until the end of <time datetime=\"2026-04-24\">"))
    #expect(sent.contains(">Agree (£680.00)</a>"))
    #expect(sent.contains("mailto:maria@practice.example?subject=Agreed%3A%20order%20O-2026-004"))
    let lapsed = try page(order, asOf: "2026-04-25") { files in
      files.replace("  agreed:\n    on: 2026-04-21", by: "  back:\n    on: 2026-05-21", in: "\(small)/log/papers.yaml")
      files.replace("    by: gwen\n    via: email\n", by: "", in: "\(small)/log/papers.yaml")
      files["\(small)/log/inputs.yaml"] = nil
    }
    let lastDay = "<time datetime=\"2026-04-24\">"
    #expect(lapsed.contains("This order has lapsed: it could be agreed to until the end of \(lastDay)"))
    #expect(!lapsed.contains("Agree ("))
    let agreed = try page(order, asOf: "2026-04-22")
    #expect(agreed.contains("From <time datetime=\"2026-04-21\">"))
    #expect(agreed.contains("<time datetime=\"2026-04-21\">21 April 2026</time> by Gwen Pryce. Thank you."))
    #expect(!agreed.contains("class=\"answer\""))
  }

  /// The practice's defaults have meetings, control days and steps of escalation; the order's one page has none.
  @Test func anOrderPromisesNothingThatItsPageDoesNotSay() throws {
    let page = try page(
      "\(small.split(separator: "/").suffix(2).joined(separator: "/"))/project/index.html", asOf: "2026-05-06")
    #expect(page.contains("On track"))
    for words in ["Review call", "Next meeting", "Progress checks", "If a matter is stuck", "you have said that"] {
      #expect(!page.contains(words), "\(words)")
    }
  }

  /// The list of who does what by when.
  private func actions(of page: String) -> Substring {
    guard let start = page.range(of: "id=\"actions\""), let end = page[start.upperBound...].range(of: "<h2") else {
      Issue.record("the page has no list of actions")
      return ""
    }
    return page[start.upperBound..<end.lowerBound]
  }

  /// A page of the sample as of a day, with its files changed.
  private func page(
    _ path: String, asOf day: String, changing change: (inout FileSet) -> Void = { _ in }
  ) throws -> String {
    var files = try SampleWorkspace.files(below: ["content", "templates"])
    change(&files)
    let engagement = path.split(separator: "/").prefix(2).joined(separator: "/")
    let site = build(
      workspace(of: files, shipped: [:]), BuildOptions(today: try #require(Day(day))), only: [engagement])
    SampleWorkspace.expectNoErrors(site.diagnostics)
    return try #require(site.outputs.first { $0.path == path }).text
  }
}

extension FileSet {
  /// Puts one text in the place of another, which must be there.
  fileprivate mutating func replace(_ old: String, by new: String, in path: String) {
    let text = String(decoding: self[path] ?? [], as: UTF8.self)
    #expect(text.contains(old), "\(path): \(old)")
    self[path] = Array(text.replacingOccurrences(of: old, with: new).utf8)
  }
}
