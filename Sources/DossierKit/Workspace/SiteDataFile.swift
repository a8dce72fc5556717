import Diagnostics

/// A file of data of a site. It is read where the site's pages are made: a manual has more of them than a paper needs.
package struct SiteDataFile: Sendable {
  /// The name of the file without its ending.
  let key: String
  let path: String
  let bytes: [UInt8]
  let isJSON: Bool

  func read(_ diagnostics: inout [Diagnostic]) -> Datum? {
    let (source, faults) = readText(name: path, bytes: bytes)
    diagnostics += faults
    guard let source else { return nil }
    let (datum, found) = isJSON ? readJSON(source) : readYAML(source)
    diagnostics += found
    return datum
  }
}
