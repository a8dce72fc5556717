import Diagnostics
import Values

extension Rule {
  /// What is complete is neither paused nor ended early.
  ///
  /// Everything that `complete_when:` lists holds: there is no work left that could stand still, and nothing to cancel.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use]
  /// # log/completion.yaml
  /// - id: in_use
  ///   said:
  ///     on: 2026-05-04
  ///     by: jane
  ///     via: email
  /// # log/clock.yaml
  /// - id: pause-1
  ///   stopped:
  ///     on: 2026-05-05
  ///     because: the house is being rebuilt
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use]
  /// # log/completion.yaml
  /// - id: in_use
  ///   said:
  ///     on: 2026-05-04
  ///     by: jane
  ///     via: email
  /// ```
  static let afterCompletion = Rule("after-completion", .error, .work) { engagement in
    guard let since = engagement.completeSince else { return [] }
    func finding(_ id: String?, _ step: String, on day: Day?, at span: Span?) -> Finding? {
      guard let id, let day, day > since else { return nil }
      return Finding(
        "`\(step)` of `\(id)` is on \(day), and all was complete on \(since)", at: span,
        help: "nothing goes on that could stop; what is wrong with the result is a request or a complaint")
    }
    return (engagement.log.clock ?? []).compactMap {
      finding($0.id, "stopped", on: $0.stopped?.on, at: $0.stopped?.span(of: \.on))
    }
      + engagement.log.noticesOfEnd.compactMap {
        finding($0.id, "given", on: $0.given?.on, at: $0.given?.span(of: \.on))
      }
  }
}
