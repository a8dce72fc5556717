/// A file that is to stand in a folder which is not only ours.
package struct Addition {
  /// From the folder, with `/`.
  package let path: String
  package let bytes: [UInt8]
  /// Whether a file that stands there, with these bytes, may go.
  package let mayReplace: ([UInt8]) -> Bool

  package init(_ path: String, _ bytes: [UInt8], over mayReplace: @escaping ([UInt8]) -> Bool = { _ in false }) {
    self.path = path
    self.bytes = bytes
    self.mayReplace = mayReplace
  }
}

/// Puts files into a folder, in their order; where one cannot be put there, none is. The folder is made where it is
/// missing.
///
/// Each is written beside its place first and put there by renaming, with the folders that it needs, so that it is whole
/// whatever happens. What stands there and may not be replaced is an error (``FileError/Reason/taken``), and so is a
/// link: none below `folder` is followed. A file that may be replaced and has its bytes already is not touched.
package func add(_ files: [Addition], to folder: String) throws(FileError) {
  let made = try makeFolders(folder)
  do throws(FileError) {
    let root = try OutputFolder(folder)
    var former: [String: [UInt8]] = [:]
    var changed: [Addition] = []
    for file in files {
      guard isOutputPath(file.path) else { throw FileError("\(folder)/\(file.path)", .notAFile) }
      switch try root.place(of: file.path) {
      case .free: changed.append(file)
      case .file(let entry):
        let bytes = try entry.contents()
        guard file.mayReplace(bytes) else { throw FileError("\(folder)/\(file.path)", .taken) }
        guard bytes != file.bytes else { continue }
        former[file.path] = bytes
        changed.append(file)
      case .taken(let blocker, _): throw FileError("\(folder)/\(blocker)", .taken)
      }
    }
    try place(changed, in: root, over: former)
  } catch {
    removeEmptyFolders(made)
    throw error
  }
}

/// - Parameter former: what stands there now, to be put back where a later file cannot be placed.
private func place(_ files: [Addition], in root: OutputFolder, over former: [String: [UInt8]]) throws(FileError) {
  var staging = try Staging(in: root)
  do throws(FileError) {
    for file in files { try staging.write(file.bytes, for: file.path) }
    try staging.synchronise()
    for (index, file) in files.enumerated() {
      do throws(FileError) {
        try staging.place(file.path)
      } catch {
        for placed in files[..<index].reversed() {
          if let bytes = former[placed.path] {
            try? staging.replace(placed.path, with: bytes)
          } else {
            _ = try? root.removeFile(placed.path, unless: [])
          }
        }
        throw error
      }
    }
  } catch {
    try? staging.remove()
    throw error
  }
  try staging.remove()
}
