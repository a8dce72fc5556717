import Diagnostics
@testable import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// What lies on the desk, and that it goes away once it is done.
@Suite struct DeskTests {
  /// Of every kind of open item something that is planted, and is not there once it is mended.
  @Test(arguments: DeskCase.all)
  func showsWhatIsPlantedUntilItIsMended(_ deskCase: DeskCase) throws {
    let planted = try deskCase.engagement("planted")
    let left = Set(try deskCase.engagement("mended").openItems.map(\.name))
    let gone = planted.openItems.filter { !left.contains($0.name) }
    #expect(gone.contains { $0.kind.rawValue == deskCase.kind })
    let shown = gone.map { $0.line(on: planted.today) + "\n" }.joined()
    #expect(try RecordedText.expected("\(deskCase.folder)/found.txt", recording: shown) == shown)
  }

  @Test func everyKindHasItsCase() {
    #expect(Set(OpenItem.Kind.allCases.map(\.rawValue)) == Set(DeskCase.all.map(\.kind)))
  }

  /// The page is in a folder of its own; no client's page leads there, and nothing of it is in one.
  @Test func deskIsInNoClientsFolder() throws {
    let sample = try SampleWorkspace.read()
    let site = build(sample, try SampleWorkspace.options(sample))
    let page = try #require(site.outputs.first { $0.path == "desk/index.html" })
    #expect(page.text.contains("noindex"))
    for client in sample.clients {
      #expect(HTMLPage(page.text).text.contains(try #require(client.data?["name"]?.text)))
    }
    let folders = sample.clients.map { "\($0.id)/" }
    let ofClients = site.outputs.filter { output in folders.contains(where: output.path.hasPrefix) }
    #expect(ofClients.count > 10)
    for output in ofClients { #expect(!output.text.contains("desk/")) }
  }

  /// Every key of the JSON is one that the manual lists, and an engagement at work has nearly all of them.
  @Test func jsonHasTheDeclaredKeys() throws {
    let sample = try SampleWorkspace.read()
    let json = sample.desk(try SampleWorkspace.options(sample)).json
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Set(whole.keys) == Set(Declaration(DeskFigures.self).keys))
    let engagements = try #require(whole["engagements"] as? [[String: Any]])
    let declared = Set(Declaration(DeskEngagementFigures.self).keys)
    let keys = engagements.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    #expect(keys == declared.subtracting(["errors", "unread", "ending", "ended_on"]))
    let value = try #require(
      engagements.first { $0["id"] as? String == "harbor-pine/2026-website" }?["contract_value"] as? [String: Any])
    #expect(value["value"] as? [String: String] == ["amount": "12000.00", "currency": "EUR"])
  }

  @Test func terminalFormFitsEightyColumns() throws {
    let sample = try SampleWorkspace.read()
    let options = try SampleWorkspace.options(sample)
    let briefs = sample.clients.compactMap { client in
      Brief(of: sample.desk(options, only: Set(client.engagements.map(\.path))))?.text(colour: false)
    }
    for line in ([sample.desk(options).text(colour: false)] + briefs).flatMap({ $0.split(separator: "\n") }) {
      #expect(columns(String(line)) <= 80, "\(line)")
    }
  }

  /// Days as people write them in client.yaml.
  @Test func findsTheDayThatIsNamed() throws {
    let table = try String(
      contentsOf: testsFolder.appending(path: "DossierKitTests/Cases/Desk/named-days.txt"), encoding: .utf8)
    let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 10)
    for line in lines {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let first = try #require(Day(cells[1]))
      #expect(cells[0].namedDay(onOrAfter: first)?.description ?? "none" == cells[2], "\(line)")
    }
  }
}

extension OpenItem {
  fileprivate var name: String { "\(kind) \(holder) \(id)" }

  fileprivate func line(on today: Day) -> String {
    let days = [since.map { "since \($0)" }, until.map { "until \($0)" }].compactMap(\.self).joined(separator: ", ")
    let parts = [
      "\(urgency(on: today))", holder.rawValue, kind.rawValue, id, title, who ?? "", days, amount?.description ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " | ")
  }
}

/// A folder below `Cases/Desk/cases`, called after the kind of item, and more after a hyphen: files laid over the
/// small workspace of the rules, with those of `planted` or of `mended`.
struct DeskCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }
  var folder: String { "DossierKitTests/Cases/Desk/cases/\(name)" }
  var kind: String { String(name.prefix { $0 != "-" }) }

  static let all: [DeskCase] = {
    let folder = testsFolder.appending(path: "DossierKitTests/Cases/Desk/cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(DeskCase.init)
  }()

  func engagement(_ state: String) throws -> Engagement {
    var laid: [String: String] = [:]
    for (path, bytes) in try files(below: folder) where path.hasSuffix(".yaml") {
      let parts = path.split(separator: "/")
      let isOfState = parts.first.map { ["planted", "mended"].contains($0) } ?? false
      guard !isOfState || parts.first.map(String.init) == state else { continue }
      laid[isOfState ? parts.dropFirst().joined(separator: "/") : path] = String(decoding: bytes, as: UTF8.self)
    }
    return try LaidOver().engagement(with: laid)
  }
}
