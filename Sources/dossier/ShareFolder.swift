import ArgumentParser
import Diagnostics
import DossierKit
import Foundation

/// The folder with the templates that came with the tool: `share/dossier` beside the folder of the executable, whatever
/// links lead to it; for a tool built in its own repository, the repository.
struct ShareFolder {
  let path: String

  /// Ends the command where the templates are not there: no page is made from a part of them.
  init(_ terminal: Terminal) throws {
    guard let path = Self.find() else {
      let place = Self.installed.map { "`\($0.appending(path: "templates").path)` is where they should be" }
      let missing = Diagnostic(
        .error, "no-share-folder", "the templates that belong to Dossier are not there, or not all of them", at: nil,
        notes: place.map { [Diagnostic.Note($0)] } ?? [],
        help: "install Dossier again; whoever moves it moves `bin/dossier` and `share/dossier` together")
      try terminal.stop(at: [missing])
      throw ExitCode(70)
    }
    self.path = path
  }

  /// The first page of the manual, installed or built in the repository; nil where it is not there.
  var manual: String? {
    ["manual", "site/manual"].map { "\(path)/\($0)/index.html" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// What came with the tool; ends the command where it cannot be read.
  func shipped(_ terminal: Terminal) throws -> Workspace {
    let (shipped, faults) = readShipped(share: path)
    if faults.hasErrors { try terminal.stop(at: faults) }
    return shipped
  }

  /// Its path; nil where the templates are not there.
  static func find() -> String? {
    [installed, folder.flatMap(repository)].compactMap(\.self).first(where: holdsTemplates)?.path
  }

  /// The folder of the executable itself, not of a link to it.
  private static var folder: URL? {
    Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
  }

  private static var installed: URL? { folder?.deletingLastPathComponent().appending(path: "share/dossier") }

  /// The repository in whose build folder an executable stands.
  private static func repository(above folder: URL) -> URL? {
    var folder = folder
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) { return folder }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// A document, a page's frame and a language's words stand for all of them.
  private static func holdsTemplates(_ folder: URL) -> Bool {
    ["documents/proposal.md", "layouts/document.html", "words/en.yaml"].allSatisfy { name in
      FileManager.default.fileExists(atPath: folder.appending(path: "templates/\(name)").path)
    }
  }
}
