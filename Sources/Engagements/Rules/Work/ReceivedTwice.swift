import Diagnostics
import Values

extension Rule {
  /// What has come whole does not come once more.
  ///
  /// Dates hang on the day on which an input was complete. One that comes in parts has `complete: no` until the last
  /// part is there.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/inputs.yaml
  /// - id: texts
  ///   received:
  ///     - on: 2026-03-09
  ///     - on: 2026-03-16
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/inputs.yaml
  /// - id: texts
  ///   received:
  ///     - on: 2026-03-09
  ///       complete: no
  ///       note: The texts of the rooms are missing.
  ///     - on: 2026-03-16
  /// ```
  static let receivedTwice = Rule("received-twice", .error, .work) { engagement in
    (engagement.log.inputs ?? []).compactMap { input in
      let received = (input.received ?? []).filter { $0.complete != false }
      guard received.count > 1, let id = input.id else { return nil }
      let (whole, again) = (received[0], received[1])
      let day = whole.on.map { " on \($0)" } ?? ""
      return Finding(
        "`\(id)` came whole\(day), and once more\(again.on.map { " on \($0)" } ?? "")", at: again.span(of: \.on),
        notes: [Diagnostic.Note("the first is here", at: whole.span(of: \.on))],
        help: "where something was missing, put the first right: `dossier mark \(engagement.path) \(id) corrected "
          + "step=received\(whole.on.map { " of=\($0)" } ?? "") to.complete=no`")
    }
  }
}
