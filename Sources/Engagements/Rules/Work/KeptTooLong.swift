import Diagnostics

extension Rule {
  /// What is kept of a client after the end is kept no longer than was promised.
  ///
  /// Counted is from the last thing on record, once the work is closed or ended early.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use]
  /// confidentiality:
  ///   keep_after_close: 1mo
  /// # log/completion.yaml
  /// - id: in_use
  ///   said:
  ///     on: 2026-03-02
  ///     by: jane
  ///     via: email
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use]
  /// confidentiality:
  ///   keep_after_close: 6y
  /// # log/completion.yaml
  /// - id: in_use
  ///   said:
  ///     on: 2026-03-02
  ///     by: jane
  ///     via: email
  /// ```
  static let keptTooLong = Rule("kept-too-long", .warning, .work) { engagement in
    guard [.closed, .cancelled].contains(engagement.state), let rule = engagement.terms.confidentiality,
      let length = rule.keepAfterClose, let last = engagement.steps.map(\.on).max(),
      let until = engagement.lastDay(within: length, from: last), until < engagement.today
    else { return [] }
    return [
      Finding(
        "the last thing on record is of \(last), and papers were to be kept until \(until)",
        at: rule.place(of: \.keepAfterClose),
        help: "move what the law makes you keep out of the workspace, and delete the rest with its folder")
    ]
  }
}
