package import Diagnostics
import Files

/// Writes the page of a redline. What stands in its place is replaced only where it is a page too: a mistaken name must
/// not cost a text.
package func writeRedline(_ page: String, to path: String) -> [Diagnostic] {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let name = parts.last.map(String.init) ?? path
  let folder = parts.dropLast().joined(separator: "/")
  let file = Addition(name, Array(page.utf8)) { $0.starts(with: "<!doctype html>".utf8) }
  do throws(FileError) {
    try add([file], to: parts.count == 1 ? "." : folder.isEmpty ? "/" : folder)
    return []
  } catch  where [.taken, .notAFile].contains(error.reason) {
    return [
      Diagnostic(
        .error, "in-the-way", "`\(path)` was not written: something is there that is not a page", at: nil,
        help: "move it, or name another file with `--html`")
    ]
  } catch {
    return [error.unwritable("nothing was lost", elsewhere: ", or name another file with `--html`")]
  }
}
