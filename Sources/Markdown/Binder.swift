import Diagnostics

/// Turns each placeholder into its value by the rule of the place it stands in. Nothing a value holds is read as
/// Markdown, as HTML or as an address that leads where data may not.
struct Binder {
  var document: Document
  var diagnostics: [Diagnostic] = []
  let options: ParseOptions
  private let merged: Merged
  /// Of each binding whether it was found, or its place was complained of.
  private var isFound: [Bool]
  /// Bytes of the values shown so far.
  private var shown = 0
  /// Prefixes of the ids of Markdown that came as a value.
  private var prefixes = UniqueNames()
  /// Bindings behind `\<`.
  private let escaped: Set<Int>
  /// The placeholders between `<` and `>` of what was meant as a tag.
  private let withinTags: Set<Int>
  /// The element of raw HTML that is open and holds no markup: `script`, `title`.
  var rawElement: String?
  /// Whether HTML in data was complained of: once for a text, however many tags it has.
  var hasShownHTML = false

  init(_ document: Document, merged: Merged, options: ParseOptions) {
    self.document = document
    self.document.bindings = merged.bindings
    self.merged = merged
    self.options = options
    isFound = Array(repeating: false, count: merged.bindings.count)
    let marks = Marks(of: Array(merged.text.utf8))
    (escaped, withinTags) = (marks.escaped, marks.withinTags)
  }

  mutating func bind() {
    var headingLevel = 1
    for id in document.preorder() {
      bindAttributes(of: id)
      switch document[id].kind {
      case .heading(let level): headingLevel = level
      case .paragraph: bindBlocks(id, below: headingLevel)
      case .text: bindText(id)
      case .code: bindLiterally(id) { onOneLine($0) }
      case .codeBlock(let info): bindCodeBlock(id, info: info)
      case .html, .htmlBlock: bindHTML(id)
      case .link(let target): document[id].kind = .link(bound(target, of: id))
      case .image(let target): document[id].kind = .image(bound(target, of: id))
      default: break
      }
    }
    reportEmptyValues()
    reportLostValues()
  }

  // MARK: Values

  /// Notes that a binding was found; false if it was before.
  @discardableResult
  private mutating func find(_ index: Int) -> Bool {
    guard isFound.indices.contains(index), !isFound[index] else { return false }
    isFound[index] = true
    return true
  }

  func binding(_ index: Int) -> Binding? {
    merged.bindings.indices.contains(index) ? merged.bindings[index] : nil
  }

  /// Whether the values shown so far leave room for more; the first that does not fit is complained of.
  private mutating func hasRoom(for count: Int, of index: Int) -> Bool {
    let hadRoom = shown <= Limits.values
    shown += min(count, Limits.values + 1)
    if hadRoom, shown > Limits.values {
      report(
        index, "values-too-long", "the values of a document come to at most 64 MiB",
        help: "print less of it, or split the document")
    }
    return shown <= Limits.values
  }

  /// The value at a place that shows `reading` of its text. A gap shows its path.
  mutating func value(_ index: Int, reading: (String) -> String = { $0 }) -> Value {
    find(index)
    guard let content = binding(index)?.content else { return Value(binding: index, text: "") }
    if case .gap(let path) = content { return Value(binding: index, text: path) }
    guard hasRoom(for: content.text.utf8.count, of: index) else { return Value(binding: index, text: "") }
    return Value(binding: index, text: reading(cleaned(content.text)))
  }

  /// A literal whose values show `reading` of their text.
  mutating func literal(_ literal: Literal, reading: (String) -> String) -> Literal {
    Literal(
      pieces(of: literal.text).map { piece in
        switch piece {
        case .text(let text): .text(text)
        case .placeholder(let index): .value(value(index, reading: reading))
        }
      })
  }

  mutating func report(_ index: Int, _ id: String, _ message: String, help: String) {
    find(index)
    diagnostics.append(Diagnostic(.error, id, message, at: binding(index)?.span, help: help))
  }

  mutating func report(_ node: Document.NodeID, _ id: String, _ message: String, help: String) {
    diagnostics.append(Diagnostic(.error, id, message, at: document.nearestSpan(of: node), help: help))
  }

  /// What the template called it, in the words of diagnostics.
  func name(_ index: Int) -> String { binding(index)?.path.map { "`\($0)`" } ?? "a value" }

  // MARK: Text

  mutating func bindText(_ id: Document.NodeID) {
    guard case .text(let text) = document[id].kind, containsPlaceholder(text) else { return }
    let isAlternative = document.isWithin(id) { if case .image = $0 { true } else { false } }
    let pieces = pieces(of: text)
    checkForTags(pieces, of: id, besides: checkForAutolinks(text))
    checkForFootnotes(text)
    var replacements: [Document.NodeID] = []
    replacements.reserveCapacity(pieces.count)
    for piece in pieces {
      switch piece {
      case .text(let text): replacements.append(document.make(.text(text)))
      case .placeholder(let index):
        if let element = rawElement {
          report(
            index, "value-in-raw-text", "\(name(index)) stands in `<\(element)>`, where nothing can be escaped",
            help: "move it out of the element")
        } else if case .inlineMarkdown(let markdown)? = binding(index)?.content {
          replacements += inlines(of: markdown, index, below: id)
        } else if case .markdown? = binding(index)?.content {
          report(
            index, "markdown-place", "\(name(index)) is Markdown of whole blocks and stands within a line",
            help: "give it a paragraph of its own, or use the filter `inline_markdown`")
        } else {
          replacements.append(document.make(.value(value(index) { isAlternative ? onOneLine($0) : $0 })))
        }
      }
    }
    document.replace(id, with: replacements)
  }

  /// `[^{{ name }}]` looks like a reference to a footnote and is none.
  private mutating func checkForFootnotes(_ text: String) {
    guard text.holds(UInt8(ascii: "^")) else { return }
    let bytes = Array(text.utf8)
    for at in bytes.indices where bytes.has("[^", at: at) {
      guard let label = footnoteLabel(in: bytes[(at + 2)...]), containsPlaceholder(label) else { continue }
      for case .placeholder(let index) in pieces(of: String(decoding: label, as: UTF8.self)) {
        report(
          index, "footnote-value", "\(name(index)) is no part of a footnote's label",
          help: "write the label out, and the value in the footnote")
      }
    }
  }

  /// `<{{ email }}>` looks like an autolink and is none.
  private mutating func checkForAutolinks(_ text: String) -> Set<Int> {
    guard text.holds(UInt8(ascii: "<")) else { return [] }
    var found: Set<Int> = []
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() where position > 0 && position + 1 < scalars.count {
      guard let index = Placeholder.index(of: scalar), scalars[position - 1] == "<", scalars[position + 1] == ">",
        !escaped.contains(index)
      else { continue }
      found.insert(index)
      report(
        index, "autolink-value", "a value is no autolink",
        help: "use the filter `link`; for a bracket as text, write `\\<`")
    }
    return found
  }

  /// `<b {{ name }}="1">` is no tag once a placeholder stands in it, and would be shown as text.
  private mutating func checkForTags(_ pieces: [TextPiece], of id: Document.NodeID, besides autolinks: Set<Int>) {
    // The text of HTML that was bound has left the tree; an autolink has been complained of.
    guard let parent = document[id].parent else { return }
    if case .link = document[parent].kind { return }
    for case .placeholder(let index) in pieces
    where withinTags.contains(index) && !autolinks.contains(index) {
      report(
        index, "value-in-tag", "\(name(index)) stands in a tag outside of quotation marks",
        help: "names of tags and attributes are the template's; for a bracket as text, write `\\<`")
    }
  }

  // MARK: Code

  /// Text and values in the place of the text that a code span or block holds.
  private mutating func bindLiterally(_ id: Document.NodeID, reading: (String) -> String) {
    guard let child = document[id].firstChild, case .text(let text) = document[child].kind,
      containsPlaceholder(text)
    else { return }
    document.replace(child, with: document.make(literal(Literal(text), reading: reading).parts))
  }

  private mutating func bindCodeBlock(_ id: Document.NodeID, info: Literal) {
    bindLiterally(id) { $0 }
    for case .placeholder(let index) in pieces(of: info.text) {
      let word = binding(index)?.content.text ?? ""
      let isWord = word.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "+#.-".utf8.contains($0) }
      if !isWord {
        report(
          index, "fence-info", "\(name(index)) names no language: letters, digits and `+#.-` do",
          help: "write the language into the template, or none")
      }
    }
    document[id].kind = .codeBlock(info: literal(info) { $0 })
  }

  // MARK: Attributes

  private mutating func bindAttributes(of id: Document.NodeID) {
    guard !document[id].attributes.isEmpty else { return }
    var attributes = document[id].attributes
    attributes.id = attributes.id.map { literal(Literal($0)) { slug($0) }.text }
    attributes.classes = attributes.classes.map { name in
      for case .placeholder(let index) in pieces(of: name) where !isClass(binding(index)?.content.text ?? "") {
        report(
          index, "class-value", "\(self.name(index)) is no class: letters, digits and `-` are",
          help: "use the filter `slug`")
      }
      return literal(Literal(name)) { isClass($0) ? $0 : slug($0) }.text
    }
    for index in attributes.pairs.indices {
      attributes.pairs[index].value = literal(attributes.pairs[index].value) { onOneLine($0) }
    }
    document[id].attributes = attributes
  }

  // MARK: Values that are Markdown

  /// A paragraph of nothing but a value that is Markdown becomes the blocks of it.
  private mutating func bindBlocks(_ id: Document.NodeID, below level: Int) {
    guard let child = document[id].firstChild, document[child].next == nil, case .text(let text) = document[child].kind,
      let index = placeholder(thatIs: text), case .markdown(let markdown)? = binding(index)?.content
    else { return }
    find(index)
    var nested = parsed(markdown, index)
    lowerHeadings(of: &nested, below: level)
    document.detach(child)
    document[child].kind = .text("")
    if document[id].attributes.isEmpty {
      let blocks = document.adopt(childrenOf: Document.root, of: nested, under: Document.root)
      document.replace(id, with: blocks)
    } else {
      document[id].kind = .division
      document.adopt(childrenOf: Document.root, of: nested, under: id)
    }
  }

  /// The inlines of Markdown within a line; its own lines are one.
  private mutating func inlines(
    of markdown: String, _ index: Int, below id: Document.NodeID
  ) -> [Document.NodeID] {
    find(index)
    // The letter keeps the rest from beginning a block.
    let nested = parsed("x " + onOneLine(cleaned(markdown)), index)
    guard let paragraph = nested.children(of: Document.root).first else { return [] }
    let inlines = document.adopt(childrenOf: paragraph, of: nested, under: Document.root)
    for inline in inlines { document.detach(inline) }
    guard let first = inlines.first, case .text(let text) = document[first].kind else { return inlines }
    document[first].kind = .text(String(text.unicodeScalars.dropFirst(2)))
    return inlines
  }

  private mutating func parsed(_ markdown: String, _ index: Int) -> Document {
    let prefix = prefixes.unique(slug(binding(index)?.path ?? "text")) + "-"
    guard hasRoom(for: markdown.utf8.count, of: index) else { return Document() }
    let lines = [binding(index)?.origin.span ?? binding(index)?.span].compactMap { $0 }
    let text = Merged(markdown: cleaned(markdown), lines: lines)
    let (nested, findings) = parse(text, options: ParseOptions(author: .data, idPrefix: prefix))
    diagnostics += findings
    return nested
  }

  private func lowerHeadings(of nested: inout Document, below level: Int) {
    let headings = nested.preorder().compactMap { id -> (Document.NodeID, Int)? in
      if case .heading(let level) = nested[id].kind { (id, level) } else { nil }
    }
    let top = headings.map(\.1).min() ?? 1
    for (id, own) in headings { nested[id].kind = .heading(level: min(6, own - top + level + 1)) }
  }

  // MARK: What is left

  private mutating func reportEmptyValues() {
    var line: Line?
    for id in document.preorder() {
      switch document[id].kind {
      case .value(let value):
        if line?.first == nil { line?.first = value.binding }
        if !value.text.isEmpty { line?.holdsMore = true }
      case .text(let text): if !text.utf8.allSatisfy(\.isBlank) { line?.holdsMore = true }
      case .image, .html: line?.holdsMore = true
      case let kind where kind.isBlock:
        reportEmpty(line)
        line = kind.isLine ? Line() : nil
      default: break
      }
    }
    reportEmpty(line)
  }

  /// What is known of the inlines of a block.
  private struct Line {
    /// The first of its values.
    var first: Int?
    var holdsMore = false
  }

  private mutating func reportEmpty(_ line: Line?) {
    guard let line, let first = line.first, !line.holdsMore else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "value-empty", "\(name(first)) is empty, and nothing else stands here", at: binding(first)?.span,
        help: "write `if` around it, or give it a value"))
  }

  private mutating func reportLostValues() {
    guard isFound.contains(false) else { return }
    let text = Array(merged.text.utf8)
    for offset in text.indices {
      guard let index = Placeholder.index(in: text, at: offset), find(index) else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "value-lost", "\(name(index)) is printed where nothing of it is shown", at: binding(index)?.span,
          help: "it stands in a link definition that nothing uses, in a label, or in a cell beyond the header"))
    }
  }
}

/// What stands before and around the placeholders of a text.
private struct Marks {
  private(set) var escaped: Set<Int> = []
  private(set) var withinTags: Set<Int> = []

  /// All marks are of ASCII: of every other character the first byte stands for it.
  init(of text: [UInt8]) {
    guard text.contains(UInt8(ascii: "<")) else { return }
    /// Those since the last `<` that may begin a tag.
    var pending: [Int]?
    var (beforeLast, last) = (UInt8(ascii: "\n"), UInt8(ascii: "\n"))
    for offset in text.indices where text[offset] & 0xC0 != 0x80 {
      let byte = text[offset]
      let index = Placeholder.index(in: text, at: offset)
      if let index, beforeLast == UInt8(ascii: "\\"), last == UInt8(ascii: "<") { escaped.insert(index) }
      switch byte {
      case UInt8(ascii: "<"): pending = last == UInt8(ascii: "\\") ? nil : []
      case UInt8(ascii: ">"):
        withinTags.formUnion(pending ?? [])
        pending = nil
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\n"): pending = nil
      case _ where last == UInt8(ascii: "<") || last == UInt8(ascii: "/") && beforeLast == UInt8(ascii: "<"):
        let mayBegin = byte == UInt8(ascii: "/") || byte.isASCIILetter || index != nil
        pending = mayBegin ? pending : nil
      default: break
      }
      if let index { pending?.append(index) }
      (beforeLast, last) = (last, byte)
    }
  }
}

extension Kind {
  /// Whether it is a block of inlines.
  fileprivate var isLine: Bool {
    switch self {
    case .paragraph, .heading, .cell, .caption, .summary: true
    default: false
    }
  }
}

private func isClass(_ text: String) -> Bool {
  !text.isEmpty
    && text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-"
    }
}

/// A value as text: its lines end at LF, and NUL, at which libcmark would end it, is U+FFFD as CommonMark has it.
func cleaned(_ text: String) -> String {
  guard text.holds(0) || text.holds(0x0D) else { return text }
  var result = String.UnicodeScalarView()
  var afterReturn = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\r": result.append("\n")
    case "\n": if !afterReturn { result.append("\n") }
    case "\0": result.append("\u{FFFD}")
    default: result.append(scalar)
    }
    afterReturn = scalar == "\r"
  }
  return String(result)
}

extension Binding.Content {
  var text: String {
    switch self {
    case .text(let text), .markdown(let text), .inlineMarkdown(let text), .gap(let text): text
    }
  }
}
