import Diagnostics

extension Rule {
  /// The record of a call or a meeting names those of both sides who were there.
  ///
  /// Who reads it in a year asks who said so. `dossier new call` writes the lead down where `with=` names nobody of yours.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: deposits
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 20
  ///     with: [jane]
  ///   sent:
  ///     on: 2026-04-17
  ///     to: [jane]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: deposits
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 20
  ///     with: [maria, jane]
  ///   sent:
  ///     on: 2026-04-17
  ///     to: [jane]
  /// ```
  static let oneSidePresent = Rule("one-side-present", .warning, .work) { engagement in
    engagement.log.conversations.map(\.record).compactMap { record in
      guard let held = record.held, let present = held.with, let id = record.id else { return nil }
      let (ours, theirs) = (present.filter(engagement.people.isOurs), present.filter { !engagement.people.isOurs($0) })
      guard ours.isEmpty != theirs.isEmpty else { return nil }
      let missing = (ours.isEmpty ? engagement.lead : engagement.decides) ?? "…"
      let all = (ours.isEmpty ? [missing] + present : present + [missing]).joined(separator: ",")
      return Finding(
        "`\(id)` was held with nobody of \(ours.isEmpty ? "yours" : "the client's")", at: held.span(of: \.with),
        help: "say who was there: `dossier mark \(engagement.path) \(id) corrected step=held to.with=\(all)`")
    }
  }
}
