#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A locked folder that is written to by relative paths, and never left: no link below it is followed.
final class OutputFolder: Sendable {
  /// What stands at a path, or in its way.
  enum Place {
    case free
    case file(Entry)
    /// Something else stands at the path itself, or anything but a folder at a part of it that should be one.
    case taken(at: String, Descriptor.Kind)
  }

  /// A file in its folder.
  struct Entry {
    let folder: Descriptor
    let name: String
    let status: Descriptor.Status

    func contents() throws(FileError) -> [UInt8] {
      try folder.file(name).contents(atMost: .max - 1)
    }
  }

  private let root: Descriptor

  /// As it was named when it was opened.
  var path: String { root.path }

  /// Makes the folder where it is missing, and locks it until the last reference to it is gone.
  init(_ path: String) throws(FileError) {
    try makeFolders(path)
    root = try Descriptor(folder: path)
    guard try root.lock() else { throw FileError(path, .locked) }
  }

  func place(of path: String) throws(FileError) -> Place {
    var folder = root
    let names = path.split(separator: "/").map(String.init)
    for (index, name) in names.enumerated() {
      guard let status = try folder.status(of: name) else { return .free }
      let isLast = index == names.count - 1
      if isLast, status.kind == .file { return .file(Entry(folder: folder, name: name, status: status)) }
      guard !isLast, status.kind == .folder else {
        return .taken(at: names[...index].joined(separator: "/"), status.kind)
      }
      folder = try folder.folder(name)
    }
    return .free
  }

  /// The bytes of the file at a path; nil if there is none.
  func contents(of path: String) throws(FileError) -> [UInt8]? {
    if case .file(let entry) = try place(of: path) { try entry.contents() } else { nil }
  }

  func makeFolder(_ name: String) throws(FileError) -> Descriptor {
    try root.makeFolder(name)
    return try root.folder(name)
  }

  /// Removes an entry of the folder with all that is below it, if there is one.
  func removeAll(_ name: String) throws(FileError) { try root.removeAll(name) }

  /// Moves a staged file or folder to its path, in one step, and makes the folders that lead there.
  func place(_ staged: String, of staging: Descriptor, at path: String) throws(FileError) {
    let (parent, name) = try split(path, makingFolders: true)
    try staging.rename(staged, to: parent, name)
  }

  /// Removes a regular file, then each folder above it that is empty. False if no file stands there, or only under
  /// another name for one of `exempt`.
  func removeFile(_ path: String, unless exempt: Set<Descriptor.Identity>) throws(FileError) -> Bool {
    guard case .file(let entry) = try place(of: path), !exempt.contains(entry.status.identity) else { return false }
    try entry.folder.removeFile(entry.name)
    removeEmptyFolders(above: path)
    return true
  }

  /// Removes a folder with all that is below it, then each folder above it that is empty.
  func removeFolder(_ path: String) throws(FileError) {
    let (parent, name) = try split(path)
    try parent.removeAll(name)
    removeEmptyFolders(above: path)
  }

  /// Removes a folder if there is one, and it is empty.
  func removeEmptyFolder(_ path: String) {
    if let (parent, name) = try? split(path) { _ = parent.removeEmptyFolder(name) }
  }

  private func removeEmptyFolders(above path: String) {
    var names = path.split(separator: "/")
    repeat {
      names.removeLast()
      guard !names.isEmpty, let (parent, name) = try? split(names.joined(separator: "/")) else { break }
      guard parent.removeEmptyFolder(name) else { break }
    } while true
  }

  /// The folder a path leads to, and the name in it.
  private func split(
    _ path: String, makingFolders: Bool = false
  ) throws(FileError) -> (parent: Descriptor, name: String) {
    var names = path.split(separator: "/").map(String.init)
    let last = names.popLast() ?? ""
    var folder = root
    for name in names {
      if makingFolders, try folder.status(of: name) == nil { try folder.makeFolder(name) }
      folder = try folder.folder(name)
    }
    return (folder, last)
  }
}

/// Makes a folder and those above it that are missing, and returns the ones it made, the outermost first; none is left
/// where one of them cannot be made.
@discardableResult func makeFolders(_ path: String) throws(FileError) -> [String] {
  var made: [String] = []
  var folder = path.hasPrefix("/") ? "/" : ""
  for name in path.split(separator: "/") {
    folder += folder.isEmpty || folder == "/" ? String(name) : "/" + name
    if mkdir(folder, 0o777) == 0 {
      made.append(folder)
    } else if errno != EEXIST, errno != EISDIR {
      let reason = FileError.Reason.system(errno)
      removeEmptyFolders(made)
      throw FileError(folder, reason)
    }
  }
  return made
}

/// Removes folders that are empty, the last first.
func removeEmptyFolders(_ folders: [String]) {
  for folder in folders.reversed() { rmdir(folder) }
}
