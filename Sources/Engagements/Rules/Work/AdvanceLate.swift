import Diagnostics
import Values

extension Rule {
  /// An advance that came after the first day has paused the work until then, and the pause is on record.
  ///
  /// The contract says that all days move by the working days of that pause; only a pause on record moves them.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-24
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-24
  ///       amount: 4464.00
  /// # log/clock.yaml
  /// - id: pause-1
  ///   stopped:
  ///     on: 2026-02-16
  ///     because: the advance had not arrived
  ///   started:
  ///     on: 2026-02-24
  /// ```
  static let advanceLate = Rule("advance-late", .warning, .work) { engagement in
    guard let wait = engagement.waitForAdvance, let came = wait.came, !wait.isOnRecord else { return [] }
    let record = (engagement.log.payments ?? []).first { $0.id == wait.payment }
    return [
      Finding(
        "the advance came on \(came), after the first day, \(wait.starts), and no day has moved",
        at: record?.received?.last?.span(of: \.on),
        notes: engagement.terms.span(of: \.starts).map { [Diagnostic.Note("the first day is here", at: $0)] } ?? [],
        help: "record that the work waited: \(wait.commands.map { "`\($0)`" }.joined(separator: ", then "))")
    ]
  }
}
