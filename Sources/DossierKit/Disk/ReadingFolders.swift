package import Diagnostics
import Files

/// Reads a workspace and the tool's share folder from disk: the first of the two places that touch it.
///
/// - Parameters:
///   - path: the folder of the workspace.
///   - share: the folder that holds the tool's `templates/`; nil where the tool has none beside it.
/// - Returns: nil where the folder cannot be read at all.
package func readWorkspace(at path: String, share: String?) -> (workspace: Workspace?, diagnostics: [Diagnostic]) {
  var problems: [Problem] = []
  guard let own = files(of: path, named: ["dossier.yaml"], in: ["content", "templates"], &problems) else {
    return (nil, problems.map(\.diagnostic))
  }
  guard own["dossier.yaml"] != nil else {
    let missing = Diagnostic(
      .error, "no-workspace", "`\(path)` is no workspace: it has no `dossier.yaml`", at: nil,
      help: "name the folder of a workspace with `-C DIR`")
    return (nil, problems.map(\.diagnostic) + [missing])
  }
  var shipped: FileSet = [:]
  if let share, let found = files(of: share, in: ["templates"], &problems) {
    for (name, bytes) in found { shipped[String(name.dropFirst("templates/".count))] = bytes }
  }
  var workspace = workspace(of: own, shipped: shipped)
  for problem in problems { workspace.add(problem.diagnostic, about: problem.path) }
  return (workspace, [])
}

/// Why something in a folder could not be read.
private struct Problem {
  let path: String
  let diagnostic: Diagnostic

  init(_ path: String, _ id: String, _ message: String, help: String? = nil) {
    self.path = path
    let place = Span(Source(name: path, bytes: []), 0..<0)
    diagnostic = Diagnostic(.error, id, message, at: place, help: help)
  }
}

extension Workspace {
  /// Keeps a diagnostic about a path with its engagement or its client, or with the whole.
  fileprivate mutating func add(_ diagnostic: Diagnostic, about path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 3, parts[0] == "content", parts[1] == "clients",
      let client = clients.firstIndex(where: { $0.id == parts[2] })
    else {
      diagnostics.append(diagnostic)
      return
    }
    if let engagement = clients[client].engagements.firstIndex(where: { $0.id == parts[3] }) {
      clients[client].engagements[engagement].diagnostics.append(diagnostic)
    } else {
      clients[client].diagnostics.append(diagnostic)
    }
  }
}

/// The largest file that is read; what is larger is no text of a consultant's.
private let largestFile = 16 << 20

/// Private folders are never read: what is not read can show up nowhere.
private func isPrivate(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  return parts.starts(with: ["content", "private"]) || (parts.first == "content" && parts.contains("notes"))
}

/// The files of these names, where they exist, and all files below these parts of a folder.
private func files(
  of path: String, named names: [String] = [], in parts: [String], _ problems: inout [Problem]
) -> FileSet? {
  let folder: Folder
  do throws(FileError) {
    folder = try Folder(path)
  } catch {
    problems.append(Problem(path, "unreadable", "this folder cannot be read: \(error.message)"))
    return nil
  }
  var files: FileSet = [:]
  let listings = parts.map(folder.list)
  problems += listings.flatMap(\.problems).map(Problem.init)
  for name in names + listings.flatMap(\.files) where !isPrivate(name) {
    do throws(FileError) {
      files[name] = try folder.read(name, atMost: largestFile)
    } catch {
      // A file that vanished since it was listed is as if it had never been there.
      guard !error.isMissing else { continue }
      problems.append(Problem(name, "unreadable", "this file cannot be read: \(error.message)"))
    }
  }
  return files
}

extension Problem {
  fileprivate init(_ problem: Listing.Problem) {
    let path = problem.path
    switch problem.kind {
    case .leavesFolder(let target):
      self.init(
        path, "link-out", "this is a link out of the workspace, to `\(target)`",
        help: "put a copy of the file here; what lies outside a workspace is never read")
    case .leadsNowhere: self.init(path, "dead-link", "this is a link to nothing")
    case .circle: self.init(path, "link-circle", "this is a link that leads back to where it stands")
    case .notAFile: self.init(path, "not-a-file", "this is a pipe or a device, and no file")
    case .nameNotUTF8: self.init(path, "name-not-utf8", "the name of this file is not UTF-8")
    case .unreadable(let reason): self.init(path, "unreadable", "this cannot be read: \(reason)")
    case .tooManyLinks:
      self.init(
        path, "too-many-links", "this is one link to a folder too many",
        help: "at most \(Listing.mostLinkedFolders) are followed")
    }
  }
}
