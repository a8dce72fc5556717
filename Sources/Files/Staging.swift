/// Files on their way into a folder: all of them are written beside their places, and are on the disk, before the first
/// is put in its place.
struct Staging {
  /// The folder within the folder. What a killed run left there is removed by the next.
  static let name = ".dossier-new"

  /// A disk takes milliseconds to confirm a file: for many, one request to bring everything to the disk is faster.
  private static let mostSynchronisedOneByOne = 200

  private let root: OutputFolder
  private let folder: Descriptor
  /// What the files are called while they wait, by the paths they are meant for.
  private var names: [String: String] = [:]
  /// The folders made for them, the outer before the inner.
  private var madeFolders: [String] = []

  init(in root: OutputFolder) throws(FileError) {
    self.root = root
    do throws(FileError) {
      try root.removeFolder(Self.name)
      folder = try root.makeFolder(Self.name)
    } catch {
      // Nobody knows of the folder within.
      throw FileError(root.path, error.reason)
    }
  }

  /// Writes a file, and makes the folders that lead to its place: what a full disk has no room for is noticed before
  /// anything has changed.
  mutating func write(_ bytes: [UInt8], for path: String) throws(FileError) {
    let name = String(names.count)
    try naming(path) { () throws(FileError) in try folder.newFile(name).write(bytes) }
    names[path] = name
    try root.makeRoom(for: path, made: &madeFolders)
  }

  /// Waits until all that was written is on the disk.
  func synchronise() throws(FileError) {
    guard names.count <= Self.mostSynchronisedOneByOne else { return synchroniseEverything() }
    // After the last is written, so that the system brings them to the disk together.
    for (path, name) in names {
      try naming(path) { () throws(FileError) in try folder.file(name).synchronise() }
    }
  }

  /// Puts a file in its place, in one step.
  func place(_ path: String) throws(FileError) {
    guard let name = names[path] else { throw FileError("\(root.path)/\(path)", .notAFile) }
    try root.place(name, of: folder, at: path)
  }

  /// Replaces a file of the folder at once, as the others wait.
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try naming(path) { () throws(FileError) in
      let file = try folder.newFile(path)
      try file.write(bytes)
      try file.synchronise()
    }
    try root.place(path, of: folder, at: path)
  }

  /// Ends the staging; frees the space of what was not put in its place.
  func remove() throws(FileError) {
    try root.removeFolder(Self.name)
  }

  /// Leaves everything as it was before: the folders that were made for the files go as well.
  func abandon() {
    try? remove()
    for folder in madeFolders.reversed() { root.removeEmptyFolder(folder) }
  }

  /// Says in an error which file it is about, by the name that is known outside.
  private func naming(_ path: String, _ body: () throws(FileError) -> Void) throws(FileError) {
    do throws(FileError) { try body() } catch { throw FileError("\(root.path)/\(path)", error.reason) }
  }
}
