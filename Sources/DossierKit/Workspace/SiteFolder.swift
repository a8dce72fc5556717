package import Diagnostics

/// `content/sites/<site>/`: pages for everybody, such as a manual.
package struct SiteFolder: Sendable {
  package let id: String
  /// `*.md`, by the name of the file.
  package var pages: [String: Source] = [:]
  /// `parts/*.md`, by their path: what several pages include.
  package var parts: [String: Source] = [:]
  /// `data/*.yaml` and `data/*.json`, by the name of the file without its ending: what the pages read as `data`.
  package var data: [String: DataSource] = [:]
  package var diagnostics: [Diagnostic] = []

  /// A file of data, which nobody reads but who makes the pages: a manual's are longer than an engagement's.
  package struct DataSource: Sendable {
    let name: String
    let bytes: [UInt8]
    let isJSON: Bool

    func read(_ diagnostics: inout [Diagnostic]) -> Datum? {
      let (source, faults) = readText(name: name, bytes: bytes)
      diagnostics += faults
      guard let source else { return nil }
      let (datum, found) = isJSON ? readJSON(source) : readYAML(source)
      diagnostics += found
      return datum
    }
  }
}
