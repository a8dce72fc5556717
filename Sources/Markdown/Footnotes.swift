import Diagnostics

/// The label that begins a text; nil where none does. It holds no blanks and no brackets.
func footnoteLabel(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let label = text.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
  return label.isEmpty || label.endIndex == text.endIndex || text[label.endIndex] != UInt8(ascii: "]") ? nil : label
}

/// Turns `[^label]` in the texts of a node into references.
///
/// - Parameter labels: those of the document's footnotes. What names none of them stays as it is written, and is
///   complained of.
func markFootnotes(
  in parent: Document.NodeID, of document: inout Document, labels: Set<String>, at place: Span?
) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for id in document.children(of: parent) {
    guard case .text(let text) = document[id].kind else { continue }
    let bytes = Array(text.utf8)
    var nodes: [Document.NodeID] = []
    var (start, at) = (0, 0)
    while at + 1 < bytes.count {
      // A label with a value in it is complained of where values are bound.
      guard bytes.has("[^", at: at), let found = footnoteLabel(in: bytes[(at + 2)...]), !containsPlaceholder(found)
      else {
        at += 1
        continue
      }
      let label = String(decoding: found, as: UTF8.self)
      at = found.endIndex + 1
      if let problem = problem(withReferenceTo: label, in: parent, of: document, labels: labels) {
        diagnostics.append(Diagnostic(.error, problem.id, problem.message, at: place, help: problem.help))
        continue
      }
      nodes.append(document.make(.text(String(decoding: bytes[start..<(found.startIndex - 2)], as: UTF8.self))))
      nodes.append(document.make(.footnoteReference(label: footnoteKey(label))))
      start = at
    }
    guard !nodes.isEmpty else { continue }
    nodes.append(document.make(.text(String(decoding: bytes[start...], as: UTF8.self))))
    document.replace(id, with: nodes)
  }
  return diagnostics
}

private func problem(
  withReferenceTo label: String, in parent: Document.NodeID, of document: Document, labels: Set<String>
) -> (id: String, message: String, help: String)? {
  guard labels.contains(footnoteKey(label)) else {
    let meant = labels.count > Limits.suggestions ? nil : nearest(to: label, among: labels.sorted())
    return (
      "footnote-undefined", "there is no footnote `\(label)`",
      meant.map { "did you mean `[^\($0)]`?" } ?? "write `[^\(label)]: words` below; for text write `\\[^`"
    )
  }
  let isInLink = document.isWithin(parent) { kind in
    switch kind {
    case .link, .image: true
    default: false
    }
  }
  guard isInLink else { return nil }
  return ("footnote-in-link", "the footnote `\(label)` is referred to within a link", "write `[^\(label)]` behind it")
}

/// What labels are told apart by: as those of links, they are the same in capitals and small letters.
func footnoteKey(_ label: String) -> String { label.lowercased() }

/// Puts the footnotes of a document at its end, in the order in which its text first leads to them, and gives them
/// and the references their ids.
///
/// One that nothing leads to is left out and complained of, as is the second of one label.
func gatherFootnotes(in document: inout Document, prefix: String) -> [Diagnostic] {
  guard document.mayHold({ if case .footnotes = $0 { true } else { false } }) else { return [] }
  let order = document.preorder()
  let holders = order.filter { if case .footnotes = document[$0].kind { true } else { false } }
  guard !holders.isEmpty else { return [] }
  var gathering = FootnoteGathering(document.take())
  for id in order {
    if case .footnote(let label) = gathering.document[id].kind { gathering.add(id, label) }
  }
  // Nothing of them is in the text.
  for holder in holders { gathering.document.detach(holder) }
  gathering.follow(prefix: prefix)
  document = gathering.document
  return gathering.diagnostics
}

private struct FootnoteGathering {
  var document: Document
  private(set) var diagnostics: [Diagnostic] = []
  private var notes: [String: Document.NodeID] = [:]
  /// Those that nothing leads to yet, in the order of the text.
  private var unused: [Document.NodeID] = []
  private var names = UniqueNames()

  init(_ document: Document) { self.document = document }

  mutating func add(_ note: Document.NodeID, _ label: String) {
    guard let first = notes[label] else {
      notes[label] = note
      unused.append(note)
      return
    }
    diagnostics.append(
      Diagnostic(
        .error, "footnote-duplicate", "the footnote `\(label)` is defined twice", at: document[note].span,
        notes: [Diagnostic.Note("first here", at: document[first].span)], help: "remove one, or give it another label"))
  }

  /// Follows the references of the text, then those of the footnotes that they lead to, and so on.
  mutating func follow(prefix: String) {
    let holder = document.make(.footnotes)
    var uses: [String: (name: String, count: Int)] = [:]
    var queue = [Document.root]
    var next = 0
    while next < queue.count {
      for id in document.preorder(of: queue[next]) {
        guard case .footnoteReference(let label) = document[id].kind, let note = notes[label] else { continue }
        var use = uses[label] ?? (names.unique(slug(label)), 0)
        use.count += 1
        uses[label] = use
        if use.count == 1 {
          queue.append(note)
          document[note].kind = .footnote(label: prefix + label)
          if document[note].attributes.id == nil { document[note].attributes.id = "fn-\(use.name)" }
        }
        document[id].kind = .footnoteReference(label: prefix + label)
        if document[id].attributes.id == nil {
          document[id].attributes.id = "fnref-\(use.name)" + (use.count == 1 ? "" : ".\(use.count)")
        }
      }
      next += 1
    }
    for note in queue.dropFirst() {
      document.append(note, to: holder)
      if document[note].firstChild == nil { reportEmpty(note) }
    }
    let isUsed = Set(queue)
    for note in unused where !isUsed.contains(note) {
      guard case .footnote(let label) = document[note].kind else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, "footnote-unused", "nothing refers to the footnote `\(label)`, which is not shown",
          at: document[note].span, help: "write `[^\(label)]` where it belongs, or remove it"))
    }
    if queue.count > 1 { document.append(holder, to: Document.root) }
  }

  private mutating func reportEmpty(_ note: Document.NodeID) {
    diagnostics.append(
      Diagnostic(
        .error, "footnote-empty", "the footnote holds nothing", at: document[note].span,
        help: "write its words behind the colon, or on the next line behind four spaces"))
  }
}
