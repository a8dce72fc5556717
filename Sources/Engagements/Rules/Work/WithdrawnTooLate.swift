import Diagnostics

extension Rule {
  /// A request is withdrawn while something may still become of it, and nothing that answers it holds or waits for a yes.
  ///
  /// What was done was done. A change order that is out can be agreed to as long as it is not taken back; one that is
  /// agreed is changed by another that takes out what it brought in.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
  ///   done:
  ///     on: 2026-04-24
  ///     actual: 80m
  ///   withdrawn:
  ///     on: 2026-04-27
  ///     by: jane
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
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
  ///   withdrawn:
  ///     on: 2026-04-23
  ///     by: jane
  /// ```
  static let withdrawnTooLate = Rule("withdrawn-too-late", .error, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard let withdrawn = request.withdrawn, let id = request.id else { return nil }
      let path = engagement.path
      func finding(_ why: String, note: String, at place: Span?, help: String) -> Finding {
        Finding(
          "`\(id)` is withdrawn, and \(why)", at: withdrawn.span(of: \.on),
          notes: place.map { [Diagnostic.Note(note, at: $0)] } ?? [], help: help)
      }
      if let done = request.done {
        return finding(
          "was done\(done.on.map { " on \($0)" } ?? "")", note: "it was done here", at: done.span(of: \.on),
          help:
            "what was done stays done; if it was not, take that back: `dossier mark \(path) \(id) corrected step=done "
            + "never=yes because=…`")
      }
      guard let change = engagement.change(standingFor: id), let paper = change.record, let number = paper.id else {
        return nil
      }
      switch engagement.state(of: change) {
      case .issued:
        return finding(
          "`\(number)`, which answers it, waits for its answer", note: "it went out here",
          at: paper.issued?.span(of: \.on),
          help: "take that back first: `dossier withdraw \(path) \(number) --because …`; a no of the client's to it is "
            + "`dossier decline \(path) \(number) …`, and ends the request too")
      case .agreed:
        return finding(
          "`\(number)`, which answers it, is agreed", note: "it was agreed here", at: paper.agreed?.span(of: \.on),
          help: "what was agreed is taken out by a change order, under `removes:`: `dossier quote \(path) --own`")
      default: return nil
      }
    }
  }
}
