import Diagnostics
import Values

extension Rule {
  /// What is beyond an allowance is charged for only where somebody of the client's said yes to it before.
  ///
  /// So the terms have it unless they say `ask_first: no`. A call of which nobody asked beforehand is a courtesy:
  /// `free: courtesy`.
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
  /// # log/payments.yaml
  /// - id: calls-2026-Q2
  ///   asked:
  ///     on: 2026-05-04
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
  /// # log/payments.yaml
  /// - id: calls-2026-Q2
  ///   asked:
  ///     on: 2026-05-04
  /// ```
  static let beyondWithoutYes = Rule("beyond-without-yes", .error, .work) { engagement in
    ((try? engagement.allowances()) ?? []).flatMap { allowance in
      allowance.statements.filter { !$0.instalments.isEmpty }.flatMap { statement in
        engagement.usesWithoutYes(in: statement.period, of: allowance).map { use in
          Finding(
            "`\(statement.id)` asks for money for `\(use.counted.use.id)`, and nobody said yes to that before",
            at: use.held.span(of: \.on), notes: [Diagnostic.Note("the allowance is here", at: allowance.terms.span)],
            help: engagement.helpForYes(to: use.counted.use.id))
        }
      }
    }
  }
}
