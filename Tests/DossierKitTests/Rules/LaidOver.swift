import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// A workspace with files of a case laid over those of its first engagement, key by key.
struct LaidOver {
  private let base: Workspace
  private let today: Day

  /// Over the base workspace of the rules' cases.
  init() throws {
    try self.init(
      over: DossierKit.workspace(of: try files(below: "DossierKitTests/Cases/Rules/base"), shipped: [:]),
      asOf: "2026-05-06")
  }

  init(over base: Workspace, asOf today: String) throws {
    self.base = base
    self.today = try #require(Day(today))
  }

  /// What is found in the engagement, in reading order.
  ///
  /// - Parameter files: what is laid over, by name: `practice.yaml`, `standards.yaml`, `client.yaml`, `engagement.yaml`,
  ///   `changes/….yaml`, `log/….yaml`, `text/….md`.
  func findings(with files: [String: String]) throws -> [Diagnostic] {
    let laid = try workspace(with: files)
    let folder = try #require(laid.engagements.first)
    return (laid.diagnostics + laid.examined(folder, BuildOptions(today: today)).diagnostics).inReadingOrder()
  }

  /// The engagement, filled in.
  func engagement(with files: [String: String]) throws -> Engagement {
    let laid = try workspace(with: files)
    let folder = try #require(laid.engagements.first)
    return try #require(laid.examined(folder, BuildOptions(today: today)).engagement)
  }

  /// The pages of the engagement, and what is said while they are made.
  func site(with files: [String: String]) throws -> Site {
    let laid = try workspace(with: files)
    return build(laid, BuildOptions(today: today), only: [try #require(laid.engagements.first).path])
  }

  private func net(of workspace: Workspace) -> String? {
    workspace.engagements.first.flatMap { workspace.examined($0, BuildOptions(today: today)).engagement }?
      .work.totals.map { $0.net.amount.description }
  }

  private func workspace(with files: [String: String]) throws -> Workspace {
    var paths: FileSet = [:]
    for (name, text) in files {
      let folder =
        switch name {
        case "practice.yaml", "standards.yaml": "content"
        case "client.yaml": "content/clients/harbor"
        default: "content/clients/harbor/site"
        }
      paths["\(folder)/\(name)"] = Array(text.utf8)
    }
    let over = DossierKit.workspace(of: paths, shipped: [:])
    var laid = base
    // What is laid over the base is no workspace of its own, and may lack what one needs.
    laid.diagnostics += over.diagnostics.filter { $0.id != "missing-file" }
    laid.practice = over.practice.over(base.practice)
    laid.standards = over.standards.over(base.standards)
    laid.clients[0].data = over.clients.first?.data.over(base.clients[0].data) ?? base.clients[0].data
    var folder = try #require(base.engagements.first)
    if let above = over.engagements.first {
      folder.diagnostics += above.diagnostics
      folder.terms = above.terms.over(folder.terms)
      folder.changes += above.changes
      folder.texts.merge(above.texts) { $1 }
      for file in above.log {
        if let index = folder.log.firstIndex(where: { $0.key == file.key }) {
          folder.log[index].value = folder.log[index].value.overlaid(with: file.value)
        } else {
          folder.log.append(file)
        }
      }
    }
    laid.clients[0].engagements[0] = folder
    // The base's contract is agreed: what it comes to stands in it, unless a case says what was signed.
    if let terms = folder.terms, terms["expect"] == nil, let net = net(of: laid) {
      let expected = Datum(.map(["expect": Datum(.map(["net": Datum(.word(net))]))]), origin: terms.origin)
      laid.clients[0].engagements[0].terms = terms.overlaid(with: expected)
    }
    return laid
  }
}

extension Datum? {
  fileprivate func over(_ below: Datum?) -> Datum? {
    guard let self, let below else { return self ?? below }
    return below.overlaid(with: self)
  }
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
