import Foundation
import TestSupport
import Testing

/// Records that are written at once.
@Suite struct MarkTests {
  /// Each of several runs adds its record under an id of its own, or says that another run is writing: nothing is lost.
  @Test func losesNothingToAnotherRun() throws {
    let workspace = try TemporaryWorkspace(isSample: false)
    defer { workspace.remove() }
    let file = "content/clients/alder-mill/kiln-plan/log/requests.yaml"
    let former = try workspace.contents(of: file)
    var written: [String] = []
    for round in 1...4 {
      let texts = (1...4).map { "Wish \($0) of round \(round)" }
      let runs = try texts.map { try workspace.start("exec dossier new request alder '\($0)' by=ruth --quiet") }
      for run in runs { run.waitUntilExit() }
      let done = zip(texts, runs).filter { $0.1.terminationStatus == 0 }.map(\.0)
      #expect(!done.isEmpty, "round \(round)")
      written += done
    }
    let log = try workspace.contents(of: file)
    #expect(log.hasPrefix(former))
    let lines = log.split(separator: "\n").map(String.init)
    let texts = lines.filter { $0.contains("Wish") }.map { $0.replacing("    text: ", with: "") }
    #expect(texts.sorted() == written.sorted())
    let ids = lines.filter { $0.hasPrefix("- id: ") }
    #expect(ids == (1...written.count + 1).map { "- id: R-\($0)" })
  }
}
