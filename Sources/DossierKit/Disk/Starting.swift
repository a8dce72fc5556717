package import Diagnostics
import Files
import Foundation

/// Whether a folder can become a workspace: it is not there yet or has nothing in it, and no workspace is around it.
///
/// The history of git may stand in it already.
package func obstaclesToWorkspace(at path: String) -> [Diagnostic] {
  let path = standardised(path)
  do throws(FileError) {
    let names = try Folder(path).names()
    if names.contains("dossier.yaml") {
      return refusal(
        "already-there", "`\(path)` is a workspace already",
        help: "add a client to it: `dossier new client NAME -C \(path)`")
    }
    if let name = names.first(where: { $0 != ".git" && $0 != ".DS_Store" }) {
      return refusal(
        "not-empty", "`\(path)` is not empty: it has `\(name)`", help: "name a folder that is not there yet")
    }
  } catch  where !error.isMissing {
    return [error.unwritable("nothing was written", elsewhere: ", or choose another folder")]
  } catch {
    // A folder that is not there has nothing in it.
  }
  guard let around = folders(around: path).dropFirst().first(where: { has("dossier.yaml", $0) }) else { return [] }
  return isToolRepository(around)
    ? refusal(
      "clone", "`\(path)` would lie in a clone of Dossier's own repository",
      help: "name a folder elsewhere: what is a client's does not belong into the repository of the tool")
    : refusal(
      "nested-workspace", "`\(path)` would lie in the workspace `\(around)`", help: "name a folder elsewhere")
}

/// Writes the files of a new workspace, all or none.
package func createWorkspace(_ files: FileSet, at path: String) -> [Diagnostic] {
  add(files, to: standardised(path))
}

/// Writes new files into a part of a workspace, all or none; what is there already is never replaced.
package func add(_ files: FileSet, to folder: String) -> [Diagnostic] {
  do throws(FileError) {
    // What makes a folder a workspace or an engagement stands at its top and comes last: whoever looks meanwhile finds
    // nothing, or all of it.
    let deepestFirst = files.keys.sorted { ($1.split(separator: "/").count, $0) < ($0.split(separator: "/").count, $1) }
    try add(deepestFirst.map { Addition($0, files[$0] ?? []) }, to: folder)
    return []
  } catch {
    return [error.unwritable("nothing was written", elsewhere: ", or choose another folder")]
  }
}

/// Whether a folder lies in a clone of the repository that this tool is made in.
func isInToolRepository(_ path: String) -> Bool {
  folders(around: standardised(path)).contains(where: isToolRepository)
}

private func isToolRepository(_ folder: String) -> Bool {
  has("Sources/DossierKit/Version.swift", folder) && has("templates/documents/proposal.md", folder)
}

private func has(_ file: String, _ folder: String) -> Bool {
  (try? Folder(folder).read(file, atMost: 1 << 20)) != nil
}

/// A folder, whether or not it is there yet, and those around it, the innermost first.
private func folders(around path: String) -> [String] {
  var missing: [String] = []
  var folder = URL(filePath: path)
  while folder.path != "/" {
    if let known = try? Folder(folder.path) { return missing + known.ancestry }
    missing.append(folder.path)
    folder = folder.deletingLastPathComponent()
  }
  return missing + ["/"]
}

/// A path from the root, without `.` and `..`: a folder that is not there yet has no parent to go back to.
private func standardised(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }

private func refusal(_ id: String, _ message: String, help: String) -> [Diagnostic] {
  [Diagnostic(.error, id, message, at: nil, help: help)]
}
