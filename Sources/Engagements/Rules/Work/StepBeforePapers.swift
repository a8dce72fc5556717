import Diagnostics
import Values

extension Rule {
  /// Work, payments and their ends come after the first paper.
  ///
  /// Calls, questions and requests may come before it: they lead to it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   asked:
  ///     on: 2025-02-09
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   asked:
  ///     on: 2026-02-09
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let stepBeforePapers = Rule("step-before-papers", .error, .work) { engagement in
    guard let first = (engagement.log.papers ?? []).compactMap(\.issuedOn).min() else {
      return engagement.paymentsOfNothing
    }
    let kinds: Set = ["deliverables", "checkpoints", "payments", "clock", "cancellations", "goals", "completion"]
    return engagement.steps.filter { kinds.contains($0.kind) && $0.on < first }.map { step in
      Finding(
        "`\(step.name)` of `\(step.record)` is on \(step.on), before the first paper went out on \(first)",
        at: step.span, help: "put the wrong day right")
    }
  }
}

extension Engagement {
  /// Payments of an engagement of which no paper went out.
  fileprivate var paymentsOfNothing: [Finding] {
    steps.filter { $0.kind == "payments" }.map { step in
      Finding(
        "`\(step.name)` of `\(step.record)` is on \(step.on), and no paper has gone out that asks for a payment",
        at: step.span,
        help: "send the paper and record the yes first: `dossier issue \(path) …`, then `dossier agree \(path) …`")
    }
  }
}
