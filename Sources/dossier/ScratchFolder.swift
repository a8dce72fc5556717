import Foundation

/// Makes a folder for the files of one run, for nobody else to read, and removes it when the run is over.
///
/// It is below `TMPDIR`, or where the system keeps such folders.
func withScratchFolder<Result>(_ run: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(at: folder) }
  return try run(folder)
}
