import Diagnostics

extension Rule {
  /// What a request is, is said before it is done.
  ///
  /// Whether it was included, a defect or an extra decides what it costs, and whether it is part of what was given
  /// gladly; afterwards nobody can be asked.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     text: A booking button on every page.
  ///   done:
  ///     on: 2026-04-22
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-21
  ///     as: included
  ///   done:
  ///     on: 2026-04-22
  /// ```
  static let doneUnclassed = Rule("done-unclassed", .error, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard let id = request.id, let day = request.done?.on, request.classed == nil, request.decided == nil else {
        return nil
      }
      return Finding(
        "`\(id)` was done on \(day), and nothing says what it is", at: request.done?.span(of: \.on),
        help:
          "say that first: `dossier mark \(engagement.path) \(id) classed as=…`: included, revision, defect, extra or "
          + "question")
    }
  }
}
