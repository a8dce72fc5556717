import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// False alarms are worse than silence: what is right is left alone.
@Suite struct SampleTests {
  @Test func findsNothingInTheSample() throws {
    let sample = try sampleWorkspace()
    #expect(sample.diagnostics.shown == "")
    #expect(
      sample.engagements.map(\.clientID)
        == ["harbor-pine", "rodi-pyxida", "sallow-mill", "sallow-mill", "tern-tiller"])
    // What the contract of a bare lead still needs is one note. An offer is drafted and has not gone out: that is said
    // until it has. Where all is agreed there is nothing to say.
    let right = ["rodi-pyxida": ["needed-later"], "tern-tiller": ["proposal-due"]]
    for folder in sample.engagements {
      let findings = sample.examined(folder, try asOf("2026-05-06")).diagnostics
      #expect(findings.map(\.id) == right[folder.clientID] ?? [], "\(findings.shown)")
    }
  }

  /// What was recorded later is no mistake on an earlier day: whoever looks back finds what was there to be found.
  @Test func findsNoErrorOnEarlierDays() throws {
    let sample = try sampleWorkspace()
    let today = try #require(Day("2026-05-06"))
    for folder in sample.engagements {
      let known = Set(sample.examined(folder, BuildOptions(today: today)).diagnostics.errors)
      var day = folder.log.flatMap { $0.value.days }.min() ?? today
      while day < today {
        let found = sample.examined(folder, BuildOptions(today: day)).diagnostics.errors
        #expect(found.filter { !known.contains($0) } == [], "\(folder.path) as of \(day)")
        day = try day.adding(days: 7)
      }
    }
  }

  /// No two payments have one name, and what came can be recorded by every one of them.
  @Test func namesEveryPaymentOnce() throws {
    let sample = try sampleWorkspace()
    for day in ["2026-02-10", "2026-05-06", "2026-12-31"] {
      for folder in sample.engagements {
        let engagement = try #require(sample.examined(folder, asOf(day)).engagement)
        let ids = (engagement.paymentsInForce?.entries ?? []).map(\.instalment.id)
        #expect(Set(ids).count == ids.count, "\(engagement.path)")
        #expect(engagement.paymentIDs.isSuperset(of: ids), "\(engagement.path)")
      }
    }
  }

  /// The whole engagement that a stranger writes, with the defaults of the sample practice.
  @Test func fillsTheShortFormIn() throws {
    let examination = try sampleWorkspace().examined(shortForm(), asOf("2026-02-01"))
    #expect(examination.diagnostics.shown == "")

    let engagement = try #require(examination.engagement)
    let work = engagement.work
    #expect(work.totals?.net.description == "12000.00 EUR")
    #expect(
      work.instalments.map { "\($0.id) \($0.taxed.net.amount) \($0.trigger)" } == [
        "advance 3600.00 contract_agreed", "plan-and-design 2100.00 stage_accepted plan-and-design",
        "build 3500.00 stage_accepted build", "launch-and-teach 2800.00 stage_accepted launch-and-teach",
      ])
    #expect(
      work.stages.map { "\($0.id) \($0.start?.description ?? "") \($0.due?.description ?? "")" } == [
        "plan-and-design 2026-02-16 2026-03-27", "build 2026-03-30 2026-07-10",
        "launch-and-teach 2026-07-13 2026-09-18",
      ])
    #expect(
      work.stages[1].checkpoints.map { $0.day?.description } == [
        "2026-03-30", "2026-04-24", "2026-06-12", "2026-07-03", "2026-07-08",
      ])
    #expect(engagement.ends?.description == "2026-09-25")
    #expect(work.deliverables.map(\.owner) == ["maria", "maria", "maria"])
    #expect(work.deliverables.map(\.acceptedBy) == ["jane", "jane", "jane"])
    #expect(work.deliverables.map { $0.due?.description } == ["2026-03-27", "2026-07-10", "2026-09-18"])
    #expect(work.deliverables.map(\.revisions) == [2, 2, 2])
  }

  /// The same after its contract was issued, when nothing is only noted any more.
  @Test func findsNothingInTheShortFormWhenTheContractBites() throws {
    let papers = Source(
      name: "log/papers.yaml", text: "- id: C-2026-001\n  document: contract\n  issued:\n    on: 2026-02-02\n")
    var folder = try shortForm()
    folder.log = [DatumMap.Entry(key: "papers", keySpan: nil, value: try #require(readYAML(papers).datum))]
    let examination = try sampleWorkspace().examined(folder, asOf("2026-02-03"))
    #expect(try #require(examination.engagement).reached == .contract)
    #expect(examination.diagnostics.shown == "")
  }

  /// The sample's website, as the short form writes it, before anything happened.
  private func shortForm() throws -> EngagementFolder {
    let written = try #require(try files(below: "DossierKitTests/Cases/Rules/short-form")["engagement.yaml"])
    let path = "content/clients/harbor-pine/2026-website/engagement.yaml"
    let terms = readYAML(Source(name: path, bytes: written))
    #expect(terms.diagnostics.isEmpty)
    var folder = try #require(sampleWorkspace().engagements.first)
    folder.terms = terms.datum
    folder.log = []
    folder.changes = []
    return folder
  }

  private func asOf(_ day: String) throws -> BuildOptions { BuildOptions(today: try #require(Day(day))) }

  /// The sample practice of the repository.
  private func sampleWorkspace() throws -> Workspace {
    let repository = testsFolder.deletingLastPathComponent().path
    return try #require(readWorkspace(at: repository, share: repository).workspace)
  }
}

extension [Diagnostic] {
  fileprivate var errors: [String] { filter { $0.severity == .error }.map { "\($0.id): \($0.message)" } }
}

extension Datum {
  /// The days on which something happened, in records as they are written.
  fileprivate var days: [Day] {
    let own = self["on"]?.text.flatMap { Day($0) }.map { [$0] } ?? []
    return own + (list ?? []).flatMap(\.days) + (map?.entries ?? []).flatMap(\.value.days)
  }
}
