package import Diagnostics
package import Markdown

/// What a link to a clause reads whose words are the clause's heading, or that has none.
package enum ReferenceStyle: String, CaseIterable, Sendable {
  /// `Section 4.2`
  case number
  /// `Section 4.2 (Payment)`
  case numberAndHeading = "number-heading"
  /// `Payment`
  case heading
}

/// Puts the names of clauses in the place of references to them, with links.
///
/// References are `[@payment]` and its forms, `[Payment](#payment)` where the words are the clause's heading, and
/// `[](#payment)`. One that leads nowhere is an error and stays as it is written.
///
/// - Parameters:
///   - index: the document's own; titles that hold references are filled in.
///   - others: the documents that may be named before a `#`, by the name they are called by there.
///   - unmade: documents that there are to be, with what each waits for, a line each; nothing for one that is wrong in
///     itself, of which enough was said.
package func resolveReferences(
  in document: inout Document, to index: inout ClauseIndex, and others: [String: LinkedDocument] = [:],
  unmade: [String: [String]] = [:], style: ReferenceStyle = .numberAndHeading, words: LegalWords
) -> [Diagnostic] {
  var resolver = ReferenceResolver(
    document.take(), index: index, others: others, unmade: unmade, style: style, words: words)
  resolver.resolve()
  (document, index) = (resolver.document, resolver.index)
  return resolver.diagnostics + remarksOnUnreadReferences(in: document, to: index)
}

/// A warning for each reference in a document that no pass reads, for it is shown as it is written.
package func remarksOnReferences(in document: Document) -> [Diagnostic] {
  guard document.mayHold(text: mayBeginReference) else { return [] }
  var copy = document
  var places = ReferencePlaces()
  return document.preorder().filter { document.kind(of: $0).holdsInlines }.flatMap { parent in
    findReferences(in: parent, of: &copy).references.compactMap { reference in
      guard let target = reference.targets.first else { return nil }
      return Diagnostic(
        .warning, "reference-unread", "the reference to `\(target.written)` is shown as it stands",
        at: places.place(of: reference, target, in: copy, at: parent),
        help: "write `numbering: none` into the front matter, or `us` for numbers; for text write `\\[@`")
    }
  }
}

private struct ReferenceResolver {
  private(set) var document: Document
  private(set) var index: ClauseIndex
  private(set) var diagnostics: [Diagnostic] = []
  private let others: [String: LinkedDocument]
  private let unmade: [String: [String]]
  private let style: ReferenceStyle
  private let words: LegalWords
  /// How many broken references may still be told what they most likely mean. Each is compared with every id, and whoever
  /// breaks more of them at once has renamed or deleted at large, and not misspelt.
  private var suggestions = 100
  /// Every address within the page.
  private var ids: Set<String>
  private var places = ReferencePlaces()

  init(
    _ document: Document, index: ClauseIndex, others: [String: LinkedDocument], unmade: [String: [String]],
    style: ReferenceStyle, words: LegalWords
  ) {
    self.document = document
    self.index = index
    self.others = others
    self.unmade = unmade
    self.style = style
    self.words = words
    ids = document.addresses
  }

  mutating func resolve() {
    // Headings first: other references may read them.
    let heads = index.clauses.map(\.head)
    for (place, head) in heads.enumerated() where resolve(below: document.preorder(of: head)) {
      guard index.clauses[place].title != nil else { continue }
      let isHeading = if case .heading = document.kind(of: head) { true } else { false }
      // A heading too deep for HTML is a paragraph.
      index.clauses[place].title =
        (isHeading ? nil : document.titleOfItem(head)) ?? document.titleOfHeading(head)
    }
    let done = Set(heads)
    _ = resolve(below: document.preorder { document.kind(of: $0).isBlock && done.contains($0) })
  }

  /// Whether there was anything to do.
  private mutating func resolve(below nodes: [Document.NodeID]) -> Bool {
    var found = false
    for id in nodes where document.kind(of: id).holdsInlines {
      let (references, broken) = findReferences(in: id, of: &document)
      for reference in references {
        resolve(reference, in: id)
        found = true
      }
      for node in broken { reportBroken(node) }
      if case .link(let target) = document.kind(of: id), isOwnPlace(target.address.text) {
        resolveLink(id, to: String(target.address.text.dropFirst()))
        found = true
      }
    }
    return found
  }

  // MARK: References

  private mutating func resolve(_ reference: Reference, in parent: Document.NodeID) {
    guard let first = reference.nodes.first else { return }
    let citing = citing(at: first)
    var named: [(named: Citing.Named, form: String?)] = []
    for target in reference.targets {
      guard let found = find(target) else {
        if let words = reference.words { return replace(reference, with: words) }
        return report(target, reference, at: parent)
      }
      if let form = target.form, !["title", "full", "num", "rel"].contains(form) {
        return reportForm(form, target, reference, at: parent)
      }
      named.append((found, target.form))
    }
    guard let pieces = pieces(named, citing) else {
      return report(reference.targets[0], reference, at: parent, isNameless: true)
    }
    let isLinked = !document.ancestors(of: first).contains { document.kind(of: $0).isLinkOrImage }
    replace(reference, with: pieces.map { make($0, isLinked: isLinked) })
  }

  private func pieces(_ named: [(named: Citing.Named, form: String?)], _ citing: Citing) -> [Citing.Piece]? {
    let forms = Set(named.map { $0.form ?? "" })
    if named.count > 1, forms == [""] || forms == ["num"],
      let group = citing.group(named.map(\.named), bare: forms == ["num"])
    {
      return group
    }
    var items: [[Citing.Piece]] = []
    for (offset, one) in named.enumerated() {
      // Only the first of several can begin the sentence.
      let citing =
        offset == 0 ? citing : Citing(words: words, source: citing.source, startsSentence: false)
      let text: String? =
        switch one.form {
        case "title": citing.title(one.named)
        case "full": citing.full(one.named)
        case "num": citing.bare(one.named)
        case "rel": citing.relative(one.named)
        default: citing.number(one.named)
        }
      guard let text else { return nil }
      items.append([.link(text, address: one.named.address)])
    }
    return citing.listed(items)
  }

  private func find(_ target: Reference.Target) -> Citing.Named? {
    guard let name = target.document else {
      guard let place = index.place(of: target.id) else { return nil }
      return Citing.Named(index: index, place: place, address: "#\(index.clauses[place].id)", document: nil)
    }
    guard let other = others[name], let place = other.clauses.place(of: target.id) else { return nil }
    return Citing.Named(
      index: other.clauses, place: place, address: "\(other.address)#\(other.clauses.clauses[place].id)",
      document: other.name)
  }

  private func citing(at node: Document.NodeID) -> Citing {
    Citing(
      words: words, source: index.place(around: node, in: document), startsSentence: document.startsSentence(at: node))
  }

  private mutating func make(_ piece: Citing.Piece, isLinked: Bool) -> Document.NodeID {
    switch piece {
    case .text(let text): return document.make(.text(text))
    case .link(let text, let address):
      guard isLinked else { return document.make(.text(text)) }
      let link = document.make(.link(Kind.Target(address: Literal(address))))
      document.append(document.make(.text(text)), to: link)
      return link
    }
  }

  private mutating func replace(_ reference: Reference, with nodes: [Document.NodeID]) {
    guard let first = reference.nodes.first else { return }
    for node in nodes { document.insert(node, before: first) }
    let kept = Set(nodes)
    for node in reference.nodes where !kept.contains(node) { document.detach(node) }
  }

  // MARK: Links

  private mutating func resolveLink(_ link: Document.NodeID, to id: String) {
    let text = document.plainText(of: link).onOneLine
    guard let place = index.place(of: id) else {
      if !ids.contains(id) || text.isEmpty && document.firstChild(of: link) == nil { reportLink(id, at: link) }
      return
    }
    let named = Citing.Named(index: index, place: place, address: "#\(id)", document: nil)
    guard text.isEmpty && document.firstChild(of: link) == nil || text == named.clause.title else { return }
    let citing = citing(at: link)
    let name: String? =
      switch style {
      case .number: citing.number(named)
      case .numberAndHeading: citing.full(named)
      case .heading: citing.title(named)
      }
    guard let name else { return reportLink(id, at: link) }
    for child in document.children(of: link) { document.detach(child) }
    document.append(document.make(.text(name)), to: link)
  }

  // MARK: Findings

  private mutating func report(
    _ target: Reference.Target, _ reference: Reference, at parent: Document.NodeID, isNameless: Bool = false
  ) {
    let place = places.place(of: reference, target, in: document, at: parent)
    if let name = target.document {
      guard let other = others[name] else {
        if let needs = unmade[name] { return report(unmade: name, waitingFor: needs, target, at: place) }
        return report(
          "there is no document `\(name)` to refer to", at: place,
          help: suggestion(for: name, among: others.keys) ?? "documents are named as their templates are")
      }
      if !isNameless {
        return report(
          "\(other.name) has no clause `\(target.id)`", at: place,
          help: suggestion(for: target.id, among: other.clauses.ids)
            ?? "write `[@\(target.written) | words]` to fall back on words")
      }
    }
    if isNameless || ids.contains(target.id) {
      return report(
        isNameless ? "`\(target.id)` has neither a number nor a title" : "`\(target.id)` is no clause", at: place,
        help: "write `[words](#\(target.id))`")
    }
    report(
      "there is no clause `\(target.id)`", at: place,
      help: target.id.contains(",")
        ? "several are parted by `;`, as in `[@payment; @late]`"
        : suggestion(for: target.id, among: index.ids)
          ?? "give the clause it means this id, `{: #\(target.id) }`, or the reference words to fall back on")
  }

  private mutating func report(
    unmade name: String, waitingFor needs: [String], _ target: Reference.Target, at place: Span?
  ) {
    guard !needs.isEmpty else { return }
    report(
      "the document `\(name)` is planned and not ready", at: place, notes: needs.map { Diagnostic.Note($0) },
      help: "write what it still needs, or `[@\(target.written) | words]` to fall back on words")
  }

  private mutating func reportForm(
    _ form: String, _ target: Reference.Target, _ reference: Reference, at parent: Document.NodeID
  ) {
    let forms = ["title", "full", "num", "rel"]
    report(
      "a reference has no form `\(form)`", at: places.place(of: reference, target, in: document, at: parent),
      help: suggestion(for: form, among: forms) ?? "there are \(forms.joined(separator: ", "))")
  }

  private mutating func reportBroken(_ node: Document.NodeID) {
    report(
      "`[@` begins a reference, and this one names nothing or does not end",
      at: places.place(ofBroken: node, in: document),
      help: "close it with `]`; words to fall back on hold no reference; for text write `\\[@`")
  }

  private mutating func reportLink(_ id: String, at link: Document.NodeID) {
    let place = places.place(ofLinkTo: id, in: document, at: link)
    if ids.contains(id) {
      return report("the link to `\(id)` has no words", at: place, help: "write `[words](#\(id))`")
    }
    report(
      "there is no place `\(id)` for this link to lead to", at: place,
      help: suggestion(for: id, among: ids) ?? "give the clause it means this id, `{: #\(id) }`")
  }

  private mutating func suggestion(for word: String, among words: some Sequence<String>) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return nearest(to: word, among: words).map { "did you mean `\($0)`?" }
  }

  private mutating func report(_ message: String, at place: Span?, notes: [Diagnostic.Note] = [], help: String) {
    diagnostics.append(Diagnostic(.error, "reference-broken", message, at: place, notes: notes, help: help))
  }
}

/// Whether an address leads to a place of the document that it stands in.
func isOwnPlace(_ address: String) -> Bool { address.utf8.first == UInt8(ascii: "#") }

extension Kind {
  fileprivate var isLinkOrImage: Bool {
    switch self {
    case .link, .image: true
    default: false
    }
  }
}

extension Document {
  /// Whether a sentence begins with a node.
  fileprivate func startsSentence(at node: NodeID) -> Bool {
    guard let previous = previous(of: node) else {
      return parent(of: node).map { kind(of: $0).isBlock } ?? false
    }
    if isLabel(previous) { return true }
    if case .softBreak = kind(of: previous) { return startsSentence(at: previous) }
    guard case .text(let text) = kind(of: previous) else { return false }
    let words = text.unicodeScalars.reversed().drop { $0 == " " || $0 == "\n" }
    guard let mark = words.first, ".?!".unicodeScalars.contains(mark) else { return false }
    // "e.g." ends no sentence.
    guard let last = words.dropFirst().first, last.properties.isAlphabetic else { return true }
    return words.dropFirst(2).first.map { $0.properties.isAlphabetic } ?? false
  }

  /// Every id of the page: of nodes, and of raw HTML.
  fileprivate var addresses: Set<String> {
    rawHTML.reduce(into: ids) { ids, node in
      for child in children(of: node) {
        if case .text(let text) = kind(of: child) { ids.formUnion(idsOfTags(in: Array(text.utf8))) }
      }
    }
  }
}

/// The values of the attribute `id`.
private func idsOfTags(in html: [UInt8]) -> [String] {
  var element: String?
  return tokens(of: html, in: &element).flatMap { token in
    guard case .tag(let tag) = token, !tag.isEnd else { return [String]() }
    return tag.attributes.compactMap { attribute in
      attribute.name == "id" ? attribute.value.map { String(decoding: html[$0], as: UTF8.self) } : nil
    }
  }
}
