import Diagnostics
import Values

extension Rule {
  /// What nobody has agreed to is not cancelled: the paper is withdrawn, or the client's no is recorded.
  ///
  /// A cancellation asks what was earned and what is paid back; before a yes there is neither.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/cancellations.yaml
  /// - id: cancellation-1
  ///   given:
  ///     on: 2026-01-28
  ///     by: omar
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/cancellations.yaml
  /// - id: cancellation-1
  ///   given:
  ///     on: 2026-04-20
  ///     by: omar
  /// ```
  static let endedUnagreed = Rule("ended-unagreed", .error, .work) { engagement in
    let agreed = engagement.log.agreedPapers.first?.agreedOn
    return engagement.log.noticesOfEnd.compactMap { notice in
      guard let given = notice.given?.on, agreed.map({ given < $0 }) ?? true else { return nil }
      let path = engagement.path
      return Finding(
        "`\(notice.id ?? "")` is on \(given), "
          + (agreed.map { "and nothing was agreed before \($0)" } ?? "and nothing is agreed"),
        at: notice.given?.span(of: \.on),
        help: agreed == nil
          ? "where a paper is out, `dossier withdraw \(path) NUMBER` takes it back, and `dossier decline \(path) NUMBER` "
            + "records the client's no; where none is, there is nothing to end"
          : "put the wrong day right")
    }
  }
}
