package import Diagnostics
import Engagements

/// Everything a workspace says, read and sorted, nothing computed.
package struct Workspace: Sendable {
  package var settings: Settings
  /// `content/practice.yaml`; nil where it could not be read.
  package var practice: Datum?
  /// `content/standards.yaml`; nil where there is none, or it could not be read.
  package var standards: Datum?
  package var register = NumberRegister()
  /// `content/handbook/`
  package var handbook: [HandbookPage] = []
  package var clients: [ClientFolder] = []
  package var sites: [SiteFolder] = []
  /// Templates, words and assets by their name below `templates/`: the workspace's own before those that came with
  /// the tool.
  package var templates: [String: Source] = [:]
  /// The paths of what came with the tool and is used as it came.
  package var shipped: Set<String> = []
  /// Country packs by country.
  package var packs: [String: Datum] = [:]
  /// The words of the layouts, by language.
  package var words: [String: Datum] = [:]
  /// What references and definitions are worded by, by language.
  package var legalWords: [String: LegalWordsFile] = [:]
  /// Whether it lies in a clone of the repository that this tool is made in.
  package var isInToolRepository = false
  /// What concerns all engagements.
  package var diagnostics: [Diagnostic] = []

  package var engagements: [EngagementFolder] { clients.flatMap(\.engagements) }

  /// Where its pages go, from the workspace.
  package var outputFolder: String { settings.output ?? "site" }
}

/// `content/clients/<client>/`
package struct ClientFolder: Sendable {
  package let id: String
  package var data: Datum?
  /// `handbook/`: what its handbooks say otherwise, or say besides.
  package var handbook: [HandbookPage] = []
  package var engagements: [EngagementFolder] = []
  /// Whether there may be engagements in it that nobody knows of.
  package var hasUnreadFolders = false
  /// What concerns all engagements of this client.
  package var diagnostics: [Diagnostic] = []
}

/// `content/clients/<client>/<engagement>/`
package struct EngagementFolder: Sendable {
  package let id: String
  package let clientID: String
  package var terms: Datum?
  /// `log/*.yaml`, by the name of the file without its ending.
  package var log: [DatumMap.Entry] = []
  /// The files of `log/` of which nobody knows what they record, likewise by name: nothing can be added to them.
  package var unreadLogs: Set<String> = []
  /// `changes/*.yaml`, by the name of the file without its ending.
  package var changes: [DatumMap.Entry] = []
  /// `text/*.md`, by the name of the file without its ending.
  package var texts: [String: Source] = [:]
  /// `records/*.md`: what was said in a call or a meeting, by the name of the file without its ending.
  package var records: [String: Source] = [:]
  /// `clauses/*.md`: this client's wording, by the name of the file.
  package var clauses: [String: Source] = [:]
  /// `issued/`: papers as they left the house, by the names of their folders.
  package var issued: [FrozenPaper] = []
  package var diagnostics: [Diagnostic] = []

  /// `harbor-pine/2026-website`
  package var path: String { "\(clientID)/\(id)" }
}

extension Workspace {
  /// Findings in the order in which they are read. What is wrong in a file that came with the tool can only be put
  /// right in a copy of it.
  package func arranged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.inReadingOrder().map { diagnostic in
      guard diagnostic.severity != .note, let file = diagnostic.span?.source.name, shipped.contains(file) else {
        return diagnostic
      }
      var diagnostic = diagnostic
      let name = file.dropFirst("templates/".count)
      diagnostic.notes.append(
        Diagnostic.Note("this file came with Dossier; `dossier eject \(name)` copies it here to be changed"))
      return diagnostic
    }
  }
}
