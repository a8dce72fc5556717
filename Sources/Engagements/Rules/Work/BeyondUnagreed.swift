import Diagnostics
import Values

extension Rule {
  /// A call or a visit beyond what is included says whose yes it had, while that is still remembered.
  ///
  /// Without one nothing of it is charged: the statement of the period names it as not charged. What was not asked about
  /// beforehand is a courtesy: `free: courtesy`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// allowances:
  ///   - id: calls
  ///     title: Calls you ask for
  ///     amount: 6
  ///     each: 30m
  ///     beyond:
  ///       rate: consultant
  /// # log/calls.yaml
  /// - id: call-2026-04-16
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 40
  ///     started_by: client
  ///     with: [maria, jane]
  ///     about: deposits
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// allowances:
  ///   - id: calls
  ///     title: Calls you ask for
  ///     amount: 6
  ///     each: 30m
  ///     beyond:
  ///       rate: consultant
  /// # log/calls.yaml
  /// - id: call-2026-04-16
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 40
  ///     started_by: client
  ///     with: [maria, jane]
  ///     about: deposits
  ///     agreed_by: jane
  /// ```
  static let beyondUnagreed = Rule("beyond-unagreed", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    return engagement.usesAwaitingYes.map { allowance, period, counted, held in
      let others = period.uses.filter { $0.use.on == counted.use.on && $0.use.id != counted.use.id }
      let twin = others.first { $0.use.start == nil || counted.use.start == nil }
      let order = twin.map {
        Diagnostic.Note("`\($0.use.id)` was on the same day: `start:` of both says which is counted first")
      }
      return Finding(
        "`\(counted.use.id)` on \(counted.use.on): \(counted.beyond) minutes are beyond what `\(allowance.id)` includes, "
          + "and nobody's yes is recorded",
        at: held.span(of: \.on),
        notes: [Diagnostic.Note("the allowance is here", at: allowance.terms.span), order].compactMap(\.self),
        help: engagement.helpForYes(to: counted.use.id))
    }
  }
}

extension Engagement {
  /// How it is recorded who said yes to a call or a visit beyond what is included, or that nobody was asked.
  func helpForYes(to conversation: String) -> String {
    let command = "dossier mark \(path) \(conversation) corrected step=held"
    return "if somebody said yes before: `\(command) to.agreed_by=\(decides ?? "…")`; "
      + "if not, it is a courtesy: `\(command) to.free=courtesy`"
  }
}
