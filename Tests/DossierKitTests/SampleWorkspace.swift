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
