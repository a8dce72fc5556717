package import Diagnostics
import Files

/// Writes the JSON Schemas of a workspace's files where its files name them. An older one of Dossier's is replaced,
/// anything else is not.
package func writeSchemas(to workspace: String) -> [Diagnostic] {
  let files = schemaFiles.sorted { $0.key < $1.key }.map { path, bytes in
    Addition(path, bytes) { $0.starts(with: schemaBeginning) }
  }
  do throws(FileError) {
    try add(files, to: workspace)
    return []
  } catch {
    return [error.unwritable("no schema was written")]
  }
}
