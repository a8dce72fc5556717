import Diagnostics
import Values

extension Rule {
  /// When extras come faster than your pace, the next one is not simply given.
  ///
  /// However small each is, together they are work: point out kindly what has happened, and offer it. `pace:` under
  /// `goodwill:` says how many you give in which time.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goodwill:
  ///   pace: 1 per week
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-20
  ///     outcome: goodwill
  ///     estimate: 40m
  /// - id: R-002
  ///   asked:
  ///     on: 2026-04-22
  ///     by: jane
  ///     text: The button in red.
  ///   classed:
  ///     on: 2026-04-22
  ///     as: extra
  ///     because: the colours were accepted
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goodwill:
  ///   pace: 1 per week
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-20
  ///     outcome: goodwill
  ///     estimate: 40m
  /// - id: R-002
  ///   asked:
  ///     on: 2026-04-28
  ///     by: jane
  ///     text: The button in red.
  ///   classed:
  ///     on: 2026-04-28
  ///     as: extra
  ///     because: the colours were accepted
  /// ```
  static let paceExceeded = Rule("pace-exceeded", .warning, .work) { engagement in
    engagement.offersDue { $0 == .pace }.map { due in
      let pace = engagement.terms.goodwill
      return Finding(
        "`\(due.about)` came faster than \(pace?.pace ?? "the pace"): an offer is due by \(due.until)",
        at: engagement.place(of: due),
        notes: [Diagnostic.Note("the pace is here", at: pace?.span(of: \.pace))],
        help: "write a change order that names it under `requests:`, or decide what becomes of it")
    }
  }
}
