/// The files of an output folder that are ours: what a build wrote there, and may replace and remove.
///
/// A text file at the root of the folder, a path a line in the order of their bytes, so that it can be committed
/// with what it lists and its differences read.
struct Manifest: Equatable {
  static let name = ".dossier-manifest"
  private static let heading = "# Written by dossier build: the files of this folder that it may replace and remove."

  var paths: Set<String>

  init(_ paths: Set<String> = []) {
    self.paths = paths
  }

  /// Reads what ``bytes`` writes. A line that is no path of an output is passed over: what is not known to be ours
  /// is left alone.
  init(bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).compactMap { String(validating: $0, as: UTF8.self) }
    paths = Set(lines.filter { !$0.hasPrefix("#") && isOutputPath($0) })
  }

  var bytes: [UInt8] {
    let lines = [Self.heading] + paths.inOrderOfBytes()
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// Whether a path names a file within an output folder: relative, with `/`, without `.` and `..`, without control
/// characters, and none of the names that publishing uses itself.
func isOutputPath(_ path: String) -> Bool {
  let names = path.split(separator: "/", omittingEmptySubsequences: false)
  return !names.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    && !path.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    && !path.hasPrefix("#") && path != Manifest.name && names.first.map(String.init) != Staging.name
}
