import Foundation

/// A folder for the files of one run, gone when the run is over.
struct ScratchFolder: ~Copyable {
  let url: URL

  /// Below TMPDIR, or where the system keeps such folders; for nobody else to read.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dossier-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
