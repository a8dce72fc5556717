import Diagnostics
import Foundation
import Values

/// `trace.json` of a frozen paper: what it was made from, and by what.
struct FrozenTrace: Codable {
  struct File: Codable {
    let name: String
    let sha256: String
  }

  struct Read: Codable {
    let path: String
    /// Where the data were written: `content/practice.yaml:12:3`.
    let from: [String]
  }

  let tool: String
  let asOf: String
  /// The first day that was reckoned with where none was agreed.
  let assumedStart: String?
  let files: [File]
  let templates: [String]
  let data: [Read]
  let absent: [String]

  private enum CodingKeys: String, CodingKey {
    case tool, asOf = "as_of", assumedStart = "assumed_start", files, templates, data, absent
  }

  /// - Parameter sources: the files behind the trace.
  init(_ trace: Trace.Record, sources: [Source], _ options: BuildOptions) {
    tool = toolVersion
    asOf = options.today.description
    assumedStart = options.assumedStart?.description
    let digests = sources.map { ($0.name, sha256($0.bytes)) }
    files = Dictionary(digests) { first, _ in first }.sorted { $0.key < $1.key }.map(File.init)
    templates = trace.templates
    data = trace.data.map { Read(path: $0.path, from: $0.origins.map(\.description)) }
    absent = trace.absentKeys
  }

  init?(json: [UInt8]) {
    guard let trace = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
    self = trace
  }

  /// What a build was told that made the same.
  var options: BuildOptions? {
    Day(asOf).map { BuildOptions(today: $0, assumedStart: assumedStart.flatMap(Day.init)) }
  }
}
