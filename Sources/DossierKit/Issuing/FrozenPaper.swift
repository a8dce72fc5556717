import Diagnostics

/// A paper as it left the house: a folder below `issued/` of its engagement, never written again.
///
/// | file | holds |
/// |---|---|
/// | `page.html` | the page that the client got |
/// | `source.md` | its text, with a mark for each value |
/// | `values.json` | the values, and all data that were read |
/// | `clauses.json` | the digest of each clause |
/// | `trace.json` | what it was made from |
/// | `record.yaml` | the record of it in the log |
/// | `SHA256SUMS` | the digests of the others, for `sha256sum -c` |
package struct FrozenPaper: Sendable {
  /// Its number, or what a draft for reading is called: the name of its folder.
  package let name: String
  /// By their names; what stands deeper, which is nothing of ours, with `/`.
  package let files: FileSet

  static let page = "page.html"
  static let source = "source.md"
  static let values = "values.json"
  static let clauses = "clauses.json"
  static let trace = "trace.json"
  static let record = "record.yaml"
  static let checksums = "SHA256SUMS"

  /// The page as the client got it.
  var pageText: String { String(decoding: files[Self.page] ?? [], as: UTF8.self) }

  /// The digest of what the paper says.
  var digest: String { Self.digest(of: files) }

  /// The digest of what a paper says: the SHA-256 of the lines that its text, its values and its clauses have in
  /// `SHA256SUMS`, so that anybody can compute it.
  static func digest(of files: FileSet) -> String {
    let told = files.filter { [source, values, clauses].contains($0.key) }
    return sha256(Array(checksumLines(of: told).utf8))
  }

  /// The digest of the list of its files, by which the log knows every one of them again.
  var digestOfChecksums: String { sha256(files[Self.checksums] ?? []) }

  /// What of the digest a page shows: as much as a person compares.
  static func short(_ digest: String) -> String { String(digest.prefix(12)) }

}

// Whether it is what it was.

extension FrozenPaper {
  /// How a file is not what it was.
  package enum Difference: Hashable, Sendable {
    case changed(String), missing(String), extra(String)
  }

  /// `SHA256SUMS` for some files. Its last line, a comment, is the digest of those before it: a change in it is then
  /// known from a change in what it lists.
  ///
  /// The parts of the page have their digests in comments, so that a change in it is known by its clause.
  static func checksums(of files: FileSet) -> [UInt8] {
    let ids = files[clauses].flatMap(FrozenClauses.init(json:))?.clauses.map(\.id).filter { !$0.isEmpty } ?? []
    let parts = pageParts(of: files[page] ?? [], ids: ids)
    let comments = ([""] + ids + [footOfPage]).compactMap { id in parts[id].map { "\(partDigest)\(id): \($0)\n" } }
    let lines = checksumLines(of: files) + comments.joined()
    return Array((lines + "\(ownDigest)\(sha256(Array(lines.utf8)))\n").utf8)
  }

  /// In the order of the files' names.
  package var differences: [Difference] {
    guard let listed = files[Self.checksums] else { return [.missing(Self.checksums)] }
    let text = String(decoding: listed, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    let body = lines.dropLast().map { "\($0)\n" }.joined()
    var digests: [String: String] = [:]
    for line in lines.dropLast() where !line.hasPrefix(Self.partDigest) {
      guard let match = line.wholeMatch(of: #/([0-9a-f]{64})  (.+)/#) else { return [.changed(Self.checksums)] }
      digests[String(match.2)] = String(match.1)
    }
    guard Array((body + "\(Self.ownDigest)\(sha256(Array(body.utf8)))\n").utf8) == listed else {
      return [.changed(Self.checksums)]
    }
    let names = Set(digests.keys).union(files.keys).subtracting([Self.checksums])
    return names.sorted().compactMap { name in
      guard let bytes = files[name] else { return .missing(name) }
      guard let digest = digests[name] else { return .extra(name) }
      return sha256(bytes) == digest ? nil : .changed(name)
    }
  }

  /// The names of the clauses in which a file that was changed differs; none where that cannot be told.
  func changedClauses(in file: String) -> [String] {
    let broken = differences
    guard !broken.contains(.changed(Self.checksums)), !broken.contains(.changed(Self.clauses)),
      let known = files[Self.clauses].flatMap(FrozenClauses.init(json:))
    else { return [] }
    switch file {
    case Self.page: return changedParts(of: known)
    case Self.source, Self.values:
      guard let source = files[Self.source], let values = files[Self.values].flatMap(FrozenValues.init(json:)) else {
        return []
      }
      return known.changed(in: source, values).map(\.name)
    default: return []
    }
  }

  private func changedParts(of known: FrozenClauses) -> [String] {
    let now = pageParts(of: files[Self.page] ?? [], ids: known.clauses.map(\.id).filter { !$0.isEmpty })
    var former: [String: String] = [:]
    for line in String(decoding: files[Self.checksums] ?? [], as: UTF8.self).split(separator: "\n") {
      guard line.hasPrefix(Self.partDigest), let colon = line.lastIndex(of: ":") else { continue }
      former[String(line[..<colon].dropFirst(Self.partDigest.count))] = String(line[colon...].dropFirst(2))
    }
    let parts = known.clauses.map { (id: $0.id, name: $0.name) } + [(id: footOfPage, name: "the foot of the page")]
    return parts.filter { part in former[part.id].map { $0 != now[part.id] } ?? false }.map(\.name)
  }

  private static let partDigest = "# page.html#"
  private static let ownDigest = "# The lines above: "

  private static func checksumLines(of files: FileSet) -> String {
    files.sorted { $0.key < $1.key }.map { "\(sha256($0.value))  \($0.key)\n" }.joined()
  }
}
