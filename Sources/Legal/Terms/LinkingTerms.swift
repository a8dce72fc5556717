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
  var linking = TermLinking(document.take(), index: index, others: others, words: words)
  linking.link(onlyEmphasis: detection == .explicit)
  document = linking.document
  return linking.uses
}

private struct TermLinking {
  /// A way to write a term.
  private struct Form {
    let bytes: [UInt8]
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
  /// In the order of their bytes.
  private var forms: [Form] = []
  /// Those that begin with each byte, by their places: most words are told apart by it.
  private var starts = [Range<Int>](repeating: 0..<0, count: 256)
  private let possessives: [[UInt8]]

  init(_ document: Document, index: TermIndex, others: [LinkedDocument], words: LegalWords) {
    self.document = document
    possessives = words.possessives.map { Array($0.utf8) }
    var known: Set<String> = []
    // Names before plurals made from others, one's own before those of other documents.
    for (terms, address, isOwn) in [(index.terms, "", true)] + others.map({ ($0.terms.terms, $0.address, false) }) {
      for rank in [0, 1] {
        for term in terms {
          for form in rank == 0 ? term.forms.prefix(1) : term.forms.dropFirst() {
            // Any blank of it stands for any blank of the text.
            let form = form.utf8.contains(0xC2) ? form.replacing("\u{A0}", with: " ") : form
            let bytes = Array(form.utf8)
            guard bytes.endOfWord(from: 0) > 0, known.insert(form).inserted else { continue }
            forms.append(Form(bytes: bytes, term: term.id, address: "\(address)#\(term.id)", isOwn: isOwn))
          }
        }
      }
    }
    forms.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    for (place, form) in forms.enumerated() {
      let byte = Int(form.bytes[0])
      starts[byte] = (starts[byte].isEmpty ? place : starts[byte].lowerBound)..<place + 1
    }
  }

  mutating func link(onlyEmphasis: Bool) {
    guard !forms.isEmpty else { return }
    for id in document.preorder(besides: document.isApartFromUses) where document.kind(of: id).holdsInlines {
      if onlyEmphasis { linkEmphasis(in: id) } else { linkTexts(in: id) }
    }
  }

  // MARK: Uses

  private mutating func linkEmphasis(in parent: Document.NodeID) {
    for child in document.children(of: parent) {
      guard case .emphasis = document.kind(of: child) else { continue }
      let text = Array(document.plainText(of: child).onOneLine.utf8)
      guard let match = matches(in: text).first, match.range == 0..<text.count else { continue }
      let link = makeLink(to: match.form)
      document.insert(link, before: child)
      document.append(child, to: link)
    }
  }

  private mutating func linkTexts(in parent: Document.NodeID) {
    var run: [Document.NodeID] = []
    for child in document.children(of: parent) {
      switch document.kind(of: child) {
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
    var text: [UInt8] = []
    for id in run {
      if case .text(let piece) = document.kind(of: id) { text += piece.utf8 } else { text.append(UInt8(ascii: "\n")) }
    }
    guard let first = run.first, let last = run.last else { return }
    let (isOpen, isContinued) = (isValue(document.previous(of: first)), isValue(document.next(of: last)))
    let matches = matches(in: text).filter {
      // What touches a value may be half a word.
      !(isOpen && $0.range.lowerBound == 0) && !(isContinued && $0.range.upperBound == text.count)
    }
    guard !matches.isEmpty else { return }
    var cutter = RunCutter(run: run, of: document, text: text)
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
    guard let id, case .value = document.kind(of: id) else { return false }
    return true
  }

  // MARK: Matching

  private func matches(in text: [UInt8]) -> [Match] {
    var matches: [Match] = []
    var at = 0
    while at < text.count {
      let end = text.endOfWord(from: at)
      guard end > at else {
        at += 1
        continue
      }
      if !starts[Int(text[at])].isEmpty, isBeginning(text, at), let match = match(in: text, at) {
        matches.append(match)
        at = match.range.upperBound
      } else {
        at = end
      }
    }
    return matches
  }

  /// The longest form that stands at a place; a blank of it may be a line end or several blanks.
  ///
  /// Of the forms that are alike up to a byte, those remain that go on with it: however many begin alike, a text is
  /// read once.
  private func match(in text: [UInt8], _ start: Int) -> Match? {
    var alike = starts[Int(text[start])]
    var (at, length) = (start + 1, 1)
    var longest: Match?
    while !alike.isEmpty {
      // What ends here stands before what goes on.
      let first = forms[alike.lowerBound]
      if first.bytes.count == length {
        if isEnd(text, at) { longest = Match(range: start..<at, form: first) }
        alike = alike.lowerBound + 1..<alike.upperBound
      }
      guard at < text.count else { break }
      let blanks = text.endOfBlanks(from: at)
      alike = forms(alike, goingOnWith: blanks > at ? UInt8(ascii: " ") : text[at], at: length)
      at = blanks > at ? blanks : at + 1
      length += 1
    }
    return longest
  }

  /// Those of some forms, all alike before a place and longer, that have a byte there.
  private func forms(_ alike: Range<Int>, goingOnWith byte: UInt8, at place: Int) -> Range<Int> {
    /// The first of them whose byte is not before another.
    func first(_ byte: Int) -> Int {
      var (low, high) = (alike.lowerBound, alike.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if Int(forms[middle].bytes[place]) < byte { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(Int(byte))..<first(Int(byte) + 1)
  }

  private func isBeginning(_ text: [UInt8], _ at: Int) -> Bool {
    guard let joint = text.startOfJoint(endingAt: at), joint > 0 else { return true }
    var last = joint - 1
    while last > 0, text[last] & 0xC0 == 0x80 { last -= 1 }
    return text.endOfWord(from: last) == last
  }

  private func isEnd(_ text: [UInt8], _ end: Int) -> Bool {
    if text.endOfWord(from: end) > end { return false }
    guard let joint = text.endOfJoint(from: end), text.endOfWord(from: joint) > joint else { return true }
    return possessives.contains { ending in
      text[end...].starts(with: ending) && text.endOfWord(from: end + ending.count) == end + ending.count
    }
  }
}

extension Document {
  /// Whether no use is looked for in a node.
  fileprivate func isApartFromUses(_ id: NodeID) -> Bool {
    switch kind(of: id) {
    case .heading, .summary, .caption, .row(.heading), .link, .image, .code, .codeBlock, .html, .htmlBlock, .definition:
      true
    case .span: self[id].attributes.has(class: "num")
    case .strong: parent(of: id).map { isHead($0) && strongTitle(ofItem: $0) == id } ?? false
    default: false
    }
  }

  private func isHead(_ id: NodeID) -> Bool { self[id].attributes.has(class: "clause") }
}

/// Marks between words, in UTF-8.
extension [UInt8] {
  /// Where a mark ends that joins the words on both sides of it; nil if none is there.
  fileprivate func endOfJoint(from start: Int) -> Int? {
    Self.joints.first { self[start...].starts(with: $0) }.map { start + $0.count }
  }

  fileprivate func startOfJoint(endingAt end: Int) -> Int? {
    Self.joints.first { $0.count <= end && self[(end - $0.count)..<end].elementsEqual($0) }.map { end - $0.count }
  }

  private static let joints = ["-", "\u{2010}", "\u{2011}", "'", "’"].map { Array($0.utf8) }
}

/// Texts and line ends in a row, cut from the left.
private struct RunCutter {
  let run: [Document.NodeID]
  /// Where each begins in the text of all.
  let starts: [Int]
  let text: [UInt8]
  private var at = 0
  private var current = 0

  init(run: [Document.NodeID], of document: Document, text: [UInt8]) {
    self.run = run
    self.text = text
    var end = 0
    starts = run.map { id in
      defer { if case .text(let piece) = document.kind(of: id) { end += piece.utf8.count } else { end += 1 } }
      return end
    }
  }

  /// Copies of what stands before a place and was not cut off yet.
  mutating func cut(upTo end: Int, in document: inout Document) -> [Document.NodeID] {
    var nodes: [Document.NodeID] = []
    while at < end, current < run.count {
      let next = current + 1 < run.count ? starts[current + 1] : text.count
      let upTo = min(end, next)
      if case .text = document[run[current]].kind {
        nodes.append(document.make(.text(String(decoding: text[at..<upTo], as: UTF8.self))))
      } else {
        nodes.append(document.make(.softBreak))
      }
      at = upTo
      if at == next { current += 1 }
    }
    return nodes
  }
}
