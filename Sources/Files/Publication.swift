/// Makes an output folder hold exactly `files`, but for what is not ours, and returns what was done.
///
/// Paths are relative to `folder`, which is made where it is missing. A file that has its bytes already is not
/// touched. What a former build wrote and this one does not is removed, with the folders that it leaves empty;
/// what begins with one of `kept` — a folder with its `/` — stays as it is. A file that no build wrote is never
/// replaced or removed: it is in the outcome as an obstacle.
///
/// Everything is written beside its place first and put there by renaming, so that a reader, and whoever comes
/// after a killed build, finds every file whole, old or new. Two builds do not write at once. No link below
/// `folder` is followed.
package func publish(
  _ files: [String: [UInt8]], to folder: String, keeping kept: [String] = []
) throws(FileError) -> Publication.Outcome {
  var publication = try Publication(of: files, to: folder, keeping: kept)
  guard publication.isNeeded else { return publication.outcome }
  let staging = try publication.stage()
  do throws(FileError) {
    try publication.claim(staging)
  } catch {
    try? staging.remove()
    throw error
  }
  try publication.prune()
  try publication.exchange(staging)
  try publication.finish(staging)
  return publication.outcome
}

/// An output folder on its way from what it held to what it is to hold. The steps stand in ``publish``.
package struct Publication {
  /// What was done. All paths are in the order of their bytes.
  package struct Outcome: Sendable {
    package fileprivate(set) var written: [String] = []
    package fileprivate(set) var unchanged: [String] = []
    package fileprivate(set) var removed: [String] = []
    package fileprivate(set) var obstacles: [Obstacle] = []
  }

  /// Why a file was not written; the others were.
  package struct Obstacle: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// Another file stands at `at`, which no build wrote.
      case foreignFile(at: String)
      /// A folder with files that no build wrote.
      case foreignFolder
      /// A link stands at `at`; what lies behind it may be anywhere.
      case link(at: String)
      /// The path does not name a file within the folder.
      case noPath
    }

    package let path: String
    package let kind: Kind
  }

  private let root: OutputFolder
  private let files: [String: [UInt8]]
  private let kept: [String]
  private let former: Manifest
  /// What former builds wrote and this one does not.
  private let stale: Set<String>
  /// What is to be written.
  private var changed: [String] = []
  /// The manifest as it stands in the folder.
  private var recorded: [UInt8]?
  private(set) var outcome = Outcome()
  /// What stands there as it should, and under which identity: a file system may take `A` and `a` for one name.
  private var untouched: Set<Descriptor.Identity> = []

  init(of files: [String: [UInt8]], to folder: String, keeping kept: [String]) throws(FileError) {
    root = try OutputFolder(folder)
    self.files = files
    self.kept = kept
    try root.removeAll(Staging.name)
    recorded = try root.contents(of: Manifest.name)
    former = Manifest(bytes: recorded ?? [])
    stale = former.paths.filter { path in files[path] == nil && !kept.contains { path.utf8.starts(with: $0.utf8) } }
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      try compare(path, bytes)
    }
  }

  /// Decides whether a file is to be written.
  private mutating func compare(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    guard isOutputPath(path) else { return refuse(path, .noPath) }
    switch try root.place(of: path) {
    case .free: changed.append(path)
    case .file(let entry):
      if entry.status.size == bytes.count, try entry.contents() == bytes {
        outcome.unchanged.append(path)
        untouched.insert(entry.status.identity)
      } else if former.paths.contains(path) {
        changed.append(path)
      } else {
        refuse(path, .foreignFile(at: path))
      }
    case .taken(let blocker, .link): refuse(path, .link(at: blocker))
    case .taken(let blocker, let kind) where blocker != path:
      // What stands where a folder should goes first, if it is ours.
      if kind == .file, stale.contains(blocker) {
        changed.append(path)
      } else {
        refuse(path, .foreignFile(at: blocker))
      }
    case .taken(_, .folder):
      // What remains of it after pruning is not ours.
      if stale.contains(where: { $0.utf8.starts(with: (path + "/").utf8) }) {
        changed.append(path)
      } else {
        refuse(path, .foreignFolder)
      }
    case .taken: refuse(path, .foreignFile(at: path))
    }
  }

  private mutating func refuse(_ path: String, _ kind: Obstacle.Kind) {
    outcome.obstacles.append(Obstacle(path: path, kind: kind))
  }

  var isNeeded: Bool { !changed.isEmpty || !stale.isEmpty || recorded != Manifest(ours).bytes }

  /// Writes the new files, all of them, beside their places. What cannot be written leaves everything as it was.
  func stage() throws(FileError) -> Staging {
    var staging = try Staging(in: root)
    do throws(FileError) {
      for path in changed { try staging.write(files[path] ?? [], for: path) }
      try staging.synchronise()
    } catch {
      try? staging.remove()
      throw error
    }
    return staging
  }

  /// Says of the new files that they are ours before they are there, so that a build that is killed half way is
  /// followed by one that replaces them.
  mutating func claim(_ staging: Staging) throws(FileError) {
    try record(former.paths.union(ours), staging)
  }

  /// Removes what is stale, and the folders that are empty without it.
  mutating func prune() throws(FileError) {
    for path in stale.inOrderOfBytes()
    where try root.removeFile(path, unless: untouched) {
      outcome.removed.append(path)
    }
  }

  /// Puts the new files in their places.
  mutating func exchange(_ staging: Staging) throws(FileError) {
    for path in changed {
      do throws(FileError) {
        try staging.place(path)
        outcome.written.append(path)
      } catch {
        guard case .taken(path, .folder)? = try? root.place(of: path) else { throw error }
        refuse(path, .foreignFolder)
      }
    }
    changed = outcome.written
  }

  /// Says of exactly what is there and ours that it is ours.
  mutating func finish(_ staging: Staging) throws(FileError) {
    try record(ours, staging)
    try staging.remove()
  }

  private mutating func record(_ paths: Set<String>, _ staging: Staging) throws(FileError) {
    let bytes = Manifest(paths).bytes
    guard bytes != recorded else { return }
    try staging.replace(Manifest.name, with: bytes)
    recorded = bytes
  }

  private var ours: Set<String> {
    let old = former.paths.filter { path in kept.contains { path.utf8.starts(with: $0.utf8) } }
    return old.union(changed).union(outcome.unchanged)
  }
}
