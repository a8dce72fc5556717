package import Diagnostics
import Files

/// A workspace that no other run adds to while this value lives: what is read meanwhile holds until something is
/// written.
package struct LockedWorkspace {
  private let folder: LockedFolder

  /// Freezes a paper: first its folder, whole and in one step, then its number in the register, then the record of
  /// it in the log: so a number that is recorded is registered.
  ///
  /// The folder is the truth: a run that is killed before it leaves no number, and one that is killed after it a whole
  /// paper, which the next run records.
  ///
  /// - Returns: what is wrong where nothing was written.
  package func write(_ issuance: Issuance) -> [Diagnostic] {
    add(
      [Addition(folder: issuance.path, issuance.paper.files)]
        + [issuance.register?.file, issuance.log.file].compactMap(\.self))
  }

  /// Writes the draft of an offer, which takes the place of nothing, and before it what is recorded with it: a run that is
  /// killed between leaves a decision, for which the next run drafts the offer.
  package func write(_ draft: QuoteDraft) -> [Diagnostic] {
    add([draft.log?.file, Addition(draft.path, draft.bytes)].compactMap(\.self))
  }

  /// Adds to a log.
  package func write(_ addition: LogAddition) -> [Diagnostic] { add([addition.file]) }

  private func add(_ files: [Addition]) -> [Diagnostic] {
    do throws(FileError) {
      try folder.add(files)
      return []
    } catch {
      return [error.unwritable("the workspace is as it was")]
    }
  }

  fileprivate init(_ folder: LockedFolder) { self.folder = folder }
}

/// Locks a workspace; nil without an error where there is no such folder, which reading it will say.
package func lockWorkspace(at path: String) -> (lock: LockedWorkspace?, diagnostics: [Diagnostic]) {
  do throws(FileError) {
    // It would be made.
    _ = try Folder(path)
    return (LockedWorkspace(try LockedFolder(path)), [])
  } catch  where error.reason == .locked {
    let busy = Diagnostic(
      .error, "locked", "another run of Dossier is writing in this workspace", at: nil, help: "run it again")
    return (nil, [busy])
  } catch {
    return (nil, error.isMissing ? [] : [error.unwritable("the workspace is as it was")])
  }
}

extension LogAddition {
  fileprivate var file: Addition { Addition(path, bytes) { $0 == former } }
}
