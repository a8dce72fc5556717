import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// Whatever stands in the files of a workspace: an answer, and places that are within their files.
@Suite(.timeLimit(.minutes(15))) struct MutationTests {
  @Test(arguments: 0..<6)
  func survivesMutations(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let base = try SampleWorkspace.files(below: ["Tests/EndToEndTests/Base"])
    let own = Dictionary(
      uniqueKeysWithValues: base.map { (String($0.key.dropFirst("Tests/EndToEndTests/Base/".count)), $0.value) })
    let shipped = try SampleWorkspace.files(below: ["templates/packs"]).reduce(into: FileSet()) { files, file in
      files[String(file.key.dropFirst("templates/".count))] = file.value
    }
    for _ in 0..<50 { try survive(own, shipped, &random) }
  }

  @Test(arguments: 0..<2)
  func survivesMutationsOfTheSample(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: 1_000 + seed)
    var own = try SampleWorkspace.files(below: ["content", "templates"])
    own["dossier.yaml"] = Array("as_of: 2026-05-06\n".utf8)
    for _ in 0..<10 { try survive(own, [:], &random) }
  }

  /// Changes one to three places of one to three files, and builds.
  private func survive(_ files: FileSet, _ shipped: FileSet, _ random: inout SeededGenerator) throws {
    var changed = files
    var isOfData = true
    let names = files.keys.sorted().filter { !$0.contains("/notes/") && !$0.hasSuffix(".css") }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let name = try #require(names.randomElement(using: &random))
      isOfData = isOfData && name.hasSuffix(".yaml")
      changed[name] = mutated(changed[name] ?? [], &random)
    }
    let workspace = workspace(of: changed, shipped: shipped)
    let today = try #require(Day("2026-05-06"))
    let site = build(workspace, BuildOptions(today: today, draft: Bool.random(using: &random)))
    // What is not made is refused, and what is refused has a reason.
    #expect(site.refusals.isEmpty || site.diagnostics.hasErrors)
    for diagnostic in site.diagnostics {
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) {
        guard let span else { continue }
        #expect(0 <= span.start && span.start <= span.end && span.end <= span.source.bytes.count)
      }
      #expect(!diagnostic.terminalText(colour: true).isEmpty)
    }
    // Tags are for authors of templates and pages to open and to close; data can do neither.
    for output in site.outputs where isOfData { #expect(HTMLPage(output.text).faults.isEmpty, "\(output.path)") }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
      let piece: [UInt8] =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: []
        case 1: [UInt8.random(in: 0...255, using: &random)]
        case 2: Array(bytes[place..<end]) + Array(bytes[place..<end])
        default: Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
        }
      bytes.replaceSubrange(place..<end, with: piece)
    }
    return bytes
  }

  private static let pieces = [
    "\n", "\r", "\r\n", "\t", "  ", "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!str ", "|\n", "\"", "'", "#", "\0",
    "{{", "}}", "{%", "%}", "{#", "{% if x %}", "{% endfor %}", "{% for a in b %}",
    "{% include \"clauses/contact.md\" %}",
    "{% extends \"layouts/index.html\" %}", "{{ engagement }}", "{{ 1/0 }}", "|upper", "|markdown", "|money", ":::",
    "| a |\n|---|\n", "<div ", "</div>", "<script>", "```", "\u{F0000}", "\u{FFFD}", "é", "\u{301}", "9999-12-31",
    "0001-01-01", "0", "-1", "99999999999999999999999999999999999999", "1/3", "30%", "0%", "1000000w", "6w", "1q",
    "none", "yes", "later", "rest", "advance", "+3w", "~", "null", ".", "1e9", "0x10",
  ]
}
