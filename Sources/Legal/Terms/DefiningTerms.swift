package import Diagnostics
package import Markdown

/// Marks every definition, `<dfn id="term-fees">`. A term that is defined twice is an error.
package func defineTerms(
  in document: inout Document, detection: TermDetection, clauses: ClauseIndex, words: LegalWords
) -> (index: TermIndex, diagnostics: [Diagnostic]) {
  guard detection != .none else { return (TermIndex(), []) }
  var defining = TermDefining(document.take(), detection: detection, clauses: clauses, words: words)
  defining.define()
  document = defining.document
  return (defining.index, defining.diagnostics)
}

private struct TermDefining {
  private(set) var document: Document
  private(set) var index = TermIndex()
  private(set) var diagnostics: [Diagnostic] = []
  private let detection: TermDetection
  private let clauses: ClauseIndex
  private let words: LegalWords
  private let means: [[Unicode.Scalar]]
  private let pointing: [[Unicode.Scalar]]
  private var spans: [String: Span?] = [:]
  private var ids: UniqueNames
  /// Terms that are said to be explained elsewhere.
  private var pointers: Set<String> = []

  /// Nobody defines a sentence.
  private static let longest = 80

  init(_ document: Document, detection: TermDetection, clauses: ClauseIndex, words: LegalWords) {
    self.document = document
    self.detection = detection
    self.clauses = clauses
    self.words = words
    means = words.means.map { Array($0.unicodeScalars) }
    pointing = words.pointing.map { Array($0.unicodeScalars) }
    ids = UniqueNames(document.ids)
  }

  mutating func define() {
    for parent in document.preorder() where document.kind(of: parent).holdsDefinitions {
      for child in document.children(of: parent) {
        switch document.kind(of: child) {
        case .strong, .emphasis: lookAt(element: child)
        case .value where detection == .auto: lookAt(value: child)
        case .text(let text)
        where detection == .auto && (text.holds(UInt8(ascii: "(")) || !words.defining.isEmpty):
          lookAt(text: child)
        default: continue
        }
      }
    }
  }

  // MARK: Where a term may stand

  private mutating func lookAt(element: Document.NodeID) {
    let isStrong = if case .strong = document.kind(of: element) { true } else { false }
    let isMarked = document[element].attributes.has(class: "def")
    let (whole, isQuoted) = unquoted(document.plainText(of: element).onOneLine)
    guard isMarked || isStrong && isName(whole) else { return }
    let (before, after) = neighbours(of: element)
    let quoted =
      isQuoted || before.last.map(isOpening) == true && after.first.map(isClosing) == true
      || before.last == "‘" && after.first == "’"
    let scalars = Array(whole.unicodeScalars)
    let name = quoted ? String(scalars: scalars[withoutArticle(scalars.indices, of: scalars)]) : whole
    let startsSentence = startsSentence(element, before) && !quoted
    let isDefinition =
      isMarked || detection == .explicit || quoted || startsSentence && meansSomething(after)
      || isInParentheses(before, after)
    guard isDefinition else { return }
    if points(after) {
      guard pointers.insert(name).inserted, spans[name] == nil else { return }
    } else if pointers.contains(name) {
      // Here is the meaning that was pointed to; the term was marked where it was.
      return
    }
    guard let id = add(name, plurals(of: element), startsSentence: startsSentence, at: element) else { return }
    document[element].attributes.classes.removeAll { $0 == "def" }
    document[element].attributes.pairs.removeAll { $0.key == "plural" }
    wrap(element, id)
  }

  private mutating func lookAt(value: Document.NodeID) {
    guard text(before: value).unicodeScalars.last.map(isOpening) == true,
      text(behind: value).unicodeScalars.first.map(isClosing) == true
    else { return }
    let (before, after) = neighbours(of: value)
    guard isInParentheses(before, after),
      let id = add(document.plainText(of: value).onOneLine, [], at: value)
    else { return }
    wrap(value, id)
  }

  /// `(the "Services")`, `(each a "Party", together the "Parties")`, «Ως «Έργο» νοείται»
  private mutating func lookAt(text node: Document.NodeID) {
    guard case .text(let text) = document.kind(of: node) else { return }
    let scalars = text.scalars()
    var nodes: [Document.NodeID] = []
    var start = 0
    let all = quotedInParentheses(scalars) + quotedBehindLeads(scalars)
    for quoted in all.sorted(by: { $0.lowerBound < $1.lowerBound }).map({ withoutArticle($0, of: scalars) }) {
      let name = String(scalars: scalars[quoted])
      // Quotations may stand within one another.
      guard quoted.lowerBound >= start, isName(name), let id = add(name, [], at: node) else { continue }
      nodes.append(document.make(.text(String(scalars: scalars[start..<quoted.lowerBound]))))
      let definition = document.make(.definition)
      document[definition].attributes.id = id
      document.append(document.make(.text(name)), to: definition)
      nodes.append(definition)
      start = quoted.upperBound
    }
    guard !nodes.isEmpty else { return }
    nodes.append(document.make(.text(String(scalars: scalars[start...]))))
    document.replace(node, with: nodes)
  }

  private mutating func wrap(_ node: Document.NodeID, _ id: String) {
    let definition = document.make(.definition)
    document[definition].attributes.id = id
    document.insert(definition, before: node)
    document.append(node, to: definition)
  }

  // MARK: What makes a definition

  /// As much of the text right before and right behind a node as may tell what it is.
  private func neighbours(of node: Document.NodeID) -> (before: [Unicode.Scalar], after: [Unicode.Scalar]) {
    let before = text(before: node).unicodeScalars.reversed().prefix(Self.longest)
    return (before.reversed(), text(behind: node).scalars(upTo: Self.longest))
  }

  private func text(before node: Document.NodeID) -> String { text(of: document.previous(of: node)) }
  private func text(behind node: Document.NodeID) -> String { text(of: document.next(of: node)) }

  private func text(of neighbour: Document.NodeID?) -> String {
    guard let neighbour, case .text(let text) = document.kind(of: neighbour), !document.isLabel(neighbour) else {
      return ""
    }
    return text
  }

  private func startsSentence(_ element: Document.NodeID, _ before: [Unicode.Scalar]) -> Bool {
    guard let previous = document.previous(of: element), !document.isLabel(previous) else { return true }
    guard case .text = document.kind(of: previous) else {
      if case .softBreak = document.kind(of: previous), let text = document.previous(of: previous) {
        return endsSentence(text)
      }
      return false
    }
    let last = before.last { $0 != " " }
    return last.map { sentenceMarks.contains($0) } ?? false
  }

  private func endsSentence(_ node: Document.NodeID) -> Bool {
    guard case .text(let text) = document.kind(of: node) else { return false }
    return text.unicodeScalars.last.map { sentenceMarks.contains($0) } ?? false
  }

  private func meansSomething(_ after: [Unicode.Scalar]) -> Bool { goesOn(after, with: means) }

  /// Whether the words behind a term say that its meaning stands elsewhere.
  private func points(_ after: [Unicode.Scalar]) -> Bool {
    // A mark of quotation may stand between.
    goesOn(Array(after.drop(while: isClosing)), with: pointing)
  }

  private func goesOn(_ after: [Unicode.Scalar], with words: [[Unicode.Scalar]]) -> Bool {
    guard after.first == " " else { return false }
    let rest = after.drop { $0 == " " }
    return words.contains { words in
      rest.starts(with: words) && rest.dropFirst(words.count).first.map { !isWordScalar($0) } ?? true
    }
  }

  /// Whether only words such as `the` and quoted terms stand between a node and the parentheses around it.
  private func isInParentheses(_ before: [Unicode.Scalar], _ after: [Unicode.Scalar]) -> Bool {
    guard let opening = before.lastIndex(of: "("), let closing = after.firstIndex(of: ")") else { return false }
    return isBesideTerm(before[(opening + 1)...]) && isBesideTerm(after[..<closing])
  }

  private func isBesideTerm(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let beside = text.split { !isWordScalar($0) }.map { String(scalars: $0).lowercased() }
    guard !beside.allSatisfy(words.besideTerm.contains) else { return true }
    let rest = words.phrasesBesideTerm.reduce(" \(beside.joined(separator: " ")) ") { rest, phrase in
      rest.replacing(" \(phrase) ", with: " ")
    }
    return rest.split(separator: " ").allSatisfy { words.besideTerm.contains(String($0)) }
  }

  /// The insides of the quotations in parentheses that hold nothing else but such words.
  private func quotedInParentheses(_ text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while let opening = text[at...].firstIndex(of: "(") {
      at = opening + 1
      guard let closing = text[at...].prefix(200).firstIndex(where: { $0 == ")" || $0 == "(" }), text[closing] == ")"
      else { continue }
      var quotes: [Range<Int>] = []
      var beside: [Unicode.Scalar] = []
      var index = at
      while index < closing {
        if let end = endOfQuotation(in: text, from: index, upTo: closing) {
          quotes.append(index + 1..<end)
          beside.append(" ")
          index = end + 1
        } else {
          beside.append(text[index])
          index += 1
        }
      }
      if !quotes.isEmpty, isBesideTerm(beside[...]) { found += quotes }
      at = closing + 1
    }
    return found
  }

  /// Where a quotation ends that opens at a place; nil where none does. Within single marks an apostrophe is none.
  private func endOfQuotation(in text: [Unicode.Scalar], from opening: Int, upTo end: Int) -> Int? {
    guard opening + 1 < end else { return nil }
    if isOpening(text[opening]) { return text[(opening + 1)..<end].firstIndex(where: isClosing) }
    guard text[opening] == "‘" || text[opening] == "'", opening == 0 || !isWordScalar(text[opening - 1]) else {
      return nil
    }
    return (opening + 1..<end).first { at in
      (text[at] == "’" || text[at] == "'") && !(at + 1 < text.count && isWordScalar(text[at + 1]))
    }
  }

  /// A quotation without the article that some put into it: «ο Πελάτης». Where it begins a sentence it has a capital.
  private func withoutArticle(_ quoted: Range<Int>, of text: [Unicode.Scalar]) -> Range<Int> {
    let first = text[quoted].prefix { isWordScalar($0) }
    let rest = text[quoted].dropFirst(first.count)
    guard rest.first == " ", rest.dropFirst().first?.properties.isUppercase == true,
      first.allSatisfy({ !$0.properties.isUppercase }),
      words.besideTerm.contains(String(scalars: first))
    else { return quoted }
    return rest.startIndex + 1..<quoted.upperBound
  }

  /// The insides of the quotations that words lead to which define, and whose meaning follows.
  private func quotedBehindLeads(_ text: [Unicode.Scalar]) -> [Range<Int>] {
    guard !words.defining.isEmpty else { return [] }
    return text.indices.compactMap { opening in
      guard isOpening(text[opening]), opening + 1 < text.count,
        let closing = text[(opening + 1)...].prefix(Self.longest).firstIndex(where: isClosing),
        meansSomething(Array(text[(closing + 1)...].prefix(Self.longest)))
      else { return nil }
      let before = String(scalars: text[..<opening].suffix(Self.longest))
      let spoken = before.lowercased().split(separator: " ")
      let isLed = words.defining.contains { lead in
        let lead = lead.split(separator: " ")
        return spoken.suffix(lead.count).elementsEqual(lead)
      }
      return isLed ? opening + 1..<closing : nil
    }
  }

  private func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "„", "«": true
    default: false
    }
  }

  private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "”", "“", "»": true
    default: false
    }
  }

  /// The words between quotation marks, if the marks are part of the text.
  private func unquoted(_ text: String) -> (String, isQuoted: Bool) {
    let scalars = text.unicodeScalars
    guard scalars.count > 2, let first = scalars.first, let last = scalars.last, isOpening(first), isClosing(last)
    else { return (text, false) }
    return (String(scalars.dropFirst().dropLast()), true)
  }

  /// Whether a text can be a term: it begins and ends with a letter or a digit, and is no sentence.
  private func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return isWordScalar(first) && (isWordScalar(last) || last == ")") && text.unicodeScalars.count <= Self.longest
      && text.unicodeScalars.contains(where: \.properties.isAlphabetic)
  }

  // MARK: The index

  private func plurals(of element: Document.NodeID) -> [String] {
    guard let plural = document[element].attributes["plural"]?.text else { return [] }
    return plural.split(separator: ",").map { String($0).onOneLine }.filter { !$0.isEmpty }
  }

  /// The id of a new term; nil, reported, for one that was defined before.
  private mutating func add(
    _ name: String, _ plurals: [String], startsSentence: Bool = false, at node: Document.NodeID
  ) -> String? {
    let span = document.nearestSpan(of: node)
    if let first = spans[name] {
      if pointers.contains(name) { return nil }
      diagnostics.append(
        Diagnostic(
          .error, "term-duplicate", "`\(name)` is defined twice", at: span,
          notes: [Diagnostic.Note("first here", at: first)], help: "a term has one meaning: remove one, or rename it"))
      return nil
    }
    spans[name] = span
    let id = ids.unique("term-\(slug(name))")
    let clause = clauses.place(around: node, in: document).map { clauses.clauses[$0].id }
    let others = plurals.isEmpty ? [plural(of: name)].compactMap { $0 } : plurals
    var forms = [name] + others.filter { $0 != name }
    // One writes ' and the other ’.
    forms += forms.compactMap(\.withOtherApostrophe)
    if startsSentence { forms += forms.compactMap(\.withSentenceCaseUndone) }
    index.terms.append(DefinedTerm(name: name, id: id, forms: forms, clause: clause, span: span))
    return id
  }

  private func plural(of name: String) -> String? {
    // Endings are those of the language's own letters: no plural of a name in another script.
    guard name.unicodeScalars.last?.isASCII ?? false else { return nil }
    return words.plurals.first { name.hasSuffixScalars($0.singular) }.map { ending in
      String(name.unicodeScalars.dropLast(ending.singular.unicodeScalars.count)) + ending.plural
    }
  }
}

extension String {
  /// `working day` of `Working day`: where all other words are in small letters, the capital is the sentence's. Nil
  /// for one word alone, which may have a capital of its own.
  fileprivate var withSentenceCaseUndone: String? {
    let words = unicodeScalars.split(separator: " ")
    guard words.count > 1, let first = unicodeScalars.first, first.properties.isUppercase,
      !words.dropFirst().contains(where: { $0.first?.properties.isUppercase ?? false }),
      !words[0].dropFirst().contains(where: \.properties.isUppercase)
    else { return nil }
    return first.properties.lowercaseMapping + String(unicodeScalars.dropFirst())
  }

  /// Nil for a text without apostrophes.
  fileprivate var withOtherApostrophe: String? {
    unicodeScalars.contains("'")
      ? replacing("'", with: "’") : unicodeScalars.contains("’") ? replacing("’", with: "'") : nil
  }

  fileprivate func hasSuffixScalars(_ suffix: String) -> Bool {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}

extension Kind {
  /// Whether definitions may stand among its children.
  fileprivate var holdsDefinitions: Bool {
    switch self {
    case .paragraph, .cell, .caption: true
    default: false
    }
  }
}

/// What ends a sentence or, in Greek with a raised dot, a part of one.
private let sentenceMarks: [Unicode.Scalar] = [".", ";", "\u{B7}", "\u{387}"]
