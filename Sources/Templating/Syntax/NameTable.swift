import Synchronization

/// The names of all templates of a library as small integers, so that looking a variable up compares integers.
final class NameTable: Sendable {
  private let ids = Mutex<[String: Int32]>([:])

  func id(of name: String) -> Int32 {
    ids.withLock { ids in
      if let id = ids[name] { return id }
      let id = Int32(ids.count)
      ids[name] = id
      return id
    }
  }
}
