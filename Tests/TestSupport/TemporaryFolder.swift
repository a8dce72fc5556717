import Foundation

/// A folder of its own for one test, removed with the last reference to it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dossier-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of something in the folder.
  package func at(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders that lead to it.
  package func write(_ text: String, to name: String) throws {
    let url = URL(filePath: at(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  package func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: at(name), withDestinationPath: destination)
  }

  /// What stands in the folder: files with their text, links with what they point to, folders without entries.
  package func contents() throws -> [String: String] {
    var contents: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: at(name))
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?:
        if try FileManager.default.contentsOfDirectory(atPath: at(name)).isEmpty { contents[name] = "folder" }
      case .typeSymbolicLink?:
        contents[name] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: at(name)))
      default: contents[name] = try String(contentsOfFile: at(name), encoding: .utf8)
      }
    }
    return contents
  }
}
