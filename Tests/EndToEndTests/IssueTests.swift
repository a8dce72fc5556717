import Foundation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `issue` when it is killed, and when it runs twice at once.
@Suite struct IssueTests {
  private let workspace: TemporaryWorkspace

  init() throws { workspace = try TemporaryWorkspace(isSample: false) }

  /// The measure of the manual is 200 runs; `KILLS` says how many.
  private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap(Int.init) ?? 30

  /// Killed at any moment, a run leaves no number or a whole paper, and the next one goes on from there.
  @Test func leavesNothingHalfWhenItIsKilled() throws {
    defer { workspace.remove() }
    var random = SeededGenerator(seed: 5)
    let start = ContinuousClock.now
    #expect(try workspace.run("dossier issue birch proposal --quiet") == "$ dossier issue birch proposal --quiet\n")
    let whole = ContinuousClock.now - start
    var issued = 1
    for run in 0..<Self.kills {
      // What a killed run has left there, the next one finds every other time.
      if run.isMultiple(of: 2) { try workspace.remove(".dossier-new") }
      // Each on a day of its own: on one day an unchanged paper is issued once.
      let day = "2027-0\(1 + run / 28 % 9)-\(run % 28 < 9 ? "0" : "")\(run % 28 + 1)"
      let issue = try workspace.start("exec dossier issue birch proposal --quiet --as-of \(day)")
      // Half of them anywhere in a run, half while it writes, which is a small part of it.
      let moment = ContinuousClock.now + whole * Double.random(in: 0...1.1, using: &random)
      if run.isMultiple(of: 2) {
        while issue.isRunning, !workspace.exists(".dossier-new"), ContinuousClock.now < moment + whole { sched_yield() }
        let delay = ContinuousClock.now + .microseconds(Int.random(in: 0...8000, using: &random))
        while issue.isRunning, ContinuousClock.now < delay { sched_yield() }
      } else {
        while issue.isRunning, ContinuousClock.now < moment { sched_yield() }
      }
      kill(issue.processIdentifier, SIGKILL)
      issue.waitUntilExit()
      let papers = try papers(after: run, whole: issued)
      #expect((issued...issued + 1).contains(papers.count), "run \(run)")
      issued = papers.count
    }
    // In the end all are recorded, by a run that finds what the last one left.
    _ = try workspace.run("dossier issue birch proposal --quiet --as-of 2027-12-01")
    let verified = try workspace.run("dossier verify")
    #expect(!verified.contains("--- status"), "\(verified)")
    let log = try workspace.contents(of: "content/clients/birch-quay/survey/log/papers.yaml")
    for paper in try papers(after: Self.kills, whole: 0) {
      #expect(log.split(separator: "\n").contains("- id: \(paper)"), "\(paper)")
    }
    let register = try workspace.contents(of: "content/numbers.yaml").split(separator: "\n")
    let numbers = register.filter { $0.hasPrefix("- number: ") }.map { String($0.dropFirst(10)) }
    #expect(try numbers.sorted() == papers(after: Self.kills, whole: issued).sorted())
  }

  /// The numbers of all papers, which have no hole among them.
  ///
  /// - Parameter known: how many of them were whole before; the others are looked at.
  private func papers(after run: Int, whole known: Int) throws -> [String] {
    let folder = "content/clients/birch-quay/survey/issued"
    let expected = try (0..<workspace.names(in: folder).count).map { $0 == 0 ? "P-2026-001" : "P-2026-001-r\($0 + 1)" }
    #expect(try Set(workspace.names(in: folder)) == Set(expected), "run \(run)")
    for paper in expected.dropFirst(known) {
      let shown = try workspace.run("cd \(folder)/\(paper) && shasum -a 256 --status -c SHA256SUMS && ls | xargs")
      let files = "SHA256SUMS clauses.json page.html record.yaml source.md trace.json values.json"
      #expect(shown.contains("--- stdout\n\(files)\n"), "run \(run): \(shown)")
    }
    return expected
  }

  /// Runs at once, for two clients: each takes a number of its own, or says that another run is writing.
  @Test func neverGivesANumberTwice() throws {
    defer { workspace.remove() }
    // What is agreed is not issued again: this engagement begins anew.
    _ = try workspace.run("rm -r content/clients/alder-mill/kiln-plan/log")
    for round in 1...8 {
      let runs = try ["birch", "alder-mill", "birch", "alder-mill"].map {
        try workspace.start("exec dossier issue \($0) proposal --quiet --as-of 2026-05-\(10 + round)")
      }
      for run in runs { run.waitUntilExit() }
      #expect(runs.contains { $0.terminationStatus == 0 }, "round \(round)")
    }
    let papers = try ["birch-quay/survey", "alder-mill/kiln-plan"].map { path in
      try workspace.names(in: "content/clients/\(path)/issued")
    }
    #expect(Set(papers[0]).isDisjoint(with: papers[1]), "\(papers)")
    let first = Set(papers.joined()).filter { !$0.contains("-r") }
    #expect(first.isSubset(of: ["P-2026-001", "P-2026-002"]))
    let verified = try workspace.run("dossier verify")
    #expect(!verified.contains("--- status"), "\(verified)")
  }
}
