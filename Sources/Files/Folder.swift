#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// A folder whose files are read, and which reading never leaves.
///
/// Links are followed as long as they stay within the folder. What begins with a dot and what editors leave
/// behind (`name~`, `#name#`) is no part of it.
package struct Folder: Sendable {
  package let path: String
  private let resolvedPath: String
  private let lastFolder = LastFolder()

  package init(_ path: String) throws(FileError) {
    self.path = path
    resolvedPath = try resolved(path)
  }

  /// The path of the folder and those of the folders around it, every link followed, the innermost first.
  package var ancestry: [String] {
    var paths: [String] = []
    var path = resolvedPath[...]
    while let slash = path.lastIndex(of: "/") {
      paths.append(path.isEmpty ? "/" : String(path))
      path = path[..<slash]
    }
    return resolvedPath == "/" ? ["/"] : paths + ["/"]
  }

  /// The files below a part of the folder, or below all of it; a part that does not exist has none.
  ///
  /// - Parameter isWhole: whether what hides, what editors leave behind and, with a `/` at the end, empty folders are
  ///   among them.
  package func list(_ part: String = "", withHidden isWhole: Bool = false) -> Listing {
    var listing = Listing()
    let start: String
    do throws(FileError) {
      start = try resolved(part.isEmpty ? path : "\(path)/\(part)")
    } catch {
      if !error.isMissing { listing.report(.unreadable(error.message), at: part) }
      return listing
    }
    guard holds(start) else {
      listing.report(.leavesFolder(to: start), at: part)
      return listing
    }
    var pending = [Pending(name: part, path: start, ancestors: [])]
    while let next = pending.popLast() { pending += entries(of: next, isWhole, &listing) }
    listing.sort()
    return listing
  }

  /// The bytes of a file; `name` is relative, with `/`.
  ///
  /// It may have changed since it was listed: vanished, grown, become a link or a pipe. Each is an error.
  package func read(_ name: String, atMost limit: Int) throws(FileError) -> [UInt8] {
    do throws(FileError) {
      switch try target(of: name) {
      case .file(let file, let folder): return try folder.file(file).contents(atMost: limit)
      case .linked(let path): return try Descriptor(file: path).contents(atMost: limit)
      }
    } catch {
      throw FileError(name, error.reason)
    }
  }

  /// Where a file stands, from the folder: its name with every link in it followed.
  package func place(of name: String) throws(FileError) -> String {
    do throws(FileError) {
      let path =
        switch try target(of: name) {
        case .file(let file, let folder): folder.path(of: file)
        case .linked(let path): path
        }
      let lead = resolvedPath == "/" ? 1 : resolvedPath.utf8.count + 1
      return String(decoding: path.utf8.dropFirst(lead), as: UTF8.self)
    } catch {
      throw FileError(name, error.reason)
    }
  }

  /// What a name leads to.
  private enum Target {
    /// An entry of an open folder, which is no link.
    case file(String, in: Descriptor)
    /// A path with every link in it followed.
    case linked(String)
  }

  private func target(of name: String) throws(FileError) -> Target {
    // C would take the name to end there.
    guard !name.utf8.contains(0) else { throw FileError(name, .system(EINVAL)) }
    let path = "\(path)/\(name)"
    let last = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    let entry = last.map { String(Substring($0)) } ?? ""
    if !["", ".", ".."].contains(entry) {
      let folder = try lastFolder.open(at: String(decoding: path.utf8.dropLast(entry.utf8.count), as: UTF8.self))
      guard holds(folder.path) else { throw FileError(name, .leavesFolder) }
      guard let status = try folder.status(of: entry) else { throw FileError(name, .system(ENOENT)) }
      if status.kind != .link { return .file(entry, in: folder) }
    }
    let file = try resolved(path)
    guard holds(file) else { throw FileError(name, .leavesFolder) }
    return .linked(file)
  }

  /// The names of what stands in the folder itself, sorted, but for what a killed run left on its way into it.
  package func names() throws(FileError) -> [String] {
    try Descriptor(folder: path).names().map { String(decoding: $0, as: UTF8.self) }.filter { $0 != Staging.name }
  }

  private func holds(_ path: String) -> Bool {
    path == resolvedPath || path.utf8.starts(with: (resolvedPath == "/" ? "/" : resolvedPath + "/").utf8)
  }

  /// A folder to look into.
  private struct Pending {
    let name: String
    let path: String
    /// The folders it was reached through, to notice a circle of links.
    let ancestors: [Descriptor.Identity]
  }

  /// Lists the files of one folder, and returns the folders in it.
  private func entries(of pending: Pending, _ isWhole: Bool, _ listing: inout Listing) -> [Pending] {
    do throws(FileError) {
      let folder = try Descriptor(folder: pending.path)
      let identity = try folder.status().identity
      guard !pending.ancestors.contains(identity) else {
        listing.report(.circle, at: pending.name)
        return []
      }
      var folders: [Pending] = []
      let names = try folder.names().filter { isWhole || !Self.isLeftOut($0) }
      if isWhole, names.isEmpty { listing.files.append(pending.name + "/") }
      for bytes in names {
        let prefix = pending.name.isEmpty ? "" : pending.name + "/"
        guard let name = String(validating: bytes, as: UTF8.self) else {
          listing.report(.nameNotUTF8, at: prefix + String(decoding: bytes, as: UTF8.self))
          continue
        }
        let entry = Pending(
          name: prefix + name, path: "\(pending.path)/\(name)", ancestors: pending.ancestors + [identity])
        // An entry that vanished meanwhile is as if it had never been there.
        guard let status = try folder.status(of: name) else { continue }
        if let found = list(entry, status.kind, &listing) { folders.append(found) }
      }
      return folders
    } catch {
      // A folder that vanished meanwhile, likewise.
      if !error.isMissing { listing.report(.unreadable(error.message), at: pending.name) }
      return []
    }
  }

  /// Lists an entry that is a file; returns one that is a folder.
  private func list(_ entry: Pending, _ kind: Descriptor.Kind, _ listing: inout Listing) -> Pending? {
    switch kind {
    case .file: listing.files.append(entry.name)
    case .folder: return entry
    case .link: return follow(entry, &listing)
    case .other: listing.report(.notAFile, at: entry.name)
    }
    return nil
  }

  private func follow(_ link: Pending, _ listing: inout Listing) -> Pending? {
    do throws(FileError) {
      let target = try resolved(link.path)
      guard holds(target) else {
        listing.report(.leavesFolder(to: target), at: link.name)
        return nil
      }
      let kind = try Descriptor.kind(at: target)
      guard kind != .folder || listing.followsAnother(link.name) else { return nil }
      return list(Pending(name: link.name, path: target, ancestors: link.ancestors), kind, &listing)
    } catch {
      switch error.reason {
      case .system(ENOENT), .system(ENOTDIR): listing.report(.leadsNowhere, at: link.name)
      case .system(ELOOP): listing.report(.circle, at: link.name)
      default: listing.report(.unreadable(error.message), at: link.name)
      }
      return nil
    }
  }

  private static func isLeftOut(_ name: [UInt8]) -> Bool {
    let sign = UInt8(ascii: "#")
    return name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
      || (name.first == sign && name.last == sign)
  }
}

/// The folder in which a file was looked for last, open: a listing names the files folder by folder. What is put in its
/// place meanwhile is another one, and not looked into.
private final class LastFolder: Sendable {
  /// With its path as it was asked for, by bytes: two spellings of a name may be two folders.
  private let last = Mutex<(path: [UInt8], folder: Descriptor)?>(nil)

  /// Opens the folder at a path, every link in it followed.
  func open(at path: String) throws(FileError) -> Descriptor {
    let asked = Array(path.utf8)
    if let last = last.withLock({ $0 }), last.path == asked { return last.folder }
    let folder = try Descriptor(folder: resolved(path))
    last.withLock { $0 = (asked, folder) }
    return folder
  }
}

/// The files of a ``Folder``, and what stands among them and cannot be read.
package struct Listing: Sendable {
  package struct Problem: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// A link to a place outside the folder; it was not followed.
      case leavesFolder(to: String)
      case leadsNowhere
      /// Links that lead back to where they stand.
      case circle
      /// A pipe, a socket, a device; it was not opened.
      case notAFile
      case nameNotUTF8
      /// What the system says.
      case unreadable(String)
      /// The first link to a folder after ``Listing/mostLinkedFolders``; none from there on was followed.
      case tooManyLinks
    }

    package let path: String
    package let kind: Kind
  }

  /// How many links to folders are followed. A few folders that link to each other have ways without number.
  package static let mostLinkedFolders = 1000

  /// Relative, with `/`, in the order of their bytes.
  package fileprivate(set) var files: [String] = []
  /// In the order of the bytes of their paths.
  package private(set) var problems: [Problem] = []
  private var linkedFolders = 0

  /// Counts a link to a folder; false where it is one too many.
  fileprivate mutating func followsAnother(_ link: String) -> Bool {
    linkedFolders += 1
    if linkedFolders == Self.mostLinkedFolders + 1 { report(.tooManyLinks, at: link) }
    return linkedFolders <= Self.mostLinkedFolders
  }

  fileprivate mutating func report(_ kind: Problem.Kind, at path: String) {
    problems.append(Problem(path: path, kind: kind))
  }

  fileprivate mutating func sort() {
    files = files.inOrderOfBytes()
    problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
