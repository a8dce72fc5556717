extension Sequence<String> {
  /// Paths in the order of their bytes, which is the same everywhere. As arrays these are compared where they stand.
  func inOrderOfBytes() -> [String] {
    map { (path: $0, bytes: Array($0.utf8)) }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.path)
  }
}
