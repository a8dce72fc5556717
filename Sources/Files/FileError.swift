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
    /// Somebody else is writing to the folder at this moment.
    case locked
    /// Something of this name stands there already.
    case taken
  }

  package let path: String
  package let reason: Reason

  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Whether the file is not there, or not there any more.
  package var isMissing: Bool { reason == .system(ENOENT) }

  /// The reason in words: lower case, no full stop.
  package var message: String {
    switch reason {
    case .system(let number): String(cString: strerror(number)).lowercased()
    case .tooLarge(let limit): "more than \(limit) bytes"
    case .notAFile: "not a file"
    case .leavesFolder: "a link out of the folder"
    case .locked: "another build is writing here"
    case .taken: "it is there already"
    }
  }

  package var description: String { "\(path): \(message)" }
}
