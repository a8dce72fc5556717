import Diagnostics
import Foundation

/// `clauses.json` of a frozen paper: a digest for each clause.
///
/// The digest of a clause is the SHA-256 of its own lines with the values in the places of their marks, and of the
/// digests of the clauses within it. So it stays the same whatever is written around the clause, and the first entry,
/// which is the document itself, changes with every letter.
struct FrozenClauses: Codable {
  struct Clause: Codable {
    /// Empty for the document.
    let id: String
    let number: String?
    let title: String?
    /// How deep it stands; 0 for the document.
    let depth: Int
    /// The line of `source.md` on which it begins, from 1.
    let line: Int
    let sha256: String

    /// `4.2 Payment`
    var name: String {
      id.isEmpty ? "the text before the first clause" : [number, title ?? id].compactMap(\.self).joined(separator: " ")
    }
  }

  let lines: Int
  let clauses: [Clause]

  /// - Parameters:
  ///   - source: `source.md`.
  ///   - lead: the lines of its front matter.
  init(of source: [UInt8], _ values: FrozenValues, places: [ClausePlace], lead: Int) {
    let lines = sourceLines(source)
    let document = ClausePlace(id: "", number: nil, title: nil, depth: 0, line: 1 - lead)
    let all = [document] + places
    var digests = [String](repeating: "", count: all.count)
    var inner: [Int: [String]] = [:]
    for index in all.indices.reversed() {
      let end = index + 1 < all.count ? all[index + 1].line + lead - 1 : lines.count
      let own = lines[all[index].line + lead - 1..<max(all[index].line + lead - 1, min(end, lines.count))]
      digests[index] = digest(of: own, values, inner: (inner[index] ?? []).reversed())
      if let parent = all[..<index].lastIndex(where: { $0.depth < all[index].depth }) {
        inner[parent, default: []].append(digests[index])
      }
    }
    self.lines = lines.count
    clauses = zip(all, digests).map { place, digest in
      Clause(
        id: place.id, number: place.number, title: place.title, depth: place.depth, line: place.line + lead,
        sha256: digest)
    }
  }

  init?(json: [UInt8]) {
    guard let clauses = try? JSONDecoder().decode(Self.self, from: Data(json)), clauses.lines > 0,
      clauses.clauses.allSatisfy({ (1...clauses.lines).contains($0.line) })
    else { return nil }
    self = clauses
  }

  /// The clauses of which the own text is not what it was.
  ///
  /// Where lines were added or taken away, what follows is looked for as many lines further.
  func changed(in source: [UInt8], _ values: FrozenValues) -> [Clause] {
    let now = sourceLines(source)
    return clauses.indices.filter { index in
      let start = clauses[index].line - 1
      let end = index + 1 < clauses.count ? clauses[index + 1].line - 1 : lines
      let within = inner(of: index)
      return ![0, now.count - lines].contains { shift in
        let range = start + shift..<max(start, end) + shift
        guard range.lowerBound >= 0, range.upperBound <= now.count else { return false }
        return digest(of: now[range], values, inner: within) == clauses[index].sha256
      }
    }.map { clauses[$0] }
  }

  /// The digests of the clauses directly within one.
  private func inner(of index: Int) -> [String] {
    let rest = clauses.indices.dropFirst(index + 1).prefix { clauses[$0].depth > clauses[index].depth }
    return rest.filter { child in
      clauses[..<child].lastIndex { $0.depth < clauses[child].depth } == index
    }.map { clauses[$0].sha256 }
  }
}

private func sourceLines(_ source: [UInt8]) -> [ArraySlice<UInt8>] {
  source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
}

private func digest(of lines: ArraySlice<ArraySlice<UInt8>>, _ values: FrozenValues, inner: [String]) -> String {
  let text = lines.map { values.filled(String(decoding: $0, as: UTF8.self)) + "\n" }.joined()
  return sha256(Array((text + inner.map { "\($0)\n" }.joined()).utf8))
}

// The page of a paper, clause by clause.

/// The digest of each part of a page that begins with one of some ids, by the id; what is before the first is by the
/// empty one, the foot of the page by ``footOfPage``.
func pageParts(of page: [UInt8], ids: [String]) -> [String: String] {
  var starts = [(id: "", start: 0)]
  for id in ids {
    let last = starts.last?.start ?? 0
    guard let place = firstPlace(of: Array(" id=\"\(id)\"".utf8), in: page[last...]) else { continue }
    starts.append((id, place))
  }
  let last = starts.last?.start ?? 0
  if let foot = firstPlace(of: Array("<footer".utf8), in: page[last...]) { starts.append((footOfPage, foot)) }
  var digests: [String: String] = [:]
  for (index, part) in starts.enumerated() {
    let end = index + 1 < starts.count ? starts[index + 1].start : page.count
    digests[part.id] = sha256(Array(page[part.start..<end]))
  }
  return digests
}

/// No id of a clause: those are slugs.
let footOfPage = "/"

private func firstPlace(of text: [UInt8], in page: ArraySlice<UInt8>) -> Int? {
  guard let first = text.first else { return nil }
  var rest = page
  while let start = rest.firstIndex(of: first) {
    rest = rest[start...]
    if rest.starts(with: text) { return start }
    rest = rest.dropFirst()
  }
  return nil
}
