import Diagnostics
import Foundation
import Legal
import Markdown
import TestSupport
import Testing

/// Contracts of 400 clauses, six levels deep, with 200 references in all forms.
@Suite struct GeneratedContractTests {
  private let other = GeneratedContract(clauses: 400, references: 0, seed: 99)

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

  @Test(arguments: [1, 2, 3] as [UInt64]) func everyReferenceNamesTheRightClauseHoweverTheyAreShuffled(
    seed: UInt64
  ) throws {
    var contract = GeneratedContract(clauses: 400, references: 200, seed: seed)
    #expect(Set(contract.clauses.map(\.level)) == [1, 2, 3, 4, 5, 6])
    #expect(try run(contract).diagnostics.isEmpty)
    try expectRight(contract)
    let before = contract.clauses.map { contract.number(of: $0.id) }
    contract.shuffle(seed: seed + 100)
    #expect(contract.clauses.map { contract.number(of: $0.id) } != before)
    #expect(try run(contract).diagnostics.isEmpty)
    try expectRight(contract)
  }

  @Test(arguments: [4, 5, 6] as [UInt64]) func exactlyTheReferencesToARemovedClauseAreReported(seed: UInt64) throws {
    var contract = GeneratedContract(clauses: 400, references: 200, seed: seed)
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
