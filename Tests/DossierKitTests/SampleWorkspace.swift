import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// The workspace that the repository is, read once.
enum SampleWorkspace {
  static let root = testsFolder.deletingLastPathComponent()

  static func read() throws -> Workspace {
    let (workspace, diagnostics) = readWorkspace(at: root.path, share: nil)
    #expect(!diagnostics.hasErrors)
    return try #require(workspace)
  }

  /// The same as if nothing had been frozen: for tests that change the data. A paper that was issued has a copy of its
  /// own of them, and what was agreed is an error once they say otherwise.
  static func readUnfrozen() throws -> Workspace {
    var files = try self.files(below: ["content", "templates"]).filter { !$0.key.contains("/issued/") }
    for (name, bytes) in files where ["/log/papers.yaml", "/log/drafts.yaml"].contains(where: name.hasSuffix) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      files[name] = Array(
        lines.filter { !$0.contains(" digest: ") && !$0.contains(" checksums: ") }.joined(separator: "\n").utf8)
    }
    files["dossier.yaml"] = Array(try Data(contentsOf: root.appending(path: "dossier.yaml")))
    return workspace(of: files, shipped: [:])
  }

  static func options(_ workspace: Workspace) throws -> BuildOptions {
    BuildOptions(today: try #require(workspace.settings.asOf))
  }

  /// All files under some parts of the repository, by their paths from it.
  static func files(below parts: [String]) throws -> FileSet {
    var files: FileSet = [:]
    for part in parts {
      for name in try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: part).path) {
        let file = root.appending(path: part).appending(path: name)
        guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
        files["\(part)/\(name)"] = Array(try Data(contentsOf: file))
      }
    }
    return files
  }

  /// Reports every error as the terminal shows it.
  static func expectNoErrors(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where diagnostic.severity == .error {
      Issue.record("\(diagnostic.terminalText(colour: false))")
    }
  }
}
