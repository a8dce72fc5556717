import Diagnostics
import Values

extension Rule {
  /// What a client asks for is looked at within the time that was promised: it is included, a revision, a defect, an
  /// extra or a question.
  ///
  /// A request that nobody has classed is a promise by silence.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-21
  ///     as: included
  /// ```
  static let requestUnclassed = Rule("request-unclassed", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    let late = (engagement.log.requests ?? []).compactMap { request -> Late? in
      guard let id = request.id, request.classed == nil, request.decided == nil, request.done == nil,
        request.withdrawn == nil,
        let until = engagement.triageDue(request), until < engagement.today
      else { return nil }
      return Late(name: "`\(id)`", until: until, span: request.asked?.span(of: \.on))
    }
    return late.finding(
      "was to be classed by", help: "add `classed:` with what it is: included, revision, defect, extra or question")
  }
}
