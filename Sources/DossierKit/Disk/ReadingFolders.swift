package import Diagnostics
import Files

/// Reads a workspace and the tool's share folder from disk: the first of the two places that touch it.
///
/// - Parameters:
///   - path: the folder of the workspace.
///   - share: the folder that holds the tool's `templates/`; nil where the tool has none beside it.
/// - Returns: nil where the folder cannot be read at all.
package func readWorkspace(at path: String, share: String?) -> (workspace: Workspace?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard let (own, unreadable) = files(of: path, named: ["dossier.yaml"], in: ["content", "templates"], &diagnostics)
  else { return (nil, diagnostics) }
  guard own["dossier.yaml"] != nil else {
    diagnostics.append(
      Diagnostic(
        .error, "no-workspace", "`\(path)` is no workspace: it has no `dossier.yaml`", at: nil,
        help: "name the folder of a workspace with `-C DIR`"))
    return (nil, diagnostics)
  }
  let shipped = shippedFiles(below: share, &diagnostics)
  var workspace = workspace(of: own, shipped: shipped, unreadable: unreadable)
  workspace.diagnostics += diagnostics
  workspace.isInToolRepository = isInToolRepository(path)
  workspace.diagnostics += workspace.clientsInToolRepository()
  return (workspace, [])
}

/// What came with the tool, as a workspace that has nothing of its own yet.
///
/// - Parameter share: the folder that holds the tool's `templates/`; nil where the tool has none beside it.
package func readShipped(share: String?) -> (workspace: Workspace, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  var workspace = workspace(of: [:], shipped: shippedFiles(below: share, &diagnostics))
  // That it has no practice is what it is for.
  workspace.diagnostics = []
  return (workspace, diagnostics)
}

/// The files of the tool's `templates/`, by their names below it.
private func shippedFiles(below share: String?, _ diagnostics: inout [Diagnostic]) -> FileSet {
  guard let share, let found = files(of: share, in: ["templates"], &diagnostics) else { return [:] }
  var shipped: FileSet = [:]
  for (name, bytes) in found.files { shipped[String(name.dropFirst("templates/".count))] = bytes }
  diagnostics += found.unreadable.map(\.diagnostic)
  return shipped
}

/// The largest file that is read; what is larger is no text of a consultant's.
private let largestFile = 16 << 20

/// Private folders are never read: what is not read can show up nowhere. They may as well be links to elsewhere.
private func isPrivate(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  if parts.starts(with: ["content", "private"]) { return true }
  // Notes on a client, and notes on an engagement.
  return parts.starts(with: ["content", "clients"]) && parts.dropFirst(3).prefix(2).contains("notes")
}

/// The files of these names, where they exist, and all files below these parts of a folder, and what among them cannot
/// be read; nil where the folder itself cannot.
private func files(
  of path: String, named names: [String] = [], in parts: [String], _ diagnostics: inout [Diagnostic]
) -> (files: FileSet, unreadable: [(path: String, diagnostic: Diagnostic)])? {
  let folder: Folder
  do throws(FileError) {
    folder = try Folder(path)
  } catch {
    diagnostics.append(Diagnostic(.error, "unreadable", "`\(path)` cannot be read: \(error.message)", at: nil))
    return nil
  }
  var files: FileSet = [:]
  let listings = parts.map(folder.list)
  var unreadable = listings.flatMap(\.problems).filter { !isPrivate($0.path) }.map { ($0.path, $0.diagnostic) }
  for name in names + listings.flatMap(\.files) where !isPrivate(name) {
    do throws(FileError) {
      files[name] = try folder.read(name, atMost: largestFile)
    } catch {
      // A file that vanished since it was listed is as if it had never been there.
      guard !error.isMissing else { continue }
      let diagnostic = Diagnostic(.error, "unreadable", "`\(name)` cannot be read: \(error.message)", at: nil)
      unreadable.append((name, diagnostic))
    }
  }
  return (files, unreadable)
}

extension Listing.Problem {
  fileprivate var diagnostic: Diagnostic {
    switch kind {
    case .leavesFolder(let target):
      Diagnostic(
        .error, "link-out", "`\(path)` is a link out of the workspace, to `\(target)`", at: nil,
        help: "put a copy of the file here; what lies outside a workspace is never read")
    case .leadsNowhere: Diagnostic(.error, "dead-link", "`\(path)` is a link to nothing", at: nil)
    case .circle: Diagnostic(.error, "link-circle", "`\(path)` is a link that leads back to where it stands", at: nil)
    case .notAFile:
      Diagnostic(.error, "not-a-file", "`\(path)` is a pipe or a device, and no file", at: nil)
    case .nameNotUTF8: Diagnostic(.error, "name-not-utf8", "the name of `\(path)` is not UTF-8", at: nil)
    case .unreadable(let reason): Diagnostic(.error, "unreadable", "`\(path)` cannot be read: \(reason)", at: nil)
    case .tooManyLinks:
      Diagnostic(
        .error, "too-many-links", "`\(path)` is one link to a folder too many", at: nil,
        help: "at most \(Listing.mostLinkedFolders) are followed")
    }
  }
}
