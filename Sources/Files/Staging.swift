/// Files on their way into a folder: all of them are written beside their places, and are on the disk, before the first
/// is put in its place.
struct Staging {
  /// The folder within the folder. What a killed run left there is removed by the next.
  static let name = ".dossier-new"

  /// A disk takes milliseconds to confirm a file: for many, one request to bring everything to the disk is faster.
  private static let mostSynchronisedOneByOne = 200

  private let root: OutputFolder
  private let folder: Descriptor
  /// What the files, and the folders that are placed whole, are called while they wait, by the paths they are meant for.
  private var files: [String: String] = [:]
  /// What stands in the folders that are placed whole, by the same paths.
  private var contents: [String: [String]] = [:]
  /// And the empty folders, by the paths of those that are missing: a full disk has no room for a folder either.
  private var folders: [String: String] = [:]

  init(in root: OutputFolder) throws(FileError) {
    self.root = root
    do throws(FileError) {
      try root.removeAll(Self.name)
      folder = try root.makeFolder(Self.name)
    } catch {
      // Nobody knows of the folder within.
      throw FileError(root.path, error.reason)
    }
  }

  /// Writes a file, and makes the folders that its place lacks: what there is no room for is noticed before anything
  /// has changed.
  mutating func write(_ bytes: [UInt8], for path: String) throws(FileError) {
    let name = "file-\(files.count)"
    try naming(path) { () throws(FileError) in try folder.newFile(name).write(bytes) }
    files[path] = name
    try makeFolders(above: path)
  }

  /// Writes a folder that is to be placed whole.
  mutating func write(_ files: [String: [UInt8]], for path: String) throws(FileError) {
    let name = "file-\(self.files.count)"
    try naming(path) { () throws(FileError) in
      try folder.makeFolder(name)
      let whole = try folder.folder(name)
      for (name, bytes) in files { try whole.newFile(name).write(bytes) }
    }
    self.files[path] = name
    contents[path] = Array(files.keys)
    try makeFolders(above: path)
  }

  private mutating func makeFolders(above path: String) throws(FileError) {
    for outer in folders(above: path) where folders[outer] == nil {
      guard case .free = try root.place(of: outer) else { continue }
      let name = "folder-\(folders.count)"
      try naming(outer) { () throws(FileError) in try folder.makeFolder(name) }
      folders[outer] = name
    }
  }

  /// Waits until all that was written is on the disk.
  func synchronise() throws(FileError) {
    guard files.count <= Self.mostSynchronisedOneByOne else { return synchroniseEverything() }
    // After the last is written, so that the system brings them to the disk together.
    for (path, name) in files {
      try naming(path) { () throws(FileError) in
        guard let inner = contents[path] else { return try folder.file(name).synchronise() }
        let whole = try folder.folder(name)
        for file in inner { try whole.file(file).synchronise() }
        try whole.synchronise()
      }
    }
  }

  /// Puts a file or a whole folder in its place, in one step, after the folders that lead there.
  func place(_ path: String) throws(FileError) {
    for outer in folders(above: path) {
      guard let name = folders[outer], case .free = try root.place(of: outer) else { continue }
      try root.place(name, of: folder, at: outer)
    }
    guard let name = files[path] else { throw FileError("\(root.path)/\(path)", .notAFile) }
    try root.place(name, of: folder, at: path)
  }

  /// Removes the folders that were made on the way to a place, as far as they are empty.
  func takeBackFolders() {
    for path in folders.keys.sorted(by: { $0.utf8.count > $1.utf8.count }) { root.removeEmptyFolder(path) }
  }

  /// Replaces a file at once, as the others wait.
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let name = "replacement"
    try naming(path) { () throws(FileError) in
      let file = try folder.newFile(name)
      try file.write(bytes)
      try file.synchronise()
    }
    try root.place(name, of: folder, at: path)
  }

  /// Ends the staging; what was not put in its place goes.
  func remove() throws(FileError) {
    try root.removeAll(Self.name)
  }

  /// The folders that lead to a path, the outer before the inner.
  private func folders(above path: String) -> [String] {
    let names = path.split(separator: "/")
    return names.indices.dropFirst().map { names[..<$0].joined(separator: "/") }
  }

  /// Says in an error which file it is about, by the name that is known outside.
  private func naming(_ path: String, _ body: () throws(FileError) -> Void) throws(FileError) {
    do throws(FileError) { try body() } catch { throw FileError("\(root.path)/\(path)", error.reason) }
  }
}
