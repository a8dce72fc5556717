import Diagnostics

extension Rule {
  /// What is written into the log for a client holds no word that was to be replaced, as `placeholder-left` has them.
  ///
  /// Records stay as they were made; what is meant goes into the next step.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-02
  ///     text: TBC
  ///   classed:
  ///     on: 2026-04-02
  ///     as: question
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-02
  ///     text: Whose name stands on the vouchers?
  ///   classed:
  ///     on: 2026-04-02
  ///     as: question
  /// ```
  static let placeholderInLog = Rule("placeholder-in-log", .note, .work) { $0.log.datum.placeholders }
}
