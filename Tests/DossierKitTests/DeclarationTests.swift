import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// What becomes of data that are read by their declarations.
///
/// A folder a case: its files stand in place of those of the rules' base workspace. `show.txt` has the paths of the
/// typed data to be looked at, a line each; they are beside what was found in `read.txt`.
@Suite struct DeclarationTests {
  @Test(arguments: DeclarationCase.all)
  func readsAsRecorded(_ declarationCase: DeclarationCase) throws {
    let read = try declarationCase.read()
    #expect(try RecordedText.expected("\(declarationCase.folder)/read.txt", recording: read) == read)
  }
}

/// A folder below `Cases/Declarations`.
struct DeclarationCase: Sendable, CustomTestStringConvertible {
  let name: String

  var folder: String { "DossierKitTests/Cases/Declarations/\(name)" }
  var testDescription: String { name }

  static let all: [DeclarationCase] = {
    let folder = testsFolder.appending(path: "DossierKitTests/Cases/Declarations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map(DeclarationCase.init)
  }()

  /// What was found, then the data that were asked for.
  func read() throws -> String {
    var files = try DossierKitTests.files(below: "DossierKitTests/Cases/Rules/base")
    for (name, bytes) in try DossierKitTests.files(below: folder) where name.hasSuffix(".yaml") {
      files[path(of: name)] = bytes
    }
    let workspace = workspace(of: files, shipped: [:])
    let engagement = try #require(workspace.engagements.first)
    let examination = workspace.examined(engagement, BuildOptions(today: try #require(Day("2026-05-06"))))
    let found = (workspace.diagnostics + examination.diagnostics).inReadingOrder().shown
    var data = DatumMap()
    data["terms"] = examination.engagement?.terms.datum
    data["log"] = examination.engagement?.log.datum
    let shown = try DossierKitTests.files(below: folder)["show.txt"] ?? []
    let parts = String(decoding: shown, as: UTF8.self).split(separator: "\n").map { path in
      let datum = path.split(separator: ".").reduce(Datum?.some(Datum(.map(data)))) { $0?[String($1)] }
      return (datum?.paths(String(path)) ?? ["\(path) is not there"]).map { "\($0)\n" }.joined()
    }
    return ([found] + parts).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func path(of name: String) -> String {
    switch name {
    case "practice.yaml": "content/practice.yaml"
    case "client.yaml": "content/clients/harbor/client.yaml"
    default: "content/clients/harbor/site/\(name)"
    }
  }
}

extension Datum {
  /// A line for every scalar, with its path. An item of a list goes by its number.
  fileprivate func paths(_ path: String) -> [String] {
    switch content {
    case .list(let items): items.enumerated().flatMap { $1.paths("\(path).\($0 + 1)") }
    case .map(let map): map.entries.flatMap { $0.value.paths("\(path).\($0.key)") }
    case .bool(let bool): ["\(path) \(bool ? "yes" : "no")"]
    case .text(let text), .word(let text): ["\(path) \(text)"]
    case .number(let number): ["\(path) \(number)"]
    case .money(let money): ["\(path) \(money)"]
    case .share(let share): ["\(path) \(share)"]
    case .day(let day): ["\(path) \(day)"]
    case .length(let length): ["\(path) \(length)"]
    case .time(let time): ["\(path) \(time)"]
    case .none, .withheld: []
    }
  }
}
