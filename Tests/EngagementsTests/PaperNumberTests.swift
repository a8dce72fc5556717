import Testing

@testable import Engagements

@Suite struct PaperNumberTests {
  @Test(arguments: ["P-2026-007", "C-2026-003", "O-2027-120", "CO-001", "CO-1000", "P-2026-007-r2", "CO-001-r13"])
  func comesBack(text: String) { #expect(PaperNumber(text)?.description == text) }

  @Test(arguments: [
    "", "P-1", "P-2026-07", "P-2026-000", "p-2026-007", "P-2026-007-r1", "P-2026-007-r0", "P-2026-007-r", "CO-2026-001",
    "P-007", "X-2026-001", "P-2026-007 ", "proposal-draft-1", "P-26-001", "CO-99999999999999999999",
  ])
  func isNoNumber(text: String) { #expect(PaperNumber(text) == nil) }

  private func numbers(_ texts: [String]) -> [PaperNumber] { texts.compactMap(PaperNumber.init) }

  @Test(arguments: [
    ([], "P-2026-001"), (["P-2026-001"], "P-2026-002"), (["P-2026-009", "P-2026-002-r4"], "P-2026-010"),
    (["P-2025-040", "C-2026-003", "CO-017"], "P-2026-001"), (["P-2026-999"], "P-2026-1000"),
  ])
  func goesOn(given: [String], next: String) throws {
    let series = try #require(PaperNumber.Series(of: "proposal", in: 2026))
    #expect(PaperNumber.next(in: series, after: numbers(given)).description == next)
  }

  @Test(arguments: [
    (["P-2026-007"], "P-2026-007-r2"), (["P-2026-007", "P-2026-007-r5", "P-2026-008-r9"], "P-2026-007-r6"),
  ])
  func isIssuedAgain(given: [String], next: String) throws {
    let number = try #require(PaperNumber("P-2026-007"))
    #expect(number.revised(after: numbers(given)).description == next)
    #expect(number.revised(after: numbers(given)).revises(number))
    #expect(!number.revises(number))
  }

  @Test func numbersOnlyPapers() {
    #expect(PaperNumber.Series(of: "handbook", in: 2026) == nil)
    #expect(PaperNumber.Series(of: "change-order", in: 2026)?.isOfEngagement == true)
    #expect(PaperNumber.Series(of: "order", in: 2026)?.isOfEngagement == false)
  }
}
