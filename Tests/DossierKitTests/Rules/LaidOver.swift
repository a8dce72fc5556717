import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Values

/// The base workspace of the rules' cases, with files of a case laid over its own, key by key.
struct LaidOver {
  private let base: Workspace

  init() throws {
    base = workspace(of: try files(below: "DossierKitTests/Cases/Rules/base"), shipped: [:])
  }

  /// What reading, assembly and the rules find in the engagement, in reading order.
  ///
  /// - Parameter files: what is laid over, by name: `practice.yaml`, `client.yaml`, `engagement.yaml`, `log/….yaml`.
  func findings(with files: [String: String]) throws -> [Diagnostic] {
    var paths: FileSet = [:]
    for (name, text) in files {
      paths[
        name == "practice.yaml"
          ? "content/\(name)" : name == "client.yaml" ? "\(client)/\(name)" : "\(client)/site/\(name)"] =
        Array(text.utf8)
    }
    let over = workspace(of: paths, shipped: [:])
    let (below, above) = (base.engagements[0], over.engagements.first)
    var log = below.log
    for file in above?.log ?? [] {
      if let index = log.firstIndex(where: { $0.key == file.key }) {
        log[index].value = log[index].value.overlaid(with: file.value)
      } else {
        log.append(file)
      }
    }
    let source = EngagementSource(
      id: below.id, clientID: below.clientID, practice: laid(over.practice, over: base.practice),
      client: laid(over.clients.first?.data, over: base.clients[0].data), terms: laid(above?.terms, over: below.terms),
      log: log, packs: base.packs)
    let read = [base.diagnostics, below.diagnostics, over.diagnostics, above?.diagnostics ?? []].flatMap { $0 }
    return read + judged(source)
  }

  private let client = "content/clients/harbor"

  private func laid(_ above: Datum?, over below: Datum?) -> Datum {
    guard let below else { return above ?? Datum(.none) }
    return above.map(below.overlaid) ?? below
  }
}

/// What assembly and the rules find in an engagement.
func judged(_ source: EngagementSource, today: String = "2026-05-06") -> [Diagnostic] {
  guard let day = Day(today) else { return [] }
  let (engagement, diagnostics) = assemble(source, today: day)
  return (diagnostics + (engagement.map(check) ?? [])).inReadingOrder()
}

/// The files below a folder of the tests, by their paths from it.
func files(below folder: String) throws -> FileSet {
  let url = testsFolder.appending(path: folder)
  var files: FileSet = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
    let file = url.appending(path: path)
    guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
    files[path] = Array(try Data(contentsOf: file))
  }
  return files
}

extension [Diagnostic] {
  /// As the terminal shows them, a blank line between two.
  var shown: String { map { $0.terminalText(colour: false) + "\n" }.joined(separator: "\n") }
}
