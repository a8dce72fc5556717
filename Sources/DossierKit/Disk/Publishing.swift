package import Diagnostics
import Files
import Foundation

/// What writing a site did.
package struct Written: Sendable {
  package var written: [String] = []
  package var unchanged: [String] = []
  package var removed: [String] = []
}

/// Writes a site into a folder: the second of the two places that touch the disk.
///
/// What was refused stays as it is on disk, and so does everything that was not selected, and what is of somebody whose
/// files could not all be read: what is not known to be gone is not removed.
///
/// - Parameter isWhole: whether all engagements were made, so that what is not in the site is stale.
package func write(
  _ site: Site, of workspace: Workspace, to folder: String, isWhole: Bool
) -> (written: Written?, diagnostics: [Diagnostic]) {
  var files: [String: [UInt8]] = [:]
  for output in site.outputs { files[output.path] = Array(output.text.utf8) }
  let made = Set(site.outputs.map(\.path))
  var kept = site.refusals.map { $0.path + "/" }
  if workspace.diagnostics.hasErrors { kept.append("") }
  for client in workspace.clients {
    if client.diagnostics.hasErrors { kept.append("\(client.id)/") }
    // A client's index names the pages of all its engagements, and stays while one of them is not made anew.
    let index = "\(client.id)/index.html"
    if !client.engagements.isEmpty, !made.contains(index) { kept.append(index) }
  }
  if !isWhole {
    let selected = Set(site.outputs.map { $0.path.split(separator: "/").prefix(2).joined(separator: "/") })
    kept.append("\(Workspace.deskFolder)/")
    kept += workspace.engagements.map(\.path).filter { !selected.contains($0) }.map { $0 + "/" }
    kept += workspace.sites.map { "\($0.id)/" }
  }
  do throws(FileError) {
    let outcome = try publish(files, to: folder, keeping: kept)
    let written = Written(written: outcome.written, unchanged: outcome.unchanged, removed: outcome.removed)
    return (written, outcome.obstacles.map(\.diagnostic))
  } catch {
    let state = "nothing was lost: every page is whole, old or new"
    return (nil, [error.unwritable(state, elsewhere: ", or name another folder with `--output`")])
  }
}

/// Writes one page beside those that there are.
package func write(_ page: Output, to folder: String) -> [Diagnostic] {
  do throws(FileError) {
    return try publish([page.path: Array(page.text.utf8)], to: folder, keeping: [""]).obstacles.map(\.diagnostic)
  } catch {
    return [error.unwritable("the page is made by `dossier build`", elsewhere: ", or name another `output:`")]
  }
}

extension FileError {
  /// What to say of a file that could not be written.
  ///
  /// - Parameters:
  ///   - state: how things stand without it.
  ///   - elsewhere: how to have it written to another place, where that can be said.
  func unwritable(_ state: String, elsewhere: String = "") -> Diagnostic {
    let advice: String? =
      if isLackOfRoom {
        "make room on the disk and run this again"
      } else if isForbidden {
        "give yourself the right to write there\(elsewhere)"
      } else if isInTheWay {
        "move what stands there\(elsewhere)"
      } else if reason == .locked {
        "run this again"
      } else {
        nil
      }
    // As it is called in the folder in which the command is run.
    let path =
      path == "."
      ? URL(filePath: path).standardizedFileURL.path : path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return Diagnostic(
      .error, "unwritable", "`\(path)` cannot be written: \(message)", at: nil,
      help: [advice, state].compactMap(\.self).joined(separator: "; "))
  }
}

extension Publication.Obstacle {
  fileprivate var diagnostic: Diagnostic {
    let message =
      switch kind {
      case .foreignFile(let place): "`\(path)` was not written: `\(place)` is there, and Dossier did not write it"
      case .foreignFolder: "`\(path)` was not written: a folder of that name holds files that Dossier did not write"
      case .link(let place): "`\(path)` was not written: `\(place)` is a link, and may lead anywhere"
      case .noPath: "`\(path)` is no path within the output folder"
      }
    return Diagnostic(.error, "in-the-way", message, at: nil, help: "move what stands there, or name another `output:`")
  }
}
