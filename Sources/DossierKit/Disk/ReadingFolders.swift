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
  let copies = ShippedCopies.path
  guard let own = ownFiles(of: path, named: [copies], in: ["content", "templates"], &diagnostics)
  else { return (nil, diagnostics) }
  let shipped = share.map { shippedTemplates(of: $0, &diagnostics) } ?? [:]
  var workspace = workspace(of: own.files, shipped: shipped, unreadable: own.unreadable, unread: own.unread)
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
  var workspace = workspace(of: [:], shipped: share.map { shippedTemplates(of: $0, &diagnostics) } ?? [:])
  // That it has no practice is what it is for.
  workspace.diagnostics = []
  return (workspace, diagnostics)
}

/// Reads the templates of a workspace and those of the tool from disk.
///
/// - Returns: nil where the folder is no workspace.
package func readTemplates(at path: String, share: String, _ diagnostics: inout [Diagnostic]) -> TemplateFiles? {
  guard let own = ownFiles(of: path, in: ["templates", ShippedCopies.folder], &diagnostics) else { return nil }
  diagnostics += own.unreadable.map(\.diagnostic)
  let shipped = shippedTemplates(of: share, &diagnostics)
  return TemplateFiles(own: own.files, shipped: shipped, &diagnostics)
}

/// The names of the templates that came with the tool, below `templates/`; none where they cannot be read.
package func shippedTemplateNames(in share: String) -> [String] {
  let files = (try? Folder(share))?.list("templates").files ?? []
  return files.map { String($0.dropFirst("templates/".count)) }
}

/// The engagements of a workspace, as `client/engagement`, sorted; none where it cannot be read.
package func engagementPaths(at path: String) -> [String] { clientFolders(of: path, with: "engagement.yaml", depth: 2) }

/// The clients of a workspace, by the names of their folders, sorted; none where it cannot be read.
package func clientNames(at path: String) -> [String] { clientFolders(of: path, with: "client.yaml", depth: 1) }

/// The folders so far below `content/clients/` that hold a file of this name.
private func clientFolders(of path: String, with name: String, depth: Int) -> [String] {
  let files = (try? Folder(path))?.list("content/clients").files ?? []
  return files.compactMap { file in
    let parts = file.pathNames.dropFirst(2)
    return parts.count == depth + 1 && parts.last == name
      ? parts.dropLast().joined(separator: "/") : nil
  }
}

/// The folder of the workspace in which a folder lies, itself or one around it, by a path that leads up from there; the
/// folder as it was named where it lies in none.
package func workspaceFolder(around path: String) -> String {
  let around = (try? Folder(path))?.ancestry ?? []
  guard let levels = around.firstIndex(where: { (try? Folder($0).read("dossier.yaml", atMost: largestFile)) != nil })
  else { return path }
  let up = Array(repeating: "..", count: levels)
  return levels == 0 ? path : ((path == "." ? [] : [path]) + up).joined(separator: "/")
}

/// What was read of a folder, and what was not.
private struct FoundFiles {
  var files: FileSet = [:]
  var unreadable: [(path: String, diagnostic: Diagnostic)]
  /// Of which nothing is made.
  var unread: [String] = []
}

/// The files of a folder that is a workspace; nil where it is none.
private func ownFiles(
  of path: String, named names: [String] = [], in parts: [String], _ diagnostics: inout [Diagnostic]
) -> FoundFiles? {
  guard let found = files(of: path, named: ["dossier.yaml"] + names, in: parts, &diagnostics) else { return nil }
  if found.files["dossier.yaml"] != nil { return found }
  let unreadable = found.unreadable.first { $0.path == "dossier.yaml" }
  diagnostics.append(
    unreadable?.diagnostic
      ?? Diagnostic(
        .error, "no-workspace", "`\(path)` is no workspace: it has no `dossier.yaml`, nor has a folder around it",
        at: nil,
        help: "name the folder of a workspace with `-C DIR`; `dossier new workspace DIR` begins one"))
  return nil
}

/// The templates that came with the tool, by their names below `templates/`.
private func shippedTemplates(of share: String, _ diagnostics: inout [Diagnostic]) -> FileSet {
  guard let found = files(of: share, in: ["templates"], shownAs: share + "/", &diagnostics) else { return [:] }
  diagnostics += found.unreadable.map(\.diagnostic)
  let folder = "templates/".utf8.count
  return FileSet(
    uniqueKeysWithValues: found.files.map { (String(Substring($0.key.utf8.dropFirst(folder))), $0.value) })
}

/// The largest file that is read; what is larger is no text of a consultant's.
private let largestFile = 16 << 20

/// Private folders are never read: what is not read can show up nowhere. They may as well be links to elsewhere.
private func isPrivate(_ path: String) -> Bool {
  guard path.utf8.starts(with: "content/".utf8) else { return false }
  let parts = path.pathNames
  if parts.starts(with: ["content", "private"]) { return true }
  // Notes on a client, and notes on an engagement.
  return parts.starts(with: ["content", "clients"]) && parts.dropFirst(3).prefix(2).contains("notes")
}

/// The files of these names, where they exist, and all files below these parts of a folder that something is made of, and
/// what among them cannot be read; nil where the folder itself cannot.
///
/// - Parameter prefix: stands before the names of files in what is said of them.
private func files(
  of path: String, named names: [String] = [], in parts: [String], shownAs prefix: String = "",
  _ diagnostics: inout [Diagnostic]
) -> FoundFiles? {
  let folder: Folder
  do throws(FileError) {
    folder = try Folder(path)
  } catch {
    diagnostics.append(Diagnostic(.error, "unreadable", "`\(path)` cannot be read: \(error.message)", at: nil))
    return nil
  }
  let listings = parts.map { folder.list($0) }
  var found = FoundFiles(
    unreadable: listings.flatMap(\.problems).filter { !isPrivate($0.path) }.map { ($0.path, $0.diagnostic(prefix)) })
  let listed = listings.flatMap(\.files)
  for name in names + listed + notListed(beside: listed, in: folder) where !isPrivate(name) {
    guard names.contains(name) || WorkspaceFile(name).isRead else {
      found.unread.append(name)
      continue
    }
    guard !name.hasSuffix("/") else {
      found.files[name] = []
      continue
    }
    do throws(FileError) {
      let place = try folder.place(of: name)
      if isPrivate(place) {
        found.unreadable.append((name, linkIntoPrivate(prefix + name, to: place)))
      } else {
        found.files[name] = try folder.read(place, atMost: largestFile)
      }
    } catch {
      // A file that vanished since it was listed is as if it had never been there.
      guard !error.isMissing else { continue }
      let diagnostic = Diagnostic(.error, "unreadable", "`\(prefix)\(name)` cannot be read: \(error.message)", at: nil)
      found.unreadable.append((name, diagnostic))
    }
  }
  return found
}

/// What stands hidden or empty in the folders of frozen papers, in which nothing may be added: everywhere else it is
/// nobody's data.
private func notListed(beside files: [String], in folder: Folder) -> [String] {
  let engagements = Set(
    files.compactMap { file -> String? in
      guard file.utf8.starts(with: "content/clients/".utf8) else { return nil }
      let parts = file.pathNames
      return parts.count > 4 ? parts.prefix(4).joined(separator: "/") : nil
    })
  let known = Set(files)
  return engagements.sorted().flatMap { engagement in
    folder.list("\(engagement)/issued", withHidden: true).files.filter { name in
      // Finder leaves its own file wherever somebody looks.
      !known.contains(name) && name != "\(engagement)/issued/" && !name.hasSuffix("/.DS_Store")
    }
  }
}

private func linkIntoPrivate(_ path: String, to place: String) -> Diagnostic {
  Diagnostic(
    .error, "link-private", "`\(path)` is a link to `\(place)`, which is private", at: nil,
    help: "put what others may read into a file of its own; what is private is never read")
}

extension Listing.Problem {
  fileprivate func diagnostic(_ prefix: String) -> Diagnostic {
    let path = prefix + path
    return switch kind {
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
