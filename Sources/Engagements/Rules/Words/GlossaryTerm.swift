import Diagnostics

extension Rule {
  /// A technical term is said in plain words where it is first used.
  ///
  /// The terms are those of `glossary:` in content/standards.yaml. They are looked for as the glossary writes them,
  /// capitals and all: who lists `Browser` as the heading of an entry is not told of every browser. First is the first
  /// sentence of the data, then of the texts; a title, or an item of a list, is no sentence. The plain words are those of
  /// the glossary, or whatever stands right behind the term in parentheses, after a dash or after a comma.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # standards.yaml
  /// glossary:
  ///   - term: staging site
  ///     means: a copy of the site that only you and we see
  /// # engagement.yaml
  /// task: You try each page on the staging site before anybody else sees it.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # standards.yaml
  /// glossary:
  ///   - term: staging site
  ///     means: a copy of the site that only you and we see
  /// # engagement.yaml
  /// task: You try each page on the staging site, a copy that nobody else sees.
  /// ```
  static let glossaryTerm = Rule("glossary-term", .warning, .proposal) { engagement in
    let glossary = engagement.standards.glossary ?? []
    guard !glossary.isEmpty else { return [] }
    let sentences = engagement.writtenForClient.compactMap { datum in
      datum.text.flatMap { $0.isSentence ? (text: $0, span: datum.span) : nil }
    }
    return glossary.compactMap { entry in
      guard let term = entry.term, let means = entry.means else { return nil }
      for sentence in sentences {
        guard let place = sentence.text.places(of: term).first else { continue }
        guard !sentence.text.explains(place, by: means) else { return nil }
        return Finding(
          "`\(term)` is not said in plain words where it is first used", at: sentence.span,
          help: "say there what it is, as your glossary does: \(means)")
      }
      return nil
    }
  }
}

extension String {
  /// Whether it ends as sentences do.
  fileprivate var isSentence: Bool {
    last { !$0.isWhitespace && !"*_\"”»)".contains($0) }.map(".!?;…".contains) ?? false
  }

  /// Whether it says what stands at a place in other words: those of a glossary, or any right behind it.
  fileprivate func explains(_ place: Range<String.Index>, by means: String) -> Bool {
    if let next = self[place.upperBound...].first(where: { !$0.isWhitespace && !"*_\"”»".contains($0) }),
      "(–—,:=".contains(next)
    {
      return true
    }
    // What follows a semicolon goes on about it.
    let plain = words(in: means.prefix { $0 != ";" && $0 != "·" && $0 != "·" }.lowercased())
    return words(in: lowercased()).firstRange(of: plain) != nil
  }
}
