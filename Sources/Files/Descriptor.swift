#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file or folder, closed with the last reference to it; the calls of the system, in values.
///
/// Names are those of entries of a folder: no link among them is followed, unless a comment says so.
final class Descriptor: Sendable {
  let path: String
  private let number: Int32

  /// What two names of one file or folder have in common.
  struct Identity: Hashable {
    let device: UInt64
    let file: UInt64
  }

  enum Kind {
    case file, folder, link, other
  }

  struct Status {
    let kind: Kind
    let size: Int
    let identity: Identity
  }

  private init(_ number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Opens a folder by its path; links are followed.
  convenience init(folder path: String) throws(FileError) {
    let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, .system(errno)) }
    self.init(number, path: path)
  }

  /// Opens a regular file by its path; links within the path are followed, a link at its end is not. Pipes and
  /// devices are not waited for.
  convenience init(file path: String) throws(FileError) {
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, .system(errno)) }
    self.init(number, path: path)
    guard try status().kind == .file else { throw FileError(path, .notAFile) }
  }

  func folder(_ name: String) throws(FileError) -> Descriptor {
    let number = openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard number >= 0 else { throw error(name) }
    return Descriptor(number, path: path(of: name))
  }

  /// Opens a regular file. Pipes and devices are not waited for.
  func file(_ name: String) throws(FileError) -> Descriptor {
    let number = openat(number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw error(name) }
    let file = Descriptor(number, path: path(of: name))
    guard try file.status().kind == .file else { throw FileError(file.path, .notAFile) }
    return file
  }

  /// Makes a file that is not there yet, open for writing.
  func newFile(_ name: String) throws(FileError) -> Descriptor {
    let number = openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw error(name) }
    return Descriptor(number, path: path(of: name))
  }

  func makeFolder(_ name: String) throws(FileError) {
    guard mkdirat(number, name, 0o777) == 0 else { throw error(name) }
  }

  func status() throws(FileError) -> Status {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileError(path, .system(errno)) }
    return Status(status)
  }

  /// The status of an entry, of a link itself; nil if there is none of this name.
  func status(of name: String) throws(FileError) -> Status? {
    var status = stat()
    if fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return Status(status) }
    guard errno == ENOENT else { throw error(name) }
    return nil
  }

  /// What stands at a path; links are followed.
  static func kind(at path: String) throws(FileError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path, .system(errno)) }
    return Status(status).kind
  }

  /// The bytes of a file, at most `limit`.
  func contents(atMost limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    // A file may grow or shrink while it is read: its size is no more than a first guess.
    var room = min(try status().size, limit) + 1
    while true {
      var got = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        got = buffer.baseAddress.map { read(number, $0, room) } ?? 0
        count = max(got, 0)
      }
      guard got >= 0 || errno == EINTR else { throw FileError(path, .system(errno)) }
      if got == 0 { return bytes }
      bytes += piece
      guard bytes.count <= limit else { throw FileError(path, .tooLarge(limit: limit)) }
      room = 64 * 1024
    }
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(number, $0 + written, buffer.count - written) } ?? 0
      }
      guard count >= 0 || errno == EINTR else { throw FileError(path, .system(errno)) }
      written += max(count, 0)
    }
  }

  /// Waits until what was written to the file is on the disk.
  func synchronise() throws(FileError) {
    guard fsync(number) == 0 else { throw FileError(path, .system(errno)) }
  }

  /// Puts an entry in the place of `newName` of `folder`, whatever file or empty folder stands there, in one step.
  func rename(_ name: String, to folder: Descriptor, _ newName: String) throws(FileError) {
    guard renameat(number, name, folder.number, newName) == 0 else { throw folder.error(newName) }
  }

  func removeFile(_ name: String) throws(FileError) {
    guard unlinkat(number, name, 0) == 0 else { throw error(name) }
  }

  /// Removes a folder that is empty; false if it is not, or cannot be removed.
  func removeEmptyFolder(_ name: String) -> Bool {
    unlinkat(number, name, AT_REMOVEDIR) == 0
  }

  /// Removes an entry with all that is below it, if there is one of this name.
  func removeAll(_ name: String) throws(FileError) {
    guard let status = try status(of: name) else { return }
    guard status.kind == .folder else { return try removeFile(name) }
    let folder = try folder(name)
    for entry in try folder.names() { try folder.removeAll(String(decoding: entry, as: UTF8.self)) }
    guard removeEmptyFolder(name) else { throw error(name) }
  }

  /// Takes the lock of the folder, which lasts as long as this descriptor and dies with the process; false if
  /// somebody else has it.
  func lock() throws(FileError) -> Bool {
    if flock(number, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw FileError(path, .system(errno)) }
    return false
  }

  /// The names of a folder's entries, sorted, as bytes: not every name is UTF-8.
  func names() throws(FileError) -> [[UInt8]] {
    // Of its own, because reading moves its place and ends with closing it.
    let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw FileError(path, .system(errno)) }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw FileError(path, .system(errno))
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw FileError(path, .system(errno)) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
      }
      // The record is shorter than its type: only its name may be read, up to the NUL.
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return names }
      let letters = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      let name = Array(UnsafeRawBufferPointer(start: letters, count: strlen(letters)))
      if name != [dot], name != [dot, dot] { names.append(name) }
    }
  }

  func path(of name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

  private func error(_ name: String) -> FileError { FileError(path(of: name), .system(errno)) }
}

/// The path with every link in it followed; fails where nothing stands at its end.
func resolved(_ path: String) throws(FileError) -> String {
  guard let letters = realpath(path, nil) else { throw FileError(path, .system(errno)) }
  defer { free(letters) }
  guard let resolved = String(validatingCString: letters) else { throw FileError(path, .system(EILSEQ)) }
  return resolved
}

/// Brings whatever was written by anyone to the disk; Linux waits for it, other systems begin with it.
func synchroniseEverything() { sync() }

extension Descriptor.Status {
  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    identity = Descriptor.Identity(device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(status.st_ino))
  }
}

private let dot = UInt8(ascii: ".")

/// `write` of the system, which the method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
