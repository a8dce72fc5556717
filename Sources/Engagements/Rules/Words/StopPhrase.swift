import Diagnostics

extension Rule {
  /// What a client reads has none of the phrases that your standards name as empty.
  ///
  /// `stop_phrases:` in content/standards.yaml lists them. They are looked for in what you wrote for this client: the
  /// data of the engagement, of the client and of change orders, and the texts.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # standards.yaml
  /// stop_phrases:
  ///   - cutting edge
  /// # engagement.yaml
  /// task: You want a cutting-edge site where a guest books alone.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # standards.yaml
  /// stop_phrases:
  ///   - cutting edge
  /// # engagement.yaml
  /// task: You want a site where a guest books alone.
  /// ```
  static let stopPhrase = Rule("stop-phrase", .warning, .proposal) { engagement in
    let phrases = (engagement.standards.stopPhrases ?? []).map { (written: $0, words: words(in: $0.lowercased())) }
    guard !phrases.isEmpty else { return [] }
    return engagement.writtenForClient.flatMap { text in
      let said = words(in: (text.text ?? "").lowercased())
      return phrases.filter { !$0.words.isEmpty && said.firstRange(of: $0.words) != nil }.map { phrase in
        Finding("`\(phrase.written)` says nothing", at: text.span, help: "say what is meant, or take it away")
      }
    }
  }
}
