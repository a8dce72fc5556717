package import Diagnostics
import Engagements

/// Everything a workspace says, read and sorted, nothing computed.
package struct Workspace: Sendable {
  package var settings: Settings
  /// `content/practice.yaml`; nil where it could not be read.
  package var practice: Datum?
  package var clients: [ClientFolder] = []
  package var sites: [SiteFolder] = []
  /// Templates, words and assets by their name below `templates/`: the workspace's own before those that came with
  /// the tool.
  package var templates: [String: Source] = [:]
  /// Country packs by country.
  package var packs: [String: Datum] = [:]
  /// The words of the layouts, by language.
  package var words: [String: Datum] = [:]
  /// What concerns all engagements.
  package var diagnostics: [Diagnostic] = []

  package var engagements: [EngagementFolder] { clients.flatMap(\.engagements) }
}

/// `content/clients/<client>/`
package struct ClientFolder: Sendable {
  package let id: String
  package var data: Datum?
  package var engagements: [EngagementFolder] = []
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
  /// `changes/*.yaml`, by the name of the file without its ending.
  package var changes: [DatumMap.Entry] = []
  /// `text/*.md`, by the name of the file without its ending.
  package var texts: [String: Source] = [:]
  /// `clauses/*.md`: this client's wording, by the name of the file.
  package var clauses: [String: Source] = [:]
  package var diagnostics: [Diagnostic] = []

  /// `harbor-pine/2026-website`
  package var path: String { "\(clientID)/\(id)" }
}
