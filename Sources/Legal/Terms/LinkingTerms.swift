package import Markdown

/// Makes a link to its definition of every use of a term.
///
/// Uses are whole words, letter for letter; the longest counts, and the document's own terms count before those of
/// others. In `explicit` uses are what is emphasised. None are in code, links and headings, those of tables too.
///
/// - Returns: how often each of the document's own terms is used, by its id.
@discardableResult
package func linkTerms(
  in document: inout Document, to index: TermIndex, and others: [LinkedDocument] = [],
  detection: TermDetection = .auto, words: LegalWords
) -> [String: Int] {
  guard detection != .none else { return [:] }
  var linking = TermLinking(document, index: index, others: others, words: words)
  linking.link(onlyEmphasis: detection == .explicit)
  document = linking.document
  return linking.uses
}

private struct TermLinking {
  /// A way to write a term.
  private struct Form {
    let scalars: [Unicode.Scalar]
    let term: String
    let address: String
    let isOwn: Bool
  }

  private struct Match {
    let range: Range<Int>
    let form: Form
  }

  private(set) var document: Document
  private(set) var uses: [String: Int] = [:]
  /// By their first word, the longest first.
  private var forms: [String: [Form]] = [:]
  private var firstScalars: Set<Unicode.Scalar> = []
  private let possessives: [[Unicode.Scalar]]

  init(_ document: Document, index: TermIndex, others: [LinkedDocument], words: LegalWords) {
    self.document = document
    possessives = words.possessives.map { Array($0.unicodeScalars) }
    var known: Set<String> = []
    // Names before plurals made from others, one's own before those of other documents.
    for (terms, address, isOwn) in [(index.terms, "", true)] + others.map({ ($0.terms.terms, $0.address, false) }) {
      for rank in [0, 1] {
        for term in terms {
          for form in rank == 0 ? term.forms.prefix(1) : term.forms.dropFirst() where known.insert(form).inserted {
            add(
              Form(scalars: Array(form.unicodeScalars), term: term.id, address: "\(address)#\(term.id)", isOwn: isOwn))
          }
        }
      }
    }
    forms = forms.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }

  private mutating func add(_ form: Form) {
    let word = form.scalars.prefix(while: isWordScalar)
    guard let first = word.first else { return }
    firstScalars.insert(first)
    forms[String(String.UnicodeScalarView(word)), default: []].append(form)
  }

  mutating func link(onlyEmphasis: Bool) {
    guard !forms.isEmpty else { return }
    var apart: Set<Document.NodeID> = []
    for id in document.preorder() {
      if let parent = document[id].parent, apart.contains(parent) || isApart(id) {
        apart.insert(id)
        continue
      }
      guard document[id].kind.holdsInlines else { continue }
      if onlyEmphasis { linkEmphasis(in: id) } else { linkTexts(in: id) }
    }
  }

  /// Whether no use is looked for in it.
  private func isApart(_ id: Document.NodeID) -> Bool {
    switch document[id].kind {
    case .heading, .summary, .caption, .row(.heading), .link, .image, .code, .codeBlock, .html, .htmlBlock, .definition:
      true
    case .span: document[id].attributes.has(class: "num")
    case .strong: document[id].parent.map { isHead($0) && document.strongTitle(ofItem: $0) == id } ?? false
    default: false
    }
  }

  private func isHead(_ id: Document.NodeID) -> Bool { document[id].attributes.has(class: "clause") }

  // MARK: Uses

  private mutating func linkEmphasis(in parent: Document.NodeID) {
    for child in document.children(of: parent) {
      guard case .emphasis = document[child].kind else { continue }
      let text = Array(document.plainText(of: child).onOneLine.unicodeScalars)
      guard let match = matches(in: text).first, match.range == 0..<text.count else { continue }
      let link = makeLink(to: match.form)
      document.insert(link, before: child)
      document.append(child, to: link)
    }
  }

  private mutating func linkTexts(in parent: Document.NodeID) {
    var run: [Document.NodeID] = []
    for child in document.children(of: parent) {
      switch document[child].kind {
      case .text, .softBreak: run.append(child)
      default:
        linkTexts(of: run)
        run = []
      }
    }
    linkTexts(of: run)
  }

  /// Links uses in texts and line ends that stand in a row.
  private mutating func linkTexts(of run: [Document.NodeID]) {
    var text: [Unicode.Scalar] = []
    var starts: [Int] = []
    for id in run {
      starts.append(text.count)
      if case .text(let piece) = document[id].kind { text += piece.unicodeScalars } else { text.append("\n") }
    }
    guard let first = run.first, let last = run.last else { return }
    let (isOpen, isContinued) = (isValue(document[first].previous), isValue(document[last].next))
    let matches = matches(in: text).filter {
      // What touches a value may be half a word.
      !(isOpen && $0.range.lowerBound == 0) && !(isContinued && $0.range.upperBound == text.count)
    }
    guard !matches.isEmpty else { return }
    var cutter = RunCutter(run: run, starts: starts, text: text)
    var nodes: [Document.NodeID] = []
    for match in matches {
      nodes += cutter.cut(upTo: match.range.lowerBound, in: &document)
      let link = makeLink(to: match.form)
      for piece in cutter.cut(upTo: match.range.upperBound, in: &document) { document.append(piece, to: link) }
      nodes.append(link)
    }
    nodes += cutter.cut(upTo: text.count, in: &document)
    for node in nodes { document.insert(node, before: first) }
    for id in run { document.detach(id) }
  }

  private mutating func makeLink(to form: Form) -> Document.NodeID {
    if form.isOwn { uses[form.term, default: 0] += 1 }
    let link = document.make(.link(Kind.Target(address: Literal(form.address))))
    document[link].attributes.classes = ["term"]
    return link
  }

  private func isValue(_ id: Document.NodeID?) -> Bool {
    guard let id, case .value = document[id].kind else { return false }
    return true
  }

  // MARK: Matching

  private func matches(in text: [Unicode.Scalar]) -> [Match] {
    var matches: [Match] = []
    var at = 0
    while at < text.count {
      guard isWordScalar(text[at]) else {
        at += 1
        continue
      }
      let end = text[at...].firstIndex { !isWordScalar($0) } ?? text.count
      if firstScalars.contains(text[at]), isBeginning(text, at),
        let match = match(in: text, at, word: String(String.UnicodeScalarView(text[at..<end])))
      {
        matches.append(match)
        at = match.range.upperBound
      } else {
        at = end
      }
    }
    return matches
  }

  private func match(in text: [Unicode.Scalar], _ start: Int, word: String) -> Match? {
    for form in forms[word] ?? [] {
      if let end = end(of: form, in: text, from: start), isEnd(text, end) {
        return Match(range: start..<end, form: form)
      }
    }
    return nil
  }

  /// Where a form that begins at a place ends; a blank of it may be a line end or several blanks.
  private func end(of form: Form, in text: [Unicode.Scalar], from start: Int) -> Int? {
    var at = start
    for scalar in form.scalars {
      guard at < text.count else { return nil }
      if scalar == " " {
        guard text[at].properties.isWhitespace else { return nil }
        while at < text.count, text[at].properties.isWhitespace { at += 1 }
      } else {
        guard text[at] == scalar else { return nil }
        at += 1
      }
    }
    return at
  }

  private func isBeginning(_ text: [Unicode.Scalar], _ at: Int) -> Bool {
    guard at > 1, isJoint(text[at - 1]) else { return true }
    return !isWordScalar(text[at - 2])
  }

  private func isEnd(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    guard end < text.count else { return true }
    if isWordScalar(text[end]) { return false }
    guard isJoint(text[end]), end + 1 < text.count, isWordScalar(text[end + 1]) else { return true }
    return possessives.contains { ending in
      text[end...].starts(with: ending) && (end + ending.count == text.count || !isWordScalar(text[end + ending.count]))
    }
  }

  /// Whether words on both sides of it are one.
  private func isJoint(_ scalar: Unicode.Scalar) -> Bool { "-\u{2010}\u{2011}'’".unicodeScalars.contains(scalar) }
}

/// Texts and line ends in a row, cut from the left.
private struct RunCutter {
  let run: [Document.NodeID]
  /// Where each begins in the text of all.
  let starts: [Int]
  let text: [Unicode.Scalar]
  private var at = 0
  private var current = 0

  init(run: [Document.NodeID], starts: [Int], text: [Unicode.Scalar]) {
    self.run = run
    self.starts = starts
    self.text = text
  }

  /// Copies of what stands before a place and was not cut off yet.
  mutating func cut(upTo end: Int, in document: inout Document) -> [Document.NodeID] {
    var nodes: [Document.NodeID] = []
    while at < end, current < run.count {
      let next = current + 1 < run.count ? starts[current + 1] : text.count
      let upTo = min(end, next)
      if case .text = document[run[current]].kind {
        nodes.append(document.make(.text(String(String.UnicodeScalarView(text[at..<upTo])))))
      } else {
        nodes.append(document.make(.softBreak))
      }
      at = upTo
      if at == next { current += 1 }
    }
    return nodes
  }
}
