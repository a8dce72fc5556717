import Diagnostics
import Markdown

/// What `<!-- check: allow ID -->` says: which rules leave which blocks alone.
///
/// Within a line it speaks of the block around it; in a line of its own, of the block behind it, and of all that belongs
/// to that if it is a heading.
struct Allowances: Sendable {
  private(set) var names: [(id: String, span: Span?)] = []
  private var ids: [Document.NodeID: Set<String>] = [:]
  private var places: [String: [Span]] = [:]

  /// Whether nothing is allowed anywhere.
  var isEmpty: Bool { names.isEmpty }

  init(_ document: Document) {
    guard !document.rawHTML.isEmpty else { return }
    let blocks = document.preorder().filter { document.kind(of: $0).isBlock }
    for (index, block) in blocks.enumerated() {
      if case .htmlBlock = document.kind(of: block) {
        let found = Self.allowed(in: document, block)
        guard !found.isEmpty else { continue }
        names += found.map { ($0, document.nearestSpan(of: block)) }
        allow(found, blocksFrom: index + 1, of: blocks, in: document)
      } else if document.kind(of: block).holdsInlines {
        let found = document.preorder(of: block).flatMap { inline in
          if case .html = document.kind(of: inline) { Self.allowed(in: document, inline) } else { [String]() }
        }
        guard !found.isEmpty else { continue }
        names += found.map { ($0, document.nearestSpan(of: block)) }
        allow(
          found, blocks[index...index], upTo: blocks.indices.contains(index + 1) ? blocks[index + 1] : nil, document)
      }
    }
  }

  func of(_ node: Document.NodeID) -> Set<String> { ids[node] ?? [] }

  func allow(_ id: String, at span: Span?) -> Bool {
    guard let span, let places = places[id] else { return false }
    return places.contains { $0.source === span.source && $0.range.contains(span.start) }
  }

  private mutating func allow(
    _ rules: [String], blocksFrom start: Int, of blocks: [Document.NodeID], in document: Document
  ) {
    guard start < blocks.count else { return }
    var end = start + 1
    if case .heading(let level) = document[blocks[start]].kind {
      while end < blocks.count {
        if case .heading(let next) = document[blocks[end]].kind, next <= level { break }
        end += 1
      }
    } else {
      let inside = Set(document.preorder(of: blocks[start]))
      while end < blocks.count, inside.contains(blocks[end]) { end += 1 }
    }
    allow(rules, blocks[start..<end], upTo: end < blocks.count ? blocks[end] : nil, document)
  }

  private mutating func allow(
    _ rules: [String], _ blocks: ArraySlice<Document.NodeID>, upTo next: Document.NodeID?, _ document: Document
  ) {
    for block in blocks { ids[block, default: []].formUnion(rules) }
    guard let first = blocks.first.flatMap({ document.nearestSpan(of: $0) }) else { return }
    let following = next.flatMap { document.nearestSpan(of: $0) }
    let isSame = following?.source === first.source && (following?.start ?? 0) > first.start
    let end = isSame ? following?.start ?? first.end : next == nil ? first.source.bytes.count + 1 : first.end
    for rule in rules { places[rule, default: []].append(Span(first.source, first.start..<end)) }
  }

  /// The ids that a comment names.
  private static func allowed(in document: Document, _ node: Document.NodeID) -> [String] {
    guard let first = document.firstChild(of: node), case .text(let text) = document.kind(of: first),
      let start = text.firstRange(of: "<!-- check: allow ")?.upperBound
    else { return [] }
    let rest = text[start...]
    guard let end = rest.firstRange(of: "-->")?.lowerBound else { return [] }
    return rest[..<end].split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
  }
}
