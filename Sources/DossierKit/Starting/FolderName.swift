import Diagnostics

/// A name as the name of a folder: its slug, of whole words where it is long; empty where it has no letter or digit.
package func folderName(_ name: String) -> String {
  let words = slug(name).split(separator: "-")
  guard let first = words.first else { return "" }
  var result = String(String.UnicodeScalarView(first.unicodeScalars.prefix(longestFolderName)))
  for word in words.dropFirst() {
    guard result.unicodeScalars.count + 1 + word.unicodeScalars.count <= longestFolderName else { break }
    result += "-\(word)"
  }
  return result
}

/// In code points. A name of a folder has at most 255 bytes, and each of these at most four.
private let longestFolderName = 60

/// What the author asked for cannot be begun: the folder that it would get.
///
/// - Parameters:
///   - id: the name of the folder, as the author wrote it; nil to make one of `name`.
///   - others: the folders beside it.
///   - reserved: names that the site gives to something else.
func freshFolderName(
  _ id: String?, for name: String, beside others: [String], reserved: Set<String>
) -> (name: String?, diagnostics: [Diagnostic]) {
  let option = "give it one with `--id`, such as `--id harbor-pine`"
  if let id, id != folderName(id) || id.isEmpty {
    let better = folderName(id)
    return refusal(
      "bad-id", "`\(id)` is no name of a folder here: small letters and digits of any script, with hyphens",
      help: better.isEmpty ? option : "write `--id \(better)`")
  }
  let folder = id ?? folderName(name)
  guard !folder.isEmpty else {
    return refusal("no-folder-name", "`\(name)` has no letter or digit to name a folder by", help: option)
  }
  guard !reserved.contains(folder) else {
    return refusal("reserved-name", "a folder `\(folder)` would be in the way of our own", help: option)
  }
  if let other = others.first(where: { slug($0) == folder }) {
    return refusal("already-there", "there is `\(other)` already", help: option)
  }
  return (folder, [])
}

private func refusal(_ id: String, _ message: String, help: String) -> (String?, [Diagnostic]) {
  (nil, [Diagnostic(.error, id, message, at: nil, help: help)])
}
