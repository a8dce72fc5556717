import Diagnostics
import Markdown

/// A warning for each reference to a clause that is shown as it is written: one in a block of HTML, where no Markdown is
/// read, and one with a blank behind its bracket.
func remarksOnUnreadReferences(in document: Document, to index: ClauseIndex) -> [Diagnostic] {
  document.preorder().filter { document.kind(of: $0).mayHoldReference }.flatMap { node -> [Diagnostic] in
    guard case .text(let text) = document.kind(of: node), let parent = document.parent(of: node) else { return [] }
    let isHTML: Bool
    switch document.kind(of: parent) {
    case .htmlBlock: isHTML = true
    case .code, .codeBlock, .html: return []
    default: isHTML = false
    }
    return namesOfUnread(text, isHTML: isHTML).filter { index[$0] != nil }.map { name in
      Diagnostic(
        .warning, "reference-unread", "the reference to `\(name)` is shown as it stands",
        at: document.nearestSpan(of: parent),
        help: isHTML ? "leave a blank line behind the tag: what follows is Markdown" : "write `[@\(name)]`")
    }
  }
}

extension Kind {
  fileprivate var mayHoldReference: Bool {
    if case .text(let text) = self { text.holds(UInt8(ascii: "@")) } else { false }
  }
}

/// The names behind `[@` in HTML but for its comments, and behind `[ @` in other text.
private func namesOfUnread(_ text: String, isHTML: Bool) -> [String] {
  var names: [String] = []
  var rest = Array(text.unicodeScalars)[...]
  while let opening = rest.firstIndex(of: "[") {
    if isHTML, let comment = rest.firstIndex(of: "<"), comment < opening,
      rest[comment...].starts(with: "<!--".unicodeScalars)
    {
      guard let end = endOfComment(in: rest[comment...]) else { return names }
      rest = rest[end...]
      continue
    }
    rest = rest[(opening + 1)...]
    let blanks = rest.prefix { $0 == " " }
    rest = rest[blanks.endIndex...]
    guard rest.first == "@", isHTML || !blanks.isEmpty else { continue }
    let name = rest.dropFirst().prefix { isWordScalar($0) || $0 == "-" || $0 == "." }
    if !name.isEmpty { names.append(String(scalars: name)) }
  }
  return names
}

private func endOfComment(in text: ArraySlice<Unicode.Scalar>) -> Int? {
  text.indices.first { text[$0...].starts(with: "-->".unicodeScalars) }.map { $0 + 3 }
}
