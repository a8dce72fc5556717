/// Adds files to a folder, all of them or none.
///
/// Paths are relative to `folder`, which is made where it is missing. Everything is written beside its place first;
/// then each entry of the folder is put there by renaming, in the order of their bytes: what must not be seen before
/// the rest is there comes last. Where one of these entries exists already, nothing is written.
package func create(_ files: [String: [UInt8]], in folder: String) throws(FileError) {
  let made = try makeFolders(folder)
  do throws(FileError) {
    var creation = try Creation(in: folder)
    defer { creation.clear() }
    try creation.stage(files)
    try creation.place()
  } catch {
    removeEmptyFolders(made)
    throw error
  }
}

/// The names of what stands in a folder, sorted; nil where there is no folder. What a creation that was killed has left
/// is not counted: the next one removes it.
package func entries(of folder: String) throws(FileError) -> [String]? {
  do throws(FileError) {
    let names = try Descriptor(folder: folder).names().map { String(decoding: $0, as: UTF8.self) }
    return names.filter { $0 != Creation.stagingName }
  } catch {
    guard error.isMissing else { throw error }
    return nil
  }
}

/// New files on their way into a folder, which is locked meanwhile. The steps stand in ``create(_:in:)``.
private struct Creation {
  static let stagingName = Staging.name

  private let root: Descriptor
  private let staging: Descriptor
  /// What stands in the staging folder, and is to stand in the folder itself.
  private var names: [String] = []

  init(in folder: String) throws(FileError) {
    root = try Descriptor(folder: folder)
    guard try root.lock() else { throw FileError(folder, .locked) }
    do throws(FileError) {
      try root.removeAll(Self.stagingName)
      try root.makeFolder(Self.stagingName)
      staging = try root.folder(Self.stagingName)
    } catch {
      throw FileError(folder, error.reason)
    }
  }

  mutating func stage(_ files: [String: [UInt8]]) throws(FileError) {
    names = Set(files.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names where try root.status(of: name) != nil { throw FileError(name, .taken) }
    for (path, bytes) in files {
      // Nobody knows of the staging folder.
      do throws(FileError) { try stage(path, bytes) } catch { throw FileError("\(root.path)/\(path)", error.reason) }
    }
  }

  private func stage(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let parts = path.split(separator: "/").map(String.init)
    var folder = staging
    for part in parts.dropLast() {
      if try folder.status(of: part) == nil { try folder.makeFolder(part) }
      folder = try folder.folder(part)
    }
    let file = try folder.newFile(parts.last ?? "")
    try file.write(bytes)
    try file.synchronise()
  }

  /// Puts the entries in their places; where one cannot be put there, those before it are taken back.
  func place() throws(FileError) {
    for (index, name) in names.enumerated() {
      do throws(FileError) {
        try staging.rename(name, to: root, name)
      } catch {
        for placed in names[..<index] { try? root.rename(placed, to: staging, placed) }
        throw error
      }
    }
  }

  func clear() { try? root.removeAll(Self.stagingName) }
}
