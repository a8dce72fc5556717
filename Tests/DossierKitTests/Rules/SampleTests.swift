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
    #expect(sample.engagements.count == 2)
    for client in sample.clients {
      for folder in client.engagements {
        let findings = judged(try source(folder, of: client, in: sample))
        // What the contract of a bare lead still needs is one note; where all is agreed there is none.
        #expect(findings.filter { $0.severity > .note }.shown == "")
        #expect(findings.map(\.id) == (client.id == "kestrel-lane" ? ["needed-later"] : []))
      }
    }
  }

  /// The whole engagement that a stranger writes, with the defaults of the sample practice.
  @Test func fillsTheShortFormIn() throws {
    let source = try shortForm()
    #expect(judged(source).shown == "")

    let today = try #require(Day("2026-02-01"))
    let engagement = try #require(assemble(source, today: today).engagement)
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
    let papers = readYAML(
      Source(
        name: "log/papers.yaml",
        text: "- id: C-2026-001\n  document: contract\n  issued:\n    on: 2026-02-02\n"))
    let source = try shortForm(log: [DatumMap.Entry(key: "papers", keySpan: nil, value: #require(papers.datum))])
    let today = try #require(Day("2026-02-03"))
    #expect(try #require(assemble(source, today: today).engagement).reached == .contract)
    #expect(judged(source).shown == "")
  }

  private func shortForm(log: [DatumMap.Entry] = []) throws -> EngagementSource {
    let sample = try sampleWorkspace()
    let written = try #require(try files(below: "DossierKitTests/Cases/Rules/short-form")["engagement.yaml"])
    let path = "content/clients/harbor-pine/2026-website/engagement.yaml"
    let terms = readYAML(Source(name: path, bytes: written))
    #expect(terms.diagnostics.isEmpty)
    let client = try #require(sample.clients.first { $0.id == "harbor-pine" })
    return EngagementSource(
      id: "2026-website", clientID: client.id, practice: try #require(sample.practice),
      client: try #require(client.data), terms: try #require(terms.datum), log: log, packs: sample.packs)
  }

  private func source(
    _ folder: EngagementFolder, of client: ClientFolder, in workspace: Workspace
  ) throws -> EngagementSource {
    #expect(workspace.diagnostics.isEmpty && client.diagnostics.isEmpty && folder.diagnostics.isEmpty)
    return EngagementSource(
      id: folder.id, clientID: client.id, practice: try #require(workspace.practice), client: try #require(client.data),
      terms: try #require(folder.terms), log: folder.log, packs: workspace.packs)
  }

  /// The sample practice of the repository.
  private func sampleWorkspace() throws -> Workspace {
    var own: FileSet = [:]
    for (path, bytes) in try files(below: "../content") { own["content/\(path)"] = bytes }
    // Countries whose packs do not come with the tool have them among the cases.
    var shipped = try files(below: "DossierKitTests/Cases/Rules/base/templates")
    for (path, bytes) in try files(below: "../templates") { shipped[path] = bytes }
    return workspace(of: own, shipped: shipped)
  }
}
