extension String {
  /// The names that a path is made of, the outermost first, as a file system parts them: by the byte of `/`, whatever
  /// mark stands behind it. A path of a workspace always has `/`.
  package var pathNames: [String] {
    utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }
}
