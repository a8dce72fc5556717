import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// A client's own wording of a clause, beside the terms that it speaks of.
@Suite struct OwnClauseTests {
  private static let term = "{{ engagement.payments.due_in|duration }} of the day we ask"

  @Test func findsAFigureThatTheTermsGainsay() throws {
    let found = try findings { $0.replacing(Self.term, with: "30 days of the day we ask") }
    #expect(found.map(\.message) == ["the clause says `30` where the terms say `14`"])
    let finding = try #require(found.first)
    #expect(finding.span?.text.contains("30 days of the day we ask") == true)
    #expect(finding.notes.first?.span?.text == "14d")
    #expect(finding.help?.contains("engagement.payments.due_in|duration") == true)
  }

  @Test func isSilentOnTheSameFigureAndOnOtherWords() throws {
    #expect(try findings { $0 }.isEmpty)
    #expect(try findings { $0.replacing(Self.term, with: "14 days of the day we ask") }.isEmpty)
    #expect(try findings { $0.replacing(Self.term, with: "30 days of the end of the month") }.isEmpty)
    #expect(try findings { $0 + "\nWe remind you after 3 days.\n" }.isEmpty)
  }

  /// What is found of the sample's first contract with a payment clause of the client's own.
  private func findings(_ worded: (String) -> String) throws -> [Diagnostic] {
    var sample = try SampleWorkspace.read()
    let shipped = try #require(sample.templates["clauses/payment.md"])
    #expect(shipped.text.contains(Self.term))
    let source = Source(name: "content/clients/harbor-pine/2026-website/clauses/payment.md", text: worded(shipped.text))
    sample.clients[0].engagements[0].clauses["payment.md"] = source
    let site = build(sample, try SampleWorkspace.options(sample), only: [sample.engagements[0].path])
    return site.diagnostics.filter { $0.id == "clause-contradicts" }
  }
}
