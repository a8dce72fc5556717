import Diagnostics
import Foundation
import Legal
import Markdown
import TestSupport
import Testing

/// Contracts of 400 clauses, six levels deep, with schedules and 200 references in all forms.
@Suite struct GeneratedContractTests {
  private let other = GeneratedContract(clauses: 400, schedules: 20, references: 0, seed: 99)

  private func run(_ contract: GeneratedContract) throws -> LegalCase {
    var legal = try LegalCase(
      Source(name: "contract.md", text: contract.text()),
      others: [
        "other": LegalCase(Source(name: "other.md", text: other.text(front: ["short-name: the Other"])))
      ])
    legal.run()
    return legal
  }

  /// What stands in the place of each reference.
  private func readings(_ html: String) -> [Int: String] {
    var readings: [Int: String] = [:]
    for piece in html.split(separator: "«").map(String.init) {
      guard let mark = piece.range(of: "»"), let number = Int(piece[..<mark.lowerBound]) else { continue }
      readings[number] = String(piece[mark.upperBound...])
    }
    return readings
  }

  private func expectRight(_ contract: GeneratedContract, besides removed: Int? = nil) throws {
    let legal = try run(contract)
    let readings = readings(renderHTML(legal.document))
    for (number, reference) in contract.references.enumerated() {
      if let removed, reference.targets.contains(removed), reference.form != .elsewhere { continue }
      #expect(readings[number] == contract.html(of: reference, other: other), "reference \(number) \(reference.form)")
    }
  }

  @Test(arguments: GeneratedNumbering.allCases, [1, 2, 3] as [UInt64])
  func everyReferenceNamesTheRightClauseHoweverTheyAreShuffled(numbering: GeneratedNumbering, seed: UInt64) throws {
    // The second has no schedules, the third has many.
    let schedules = [0, 12, 40][Int(seed) % 3]
    var contract = GeneratedContract(
      clauses: 400, schedules: schedules, references: 200, by: numbering, seed: seed)
    #expect(Set(contract.clauses.map(\.depth)) == [1, 2, 3, 4, 5, 6])
    #expect(try run(contract).diagnostics.isEmpty)
    try expectRight(contract)
    let before = contract.clauses.map { contract.number(of: $0.id) }
    contract.shuffle(seed: seed + 100)
    #expect(contract.clauses.map { contract.number(of: $0.id) } != before)
    #expect(try run(contract).diagnostics.isEmpty)
    try expectRight(contract)
  }

  /// Wherever they are named, in every language.
  @Test(arguments: GeneratedNumbering.allCases, ["en", "el", "id", "ru"])
  func noTwoClausesReadTheSame(numbering: GeneratedNumbering, language: String) throws {
    var contract = GeneratedContract(clauses: 400, schedules: 20, references: 0, by: numbering, seed: 7)
    let inSchedule = try #require(contract.clauses.first { contract.schedule(of: $0.id) != nil && $0.depth < 6 }?.id)
    let outside = try #require(
      contract.clauses.first { contract.schedule(of: $0.id) == nil && !$0.isSchedule && $0.depth < 6 }?.id)
    for source in [inSchedule, outside] {
      contract.nameAll(in: source)
      var legal = try LegalCase(Source(name: "contract.md", text: contract.text(front: ["lang: \(language)"])))
      legal.run()
      #expect(legal.diagnostics.isEmpty)
      let names = readings(renderHTML(legal.document)).mapValues { reading in
        reading.split(separator: ">").dropFirst().first ?? ""
      }
      #expect(names.count == 400)
      // A schedule that is named by its bare number is told by its page alone: its noun is the author's to write.
      let clauses = names.filter { language == "en" || language == "id" || !contract.clauses[$0.key].isSchedule }
      #expect(Set(clauses.values).count == clauses.count)
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64]) func exactlyTheReferencesToARemovedClauseAreReported(seed: UInt64) throws {
    var contract = GeneratedContract(clauses: 400, schedules: 12, references: 200, seed: seed)
    let removed = try #require(contract.leafToRemove)
    let uses = contract.uses(of: removed)
    #expect(uses.count >= 2)
    contract.remove(removed)
    let legal = try run(contract)
    let named = Set(["there is no clause `c\(removed)`", "there is no place `c\(removed)` for this link to lead to"])
    #expect(legal.diagnostics.count == uses.count)
    for finding in legal.diagnostics {
      #expect(finding.id == "reference-broken" && named.contains(finding.message), "\(finding.message)")
      let place = finding.span?.text.split(separator: ":").first
      #expect(place == "c\(removed)" || place == "#c\(removed)")
    }
    try expectRight(contract, besides: removed)
  }
}
