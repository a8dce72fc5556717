/// A file, or a folder with all its files, that is to stand in a folder which is not only ours.
package struct Addition {
  enum Content {
    case file([UInt8])
    /// Its files by their names. It is put in its place in one step: whoever looks finds nothing, or all of it.
    case folder([String: [UInt8]])
  }

  /// From the folder, with `/`.
  package let path: String
  let content: Content
  /// Whether a file that stands there, with these bytes, may go.
  let mayReplace: ([UInt8]) -> Bool

  package init(_ path: String, _ bytes: [UInt8], over mayReplace: @escaping ([UInt8]) -> Bool = { _ in false }) {
    self.path = path
    content = .file(bytes)
    self.mayReplace = mayReplace
  }

  /// A folder, which takes the place of nothing.
  package init(folder path: String, _ files: [String: [UInt8]]) {
    self.path = path
    content = .folder(files)
    mayReplace = { _ in false }
  }
}

/// A folder that one run at a time reads and adds to: what was read holds until something is added.
///
/// The lock lasts as long as the value, and dies with the process.
package struct LockedFolder: Sendable {
  private let root: OutputFolder

  /// Locks a folder, which is made where it is missing; that another run has it is an error
  /// (``FileError/Reason/locked``).
  package init(_ path: String) throws(FileError) { root = try OutputFolder(path) }

  /// Puts files into the folder, in their order; where one cannot be put there, none is.
  ///
  /// Each is written beside its place first and put there by renaming, with the folders that it needs, so that it is
  /// whole whatever happens. What stands there and may not be replaced is an error (``FileError/Reason/taken``), and so
  /// is a link: none below the folder is followed. A file that may be replaced and has its bytes already is not touched.
  package func add(_ files: [Addition]) throws(FileError) {
    var former: [String: [UInt8]] = [:]
    var changed: [Addition] = []
    for file in files {
      guard file.hasPath else { throw FileError("\(root.path)/\(file.path)", .notAFile) }
      switch (try root.place(of: file.path), file.content) {
      case (.free, _): changed.append(file)
      case (.file(let entry), .file(let new)):
        let bytes = try entry.contents()
        guard file.mayReplace(bytes) else { throw FileError("\(root.path)/\(file.path)", .taken) }
        guard bytes != new else { continue }
        former[file.path] = bytes
        changed.append(file)
      case (.file, .folder): throw FileError("\(root.path)/\(file.path)", .taken)
      case (.taken(let blocker, _), _): throw FileError("\(root.path)/\(blocker)", .taken)
      }
    }
    try place(changed, over: former)
  }

  /// - Parameter former: what stands there now, to be put back where a later file cannot be placed.
  private func place(_ files: [Addition], over former: [String: [UInt8]]) throws(FileError) {
    var staging = try Staging(in: root)
    do throws(FileError) {
      for file in files {
        switch file.content {
        case .file(let bytes): try staging.write(bytes, for: file.path)
        case .folder(let files): try staging.write(files, for: file.path)
        }
      }
      try staging.synchronise()
      for (index, file) in files.enumerated() {
        do throws(FileError) {
          try staging.place(file.path)
        } catch {
          for placed in files[..<index].reversed() { takeBack(placed, former[placed.path], staging) }
          staging.takeBackFolders()
          throw error
        }
      }
    } catch {
      try? staging.remove()
      throw error
    }
    // Everything stands in its place: what is left of the way there goes with the next run.
    try? staging.remove()
  }

  private func takeBack(_ file: Addition, _ former: [UInt8]?, _ staging: Staging) {
    switch (file.content, former) {
    case (.folder, _): try? root.removeFolder(file.path)
    case (.file, let bytes?): try? staging.replace(file.path, with: bytes)
    case (.file, nil): _ = try? root.removeFile(file.path, unless: [])
    }
  }
}

/// Puts files into a folder as ``LockedFolder/add(_:)`` does. The folder is made where it is missing, and is not left
/// behind where nothing was put into it.
package func add(_ files: [Addition], to folder: String) throws(FileError) {
  let made = try makeFolders(folder)
  do throws(FileError) {
    try LockedFolder(folder).add(files)
  } catch {
    removeEmptyFolders(made)
    throw error
  }
}

extension Addition {
  /// Whether it stands, with all its files, within the folder.
  fileprivate var hasPath: Bool {
    guard isOutputPath(path), case .folder(let files) = content else { return isOutputPath(path) }
    return files.keys.allSatisfy { !$0.contains("/") && isOutputPath($0) }
  }
}
