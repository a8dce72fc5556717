import Diagnostics
import Values

extension Rule {
  /// A pause begins when no other one goes on.
  ///
  /// Two pauses of the same days would be told to the client as two reasons for one delay.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/clock.yaml
  /// - id: pause-1
  ///   stopped:
  ///     on: 2026-04-13
  ///     because: the house is being rebuilt
  /// - id: pause-2
  ///   stopped:
  ///     on: 2026-04-20
  ///     because: the house is being painted
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/clock.yaml
  /// - id: pause-1
  ///   stopped:
  ///     on: 2026-04-13
  ///     because: the house is being rebuilt
  ///   started:
  ///     on: 2026-04-17
  /// - id: pause-2
  ///   stopped:
  ///     on: 2026-04-20
  ///     because: the house is being painted
  /// ```
  static let pausedTwice = Rule("paused-twice", .error, .work) { engagement in
    let pauses = (engagement.log.clock ?? []).enumerated()
      .compactMap { index, pause in pause.stopped?.on.map { (day: $0, index: index, pause: pause) } }
      .sorted { ($0.day, $0.index) < ($1.day, $1.index) }
    return pauses.indices.dropFirst().compactMap { index in
      let (day, _, pause) = pauses[index]
      let open = pauses[..<index].last { before in before.pause.started?.on.map { day < $0 } ?? true }?.pause
      guard let open, let id = open.id else { return nil }
      let until = open.started?.on.map { " until \($0)" } ?? ""
      return Finding(
        "`\(pause.id ?? "")` begins on \(day), while `\(id)` goes on\(until)", at: pause.stopped?.span(of: \.on),
        notes: [Diagnostic.Note("`\(id)` is here", at: open.stopped?.span(of: \.on))],
        help:
          "when work goes on, `dossier mark \(engagement.path) \(id) started`; a further reason is put to the pause that is "
          + "there: `dossier mark \(engagement.path) \(id) corrected step=stopped to.because=…`")
    }
  }
}
