#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file or a folder could not be read or written.
package struct FileError: Error, Hashable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// What the system says, by its number (`errno`).
    case system(Int32)
    /// More bytes than asked for at most.
    case tooLarge(limit: Int)
    /// A folder, a pipe, a device.
    case notAFile
    /// A link leads out of the folder.
    case leavesFolder
    /// Something stands there that is not to be replaced.
    case taken
    /// Somebody else is writing to the folder at this moment.
    case locked
  }

  package let path: String
  package let reason: Reason

  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Whether the file is not there, or not there any more.
  package var isMissing: Bool { reason == .system(ENOENT) }

  /// Whether there is no room left, on the disk or in what its user may take up of it.
  package var isLackOfRoom: Bool {
    [.system(ENOSPC), .system(EDQUOT), .system(EFBIG)].contains(reason)
  }

  /// Whether its user may not read or write there.
  package var isForbidden: Bool {
    [.system(EACCES), .system(EPERM), .system(EROFS)].contains(reason)
  }

  /// Whether something stands in the way.
  package var isInTheWay: Bool {
    [.taken, .notAFile, .system(EEXIST), .system(ENOTDIR), .system(EISDIR)].contains(reason)
  }

  /// The reason in words: lower case, no full stop.
  package var message: String {
    switch reason {
    case .system(let number): String(cString: strerror(number)).lowercased()
    case .tooLarge(let limit): "more than \(limit) bytes"
    case .notAFile: "not a file"
    case .leavesFolder: "a link out of the folder"
    case .taken: "something else stands there"
    case .locked: "another run is writing here"
    }
  }

  package var description: String { "\(path): \(message)" }
}
