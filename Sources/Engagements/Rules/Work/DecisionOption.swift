import Diagnostics
import Values

extension Rule {
  /// What is chosen, and what is recommended, is one of the options that were put to the client.
  ///
  /// Otherwise the page shows a choice nobody was given. What came up in the talk is an option to be added.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   wanted:
  ///     on: 2026-04-10
  ///     question: Do guests pay a deposit?
  ///     options: [At booking, At the house]
  ///     recommended: At booking
  ///   taken:
  ///     on: 2026-04-17
  ///     by: jane
  ///     chosen: At a house
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   wanted:
  ///     on: 2026-04-10
  ///     question: Do guests pay a deposit?
  ///     options: [At booking, At the house]
  ///     recommended: At booking
  ///   taken:
  ///     on: 2026-04-17
  ///     by: jane
  ///     chosen: At the house
  /// ```
  static let decisionOption = Rule("decision-option", .warning, .work) { engagement in
    (engagement.log.decisions ?? []).flatMap { decision -> [Finding] in
      guard let wanted = decision.wanted, let options = wanted.options, !options.isEmpty else { return [] }
      func finding(_ word: String?, _ what: String, at span: Span?) -> Finding? {
        guard let word, !options.contains(word) else { return nil }
        return Finding(
          "`\(word)` was \(what) for `\(decision.id ?? "")`, and is none of its options", at: span,
          notes: [Diagnostic.Note("the options are here", at: wanted.place(of: \.options))],
          help: nearest(to: word, among: options).map { "did you mean `\($0)`?" } ?? "add it to `options:`")
      }
      return [
        finding(wanted.recommended, "recommended", at: wanted.span(of: \.recommended)),
        finding(decision.taken?.chosen, "chosen", at: decision.taken?.span(of: \.chosen)),
      ].compactMap { $0 }
    }
  }
}
