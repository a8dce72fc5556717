import Diagnostics
import Markdown

/// Where references stand: nodes know the line on which their block begins, and the text behind it is searched.
struct ReferencePlaces {
  private struct Search: Hashable {
    let block: Span
    let needle: [UInt8]
  }

  /// How far each block was searched for something: what stands twice is found twice.
  private var searched: [Search: Int] = [:]

  /// What begins a reference and does not end.
  mutating func place(ofBroken node: Document.NodeID, in document: Document) -> Span? {
    guard let block = document.nearestSpan(of: node), case .text(let text) = document.kind(of: node) else { return nil }
    let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    // What nothing but a value follows could be any.
    return line.count > 2 ? find(Array(line), from: block) ?? block : block
  }

  /// The name of a target within its reference; the block where the text cannot tell.
  mutating func place(
    of reference: Reference, _ target: Reference.Target, in document: Document, at parent: Document.NodeID
  ) -> Span? {
    let block = document.nearestSpan(of: parent)
    guard let block, let written = reference.written, let found = find(Array(written.utf8), from: block) else {
      return block
    }
    return find(Array(target.written.utf8), in: found) ?? found
  }

  mutating func place(ofLinkTo id: String, in document: Document, at link: Document.NodeID) -> Span? {
    let block = document.nearestSpan(of: link)
    guard let block, let found = find(Array("(#\(id)".utf8), from: block) else { return block }
    return Span(found.source, found.start + 1..<found.end)
  }

  private mutating func find(_ needle: [UInt8], from block: Span) -> Span? {
    let bytes = block.source.bytes
    // A block is shorter than this, or not worth the search.
    let end = min(bytes.count, block.start + 20_000)
    let search = Search(block: block, needle: needle)
    guard let found = find(needle, in: Span(block.source, (searched[search] ?? block.start)..<end)) else { return nil }
    searched[search] = found.end
    return found
  }

  private func find(_ needle: [UInt8], in span: Span) -> Span? {
    guard let first = needle.first, span.start < span.end else { return nil }
    var rest = span.source.bytes[span.start..<span.end]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: needle) { return Span(span.source, start..<start + needle.count) }
      rest = rest[(start + 1)...]
    }
    return nil
  }
}
