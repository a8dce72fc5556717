import Diagnostics
import Legal
import Markdown
import TestSupport
import Testing

/// Contracts edited by chance: from the redline alone both can be read, word for word.
@Suite struct EditedContractTests {
  private func document(_ contract: EditedContract) throws -> Document {
    var legal = try LegalCase(Source(name: "contract.md", text: contract.text))
    legal.run()
    #expect(legal.diagnostics.filter { $0.severity == .error }.isEmpty)
    return legal.document
  }

  /// The first words that are not the same; whole contracts would be long to read.
  private func difference(_ actual: [[Substring]], _ expected: [[Substring]]) -> String? {
    let place = zip(actual, expected).prefix { $0 == $1 }.count
    guard place < max(actual.count, expected.count) else { return nil }
    let (found, wanted) = (actual.dropFirst(place).first ?? [], expected.dropFirst(place).first ?? [])
    let word = max(0, zip(found, wanted).prefix { $0 == $1 }.count - 3)
    return "\(found.dropFirst(word).prefix(8)), not \(wanted.dropFirst(word).prefix(8))"
  }

  /// Three hundred contracts with more than a thousand edits.
  @Test(arguments: 0..<20) func acceptingGivesTheNewAndRejectingTheOld(batch: Int) throws {
    let words = try RedlineWords.shipped("en")
    for run in 0..<15 {
      let seed = UInt64(batch * 1000 + run)
      var random = SeededGenerator(seed: seed)
      let contract = EditedContract(seed: seed)
      var edited = contract
      var count = 0
      let wanted = run % 5 == 0 ? 12 : run % 5
      while count < wanted {
        if edited.apply(EditedContract.Edit.allCases.randomElement(using: &random) ?? .retitle) { count += 1 }
      }
      let (old, new) = (try document(contract), try document(edited))
      let redline = Redline(from: old, to: new)
      #expect(difference(redline.rejected, old.wordsOfBlocks) == nil, "seed \(seed)")
      #expect(difference(redline.accepted, new.wordsOfBlocks) == nil, "seed \(seed)")
      #expect(Redline(from: new, to: new).isEmpty)
      guard run % 3 == 0 else { continue }
      let page = renderHTML(redline.document(words: words))
      #expect(difference([Redline.accepted(inHTML: page)], [new.wordsOfBlocks.flatMap { $0 }]) == nil, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func whatHasMovedIsShownAsMoved(seed: UInt64) throws {
    let contract = EditedContract(seed: seed)
    var edited = contract
    let name = try #require(seed % 2 == 0 ? edited.moveFar() : edited.moveElsewhere() ?? edited.moveFar())
    let redline = Redline(from: try document(contract), to: try document(edited))
    let told = redline.changes.filter { $0.kind != .renumbered }
    #expect(told.count == 1)
    let change = try #require(told.first)
    #expect(change.kind == .moved && !change.hasChangedWords)
    #expect(edited.isName(name, change.title, change.address))
  }
}
