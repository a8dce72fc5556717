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

/// The folder of something new; nil where it cannot have one.
///
/// - Parameters:
///   - id: its name, as the author wrote it; nil to make one of `name`.
///   - others: the folders beside it.
///   - reserved: names that the site gives to something else.
func freshFolderName(
  _ id: String?, for name: String, beside others: [String], reserved: Set<String>
) -> (name: String?, diagnostics: [Diagnostic]) {
  let folder = id ?? folderName(name)
  guard !folder.isEmpty, folder == folderName(folder) else {
    let better = folderName(folder)
    return refusal(
      "bad-id",
      "`\(id ?? name)` makes no name of a folder or a file: small letters and digits of any script, with hyphens",
      suggesting: better.isEmpty ? "harbor-pine" : better)
  }
  let taken = Set(others.map(slug)).union(reserved)
  guard taken.contains(folder) else { return (folder, []) }
  let free = (2...).lazy.map { "\(folder)-\($0)" }.first { !taken.contains($0) } ?? folder
  return reserved.contains(folder)
    ? refusal("reserved-name", "a folder `\(folder)` would be in the way of our own", suggesting: free)
    : refusal("already-there", "`\(folder)` is there already", suggesting: free)
}

private func refusal(_ id: String, _ message: String, suggesting name: String) -> (String?, [Diagnostic]) {
  let help = "give it a name with an option, such as `--id \(name)`"
  return (nil, [Diagnostic(.error, id, message, at: nil, help: help)])
}
