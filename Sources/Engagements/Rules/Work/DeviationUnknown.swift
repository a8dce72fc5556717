import Diagnostics

extension Rule {
  /// What was put right after an acceptance is one of the things that were accepted although they were not as agreed.
  ///
  /// Without `what:` all of them were put right.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  ///     deviations:
  ///       - what: The map is missing.
  ///         who: maria
  ///         until: 2026-04-10
  ///   rectified:
  ///     - on: 2026-04-09
  ///       what: The mpa is missing.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  ///     deviations:
  ///       - what: The map is missing.
  ///         who: maria
  ///         until: 2026-04-10
  ///   rectified:
  ///     - on: 2026-04-09
  ///       what: The map is missing.
  /// ```
  static let deviationUnknown = Rule("deviation-unknown", .error, .work) { engagement in
    (engagement.log.deliverables ?? []).flatMap { record -> [Finding] in
      let known = record.deviations.map { $0.deviation }
      return (record.rectified ?? []).compactMap { step in
        let isKnown = step.what.map { words in known.contains { $0.isCalled(words) } } ?? !known.isEmpty
        guard !isKnown else { return nil }
        let id = record.id ?? ""
        guard !known.isEmpty else {
          return Finding(
            "`\(id)` was put right, and nothing was accepted that is not as agreed", at: step.span,
            help: "what is put right is written at the acceptance: `deviations.what=…`")
        }
        let words = known.compactMap(\.what)
        return Finding(
          "no deviation of `\(id)` is called `\(step.what ?? "")`", at: step.span(of: \.what),
          help: step.what.flatMap { nearest(to: $0, among: words) }.map { "did you mean `\($0)`?" }
            ?? "there \(words.count == 1 ? "is" : "are") \(words.map { "`\($0)`" }.joined(separator: ", "))")
      }
    }
  }
}
