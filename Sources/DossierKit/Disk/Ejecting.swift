package import Diagnostics
import Files

/// Writes what is ejected into a workspace, all of it or none.
///
/// - Returns: what is wrong where nothing was written.
package func write(_ ejection: Ejection, to workspace: String) -> [Diagnostic] {
  guard !ejection.names.isEmpty else { return [] }
  // The records come first: a copy that nobody knows of would never be compared again.
  let files =
    ejection.records.map { Addition($0.path, $0.bytes, over: { _ in true }) }
    + ejection.templates.map { Addition($0.path, $0.bytes) }
  do throws(FileError) {
    try add(files, to: workspace)
    return []
  } catch {
    return [error.unwritable("the workspace is as it was")]
  }
}
