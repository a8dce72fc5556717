import Diagnostics
import Engagements
import Templating

// A client's own wording of a clause: what is otherwise in it, and where it says something else than the terms.

extension Workspace {
  /// A note that a client has a wording of its own, with what is otherwise in it.
  ///
  /// - Parameter file: the template in whose place it stands.
  func ownClause(_ source: Source, insteadOf file: String) -> Diagnostic {
    let lines = changedLines(from: templates[file]?.bytes ?? [], to: source.bytes).filter { $0.utf8.count > 2 }
    var notes = lines.prefix(mostShown).map { Diagnostic.Note($0) }
    if lines.count > mostShown { notes.append(Diagnostic.Note("and \(lines.count - mostShown) more lines")) }
    return Diagnostic(
      .note, "own-clause", "this clause stands in the place of `templates/\(file)`, for this client alone",
      at: Span(source, 0..<0), notes: notes)
  }

  /// A warning for each figure of a client's own clauses that is typed and is not what the terms say.
  ///
  /// Looked at are only sentences that are those of the clause in whose place it stands, word for word but for figures
  /// which that one takes from the data: what is worded otherwise may mean something else.
  ///
  /// - Parameter data: what the contract, or the order, reads.
  func contradictions(
    inClausesOf folder: EngagementFolder, _ language: String, data: Datum, settings: Templating.Settings
  ) -> [Diagnostic] {
    let (own, shipped) = (TemplateSet(self, for: folder, language: language), TemplateSet(self, language: language))
    func sentences(_ name: String, _ templates: TemplateSet) -> [ClauseSentence] {
      guard templates.file(name) != nil, let template = templates.library.template(name).template else { return [] }
      let merging = templates.library.merge(template, with: data, output: .markdown, settings: settings)
      return merging.merged.map(ClauseSentence.sentences) ?? []
    }
    return folder.clauses.keys.sorted().flatMap { name -> [Diagnostic] in
      let terms = sentences("clauses/\(name)", shipped)
      return sentences("clauses/\(name)", own).flatMap { said -> [Diagnostic] in
        guard !terms.contains(where: { $0.text == said.text }) else { return [] }
        return terms.lazy.compactMap(said.contradictions).first ?? []
      }
    }
  }
}

/// Of a longer difference people look at the files.
private let mostShown = 12

/// A sentence of a merged clause, word by word.
private struct ClauseSentence {
  struct Word {
    var text: String
    /// The value it comes from, or the last of them.
    var value: Binding?
    /// The line of the template.
    let line: Span
  }

  private(set) var words: [Word] = []

  var text: String { words.map(\.text).joined(separator: " ") }

  static func sentences(of merged: Merged) -> [ClauseSentence] {
    var found = [ClauseSentence()]
    for (text, line) in zip(merged.text.split(separator: "\n", omittingEmptySubsequences: false), merged.lines) {
      let words = words(of: text, merged, line)
      if words.isEmpty { found.append(ClauseSentence()) }
      for word in words {
        found[found.count - 1].words.append(word)
        if word.text.hasSuffix(".") { found.append(ClauseSentence()) }
      }
    }
    return found.filter { !$0.words.isEmpty }
  }

  private static func words(of line: Substring, _ merged: Merged, _ place: Span) -> [Word] {
    var words: [Word] = []
    var isInWord = false
    func append(_ scalar: Unicode.Scalar, of value: Binding?) {
      guard !scalar.properties.isWhitespace else {
        isInWord = false
        return
      }
      if !isInWord { words.append(Word(text: "", value: nil, line: place)) }
      isInWord = true
      words[words.count - 1].text.unicodeScalars.append(scalar)
      if let value { words[words.count - 1].value = value }
    }
    for scalar in line.unicodeScalars {
      guard let index = Placeholder.index(of: scalar), merged.bindings.indices.contains(index) else {
        append(scalar, of: nil)
        continue
      }
      let value = merged.bindings[index]
      if case .text(let text) = value.content {
        for scalar in text.unicodeScalars { append(scalar, of: value) }
      }
    }
    return words
  }

  /// What is typed in this sentence where another one, which is the same but for figures, has values; nil where they
  /// are not the same sentence.
  func contradictions(with terms: ClauseSentence) -> [Diagnostic]? {
    guard words.count == terms.words.count else { return nil }
    var found: [Diagnostic] = []
    for (said, told) in zip(words, terms.words) where said.text != told.text {
      guard let value = told.value, said.value == nil, said.text.hasFigure, told.text.hasFigure else { return nil }
      found.append(
        Diagnostic(
          .warning, "clause-contradicts", "the clause says `\(said.text)` where the terms say `\(told.text)`",
          at: said.line, notes: value.origin.spans.prefix(1).map { Diagnostic.Note("the term is here", at: $0) },
          help: "print the term, as the clause of the tool does: `\(value.span.text)`"))
    }
    return found.isEmpty ? nil : found
  }
}

extension String {
  fileprivate var hasFigure: Bool { unicodeScalars.contains { $0.properties.numericType == .decimal } }
}
