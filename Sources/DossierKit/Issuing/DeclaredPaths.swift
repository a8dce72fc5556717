import Diagnostics
import Engagements

/// What documents can read in this version of Dossier, whatever the data.
struct DeclaredPaths {
  /// By their general paths; of each whether nothing below it is declared.
  private let known: [String: Bool]

  init() {
    let paths = specimenOfDocumentData().byPath.map { path, datum in
      (generalPath(path), datum.map == nil && datum.list == nil)
    }
    known = Dictionary(paths) { $0 && $1 }
  }

  /// Whether something is declared under a path, or holds whatever its author writes below it.
  func contain(_ path: String) -> Bool {
    let path = generalPath(path)
    guard known[path] == nil else { return true }
    return path.indices.contains { (path[$0] == "." || path[$0] == "[") && known[String(path[..<$0])] == true }
  }
}

/// A path with no item of a list told from another: `engagement.stages[].price`.
func generalPath(_ path: String) -> String { path.replacing(#/\[[^\]]*\]/#, with: "[]") }
