package import Diagnostics
import Files

/// Writes a file that is to be sent. What stands in its place is replaced only where it is the same document, made
/// before: every such file says in its last bytes which it is.
///
/// - Parameters:
///   - bytes: the handout as HTML, or a PDF of it.
///   - name: with its ending.
/// - Returns: the path of the file; nil after an error.
package func write(
  _ bytes: [UInt8], of handout: Handout, as name: String, to folder: String
) -> (path: String?, diagnostics: [Diagnostic]) {
  let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  let mark = handout.mark
  let file = Addition(name, marked(bytes, with: mark)) { former in
    former.suffix(farthestMark).contains(Array(mark.utf8))
  }
  do throws(FileError) {
    try add([file], to: folder)
    return (path, [])
  } catch  where [.taken, .notAFile].contains(error.reason) {
    let diagnostic = Diagnostic(
      .error, "in-the-way", "`\(path)` was not written: something is there that is not this document", at: nil,
      help: "move it, or name another place with `--to`")
    return (nil, [diagnostic])
  } catch {
    return (nil, [error.unwritable("nothing was lost", elsewhere: ", or name another place with `--to`")])
  }
}

extension Handout {
  /// By which a file made from it is known again: in a comment it closes none, whatever folders are called.
  fileprivate var mark: String { "made by Dossier: \(encodedComponent(document, keeping: "/"))" }
}

/// How far from the end of a file its mark may stand; what follows it in a PDF is some forty bytes.
private let farthestMark = 1024

/// A file with its mark, where readers of its kind pass over it.
private func marked(_ bytes: [UInt8], with mark: String) -> [UInt8] {
  guard bytes.starts(with: "%PDF-".utf8) else { return bytes + Array("<!-- \(mark) -->\n".utf8) }
  // Behind the table of offsets, which it must not move, and before the word that says where that table begins.
  guard let start = bytes.ranges(of: Array("startxref".utf8)).last?.lowerBound else { return bytes }
  return bytes[..<start] + Array("% \(mark)\n".utf8) + bytes[start...]
}
