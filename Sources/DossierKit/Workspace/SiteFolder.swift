package import Diagnostics

/// `content/sites/<site>/`: pages for everybody, such as a manual.
package struct SiteFolder: Sendable {
  package let id: String
  /// `*.md`, by the name of the file.
  package var pages: [String: Source] = [:]
  /// `parts/*.md`, by their path: what several pages include.
  package var parts: [String: Source] = [:]
  /// `data/*.yaml` and `data/*.json`: what the pages read as `data`.
  package var data: [SiteDataFile] = []
  package var diagnostics: [Diagnostic] = []
}
