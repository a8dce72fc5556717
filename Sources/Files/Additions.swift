/// A file that is to stand in a folder.
package struct Addition: Sendable {
  /// From the folder, with `/`.
  package let path: String
  package let bytes: [UInt8]
  /// Whether it takes the place of a file that is there.
  package let replaces: Bool

  package init(_ path: String, _ bytes: [UInt8], replaces: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.replaces = replaces
  }
}

/// Puts files into a folder that is not only ours, in their order; where one cannot be, none is.
///
/// Each is written beside its place first and put there by renaming, so that it is whole whatever happens. What stands
/// there and may not be replaced is an error, and so is a link: none below `folder` is followed.
package func add(_ files: [Addition], to folder: String) throws(FileError) {
  let root = try OutputFolder(folder)
  var former: [String: [UInt8]] = [:]
  for file in files {
    switch try root.place(of: file.path) {
    case .free: continue
    case .file(let entry) where file.replaces: former[file.path] = try entry.contents()
    case .file: throw FileError("\(folder)/\(file.path)", .taken)
    case .taken(let blocker, _): throw FileError("\(folder)/\(blocker)", .taken)
    }
  }
  var staging = try Staging(in: root)
  do throws(FileError) {
    for file in files { try staging.write(file.bytes, for: file.path) }
    try staging.synchronise()
  } catch {
    try? staging.remove()
    throw error
  }
  for (index, file) in files.enumerated() {
    do throws(FileError) {
      try staging.place(file.path)
    } catch {
      for placed in files[..<index].reversed() {
        _ = try? root.removeFile(placed.path, unless: [])
        guard let bytes = former[placed.path] else { continue }
        try? staging.write(bytes, for: placed.path)
        try? staging.place(placed.path)
      }
      try? staging.remove()
      throw error
    }
  }
  try staging.remove()
}
