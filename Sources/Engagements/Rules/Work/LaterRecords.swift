import Diagnostics
import Values

extension Rule {
  /// What is recorded of later days than the one that pages speak of is not on them.
  ///
  /// A note says how many records are left out, so that one just written is not looked for in vain.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-05-07
  ///     text: Can we change prices ourselves?
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-05-06
  ///     text: Can we change prices ourselves?
  /// ```
  static let laterRecords = Rule("later-records", .note, .work) { engagement in
    let later = engagement.stepsOfAnyDay.filter { max($0.on, $0.recorded ?? $0.on) > engagement.today }
    var records: Set<[String]> = []
    for step in later { records.insert([step.kind, step.record]) }
    guard let first = later.first else { return [] }
    let words = records.count == 1 ? "1 record is" : "\(records.count) records are"
    return [
      Finding(
        "\(words) later than \(engagement.today), the day of the pages, and not on them", at: first.span,
        help: "that day is `--as-of`, or else `as_of` in dossier.yaml, or else today")
    ]
  }
}
