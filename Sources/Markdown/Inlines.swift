import Diagnostics

/// Finds within a line what CommonMark lacks: strikethrough, attributes behind an element, footnotes, autolinks.
///
/// - Parameter footnotes: the labels of those that the document has.
func refineInlines(
  of parent: Document.NodeID, in document: inout Document, by author: ParseOptions.Author, footnotes: Set<String>,
  at place: Span?
) -> [Diagnostic] {
  let marks = InlineMarks(in: parent, of: document)
  if marks.contains(.tilde) { strikeThrough(parent, in: &document) }
  var diagnostics: [Diagnostic] = []
  if marks.contains(.brace) { diagnostics = attachAttributes(parent, in: &document, at: place) }
  document.joinTexts(of: parent)
  if marks.contains(.caret) {
    diagnostics += markFootnotes(in: parent, of: &document, labels: footnotes, at: place)
  }
  if !isInLink(parent, document) { linkAddresses(parent, in: &document, by: author) }
  return diagnostics
}

/// The marks that stand in the texts of a node, of those that are looked for: most texts have none, and are read once.
private struct InlineMarks: OptionSet {
  let rawValue: Int

  static let tilde = InlineMarks(rawValue: 1)
  static let brace = InlineMarks(rawValue: 2)
  static let caret = InlineMarks(rawValue: 4)
}

extension InlineMarks {
  init(in parent: Document.NodeID, of document: Document) {
    self = []
    var child = document[parent].firstChild
    while let id = child {
      if case .text(let text) = document[id].kind { formUnion(text.withBytes { InlineMarks(of: $0) }) }
      child = document[id].next
    }
  }

  private init(of text: UnsafeBufferPointer<UInt8>) {
    self = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "~"): insert(.tilde)
      case UInt8(ascii: "{"): insert(.brace)
      case UInt8(ascii: "^"): insert(.caret)
      default: break
      }
    }
  }
}

private func isInLink(_ id: Document.NodeID, _ document: Document) -> Bool {
  document.isWithin(id) { if case .link = $0 { true } else { false } }
}

// MARK: Strikethrough

/// One tilde or two on each side (GFM, section 6.5).
private func strikeThrough(_ parent: Document.NodeID, in document: inout Document) {
  cutAtTildes(parent, in: &document)
  // By the length of the mark, with the places at which they stand: each is looked at a fixed number of times.
  var openers: [String: [(id: Document.NodeID, place: Int)]] = ["~": [], "~~": []]
  for (place, id) in document.children(of: parent).enumerated() {
    guard case .text(let mark) = document[id].kind, openers[mark] != nil, !isRange(id, in: document) else { continue }
    let (canOpen, canClose) = flanks(id, in: document)
    if canClose, let (opener, start) = openers[mark]?.popLast() {
      // What opened within it has nothing to close it.
      let other = mark == "~" ? "~~" : "~"
      while let last = openers[other]?.last, last.place > start { openers[other]?.removeLast() }
      var child = document[opener].next
      document[opener].kind = .strikethrough
      while let current = child, current != id {
        child = document[current].next
        document.append(current, to: opener)
      }
      document.detach(id)
    } else if canOpen {
      openers[mark]?.append((id, place))
    }
  }
}

/// Whether a tilde stands between two digits, "10~20 days": it strikes nothing, and one before an amount, "about",
/// closes nothing.
private func isRange(_ id: Document.NodeID, in document: Document) -> Bool {
  func isDigit(_ node: Document.NodeID?, last: Bool) -> Bool {
    guard let node, case .text(let text) = document[node].kind else { return false }
    let scalar = last ? text.unicodeScalars.last : text.unicodeScalars.first
    return scalar?.properties.numericType == .decimal
  }
  return isDigit(document[id].previous, last: true) && isDigit(document[id].next, last: false)
}

/// Makes every run of tildes a text of its own.
private func cutAtTildes(_ parent: Document.NodeID, in document: inout Document) {
  for id in document.children(of: parent) {
    guard case .text(let text) = document[id].kind else { continue }
    var pieces: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    for scalar in text.unicodeScalars {
      let isTilde = scalar == "~"
      if let last = pieces.last?.last, (last == "~") != isTilde { pieces.append(String.UnicodeScalarView()) }
      pieces[pieces.count - 1].append(scalar)
    }
    guard pieces.count > 1 else { continue }
    document.replace(id, with: pieces.map { document.make(.text(String($0))) })
  }
}

/// Whether a run can open and close, by what stands on each side (CommonMark 0.30, section 6.2).
private func flanks(_ id: Document.NodeID, in document: Document) -> (canOpen: Bool, canClose: Bool) {
  let before = document[id].previous.map { edge(of: document[$0].kind, last: true) } ?? " "
  let after = document[id].next.map { edge(of: document[$0].kind, last: false) } ?? " "
  let left = !after.isWhite && (!after.isMark || before.isWhite || before.isMark)
  let right = !before.isWhite && (!before.isMark || after.isWhite || after.isMark)
  return (left, right)
}

private func edge(of kind: Kind, last: Bool) -> Unicode.Scalar {
  switch kind {
  case .text(let text): (last ? text.unicodeScalars.last : text.unicodeScalars.first) ?? " "
  case .softBreak, .lineBreak: " "
  // Marks of CommonMark stand there.
  default: "*"
  }
}

extension Unicode.Scalar {
  fileprivate var isWhite: Bool { properties.isWhitespace }

  fileprivate var isMark: Bool {
    if isASCII { return !isWhite && !properties.isAlphabetic && !(0x30...0x39).contains(value) }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}

// MARK: Attributes

/// `**Term**{: .def }`: an attribute list right behind an element belongs to it.
private func attachAttributes(
  _ parent: Document.NodeID, in document: inout Document, at place: Span?
) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  document.joinTexts(of: parent)
  for id in document.children(of: parent) {
    guard case .text(let start) = document[id].kind, let offset = offset(ofListIn: Array(start.utf8)) else { continue }
    let bytes = Array(start.utf8)
    guard offset == 0, let element = document[id].previous, document[element].kind.isElement,
      let list = attributeList(in: bytes[...], at: 0)
    else {
      if let list = attributeList(in: bytes[...], at: offset), list.problem == nil, !list.attributes.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, "attribute-stray", "no element takes these attributes", at: place,
            help: "they stand right behind an element, at the end of a first line, or below a block; `\\{:` is text"))
      }
      continue
    }
    if let problem = list.problem {
      diagnostics.append(
        Diagnostic(
          .error, "attribute-syntax", problem, at: place,
          help: "write `{: #id .class key=\"value\" }`, or `\\{:` for text"))
    }
    document[element].attributes = list.attributes
    document[id].kind = .text(String(decoding: bytes[list.range.upperBound...], as: UTF8.self))
  }
  return diagnostics
}

/// Where the first `{:` stands.
private func offset(ofListIn text: [UInt8]) -> Int? {
  text.indices.first { text.has("{:", at: $0) }
}

extension Kind {
  fileprivate var isElement: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough, .code, .link, .image: true
    default: false
    }
  }
}
