import Diagnostics
import Values

extension Rule {
  /// For every day on which something is charged by the hour there is a rate.
  ///
  /// Without one it cannot be said what it costs.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// rates:
  ///   - id: evening
  ///     history:
  ///       - from: 2026-05-01
  ///         amount:
  ///           EUR: 150.00
  ///
  /// # engagement.yaml
  /// allowances:
  ///   - id: calls
  ///     title: Calls you ask for
  ///     amount: 6
  ///     each: 30m
  ///     beyond:
  ///       rate: evening
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
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// rates:
  ///   - id: evening
  ///     history:
  ///       - from: 2026-01-01
  ///         amount:
  ///           EUR: 150.00
  ///
  /// # engagement.yaml
  /// allowances:
  ///   - id: calls
  ///     title: Calls you ask for
  ///     amount: 6
  ///     each: 30m
  ///     beyond:
  ///       rate: evening
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
  static let rateMissing = Rule("rate-missing", .error, .work) { engagement in
    let held = Dictionary(engagement.log.conversations.map { ($0.record.id ?? "", $0.record.held) }) { first, _ in first
    }
    func finding(_ what: String, _ rate: String, on day: Day, at span: Span?) -> Finding {
      Finding(
        "`\(what)` is charged by the hour, and rate `\(rate)` says nothing for \(day)", at: span,
        notes: [Diagnostic.Note("the rate is here", at: engagement.practice.rates?.first { $0.id == rate }?.span)],
        help: "give the rate an amount in \(engagement.currency) from that day or before")
    }
    let conversations = ((try? engagement.allowances()) ?? []).flatMap { allowance -> [Finding] in
      let rate = allowance.terms.beyond?.rate ?? ""
      guard engagement.practice.hourlyRate(rate) != nil else { return [] }
      return allowance.statements.flatMap { statement in
        zip(statement.period.uses, statement.prices).compactMap { counted, price in
          guard price == nil else { return nil }
          return finding(
            counted.use.id, rate, on: counted.use.on, at: held[counted.use.id]??.span(of: \.on) ?? allowance.terms.span)
        }
      }
    }
    return conversations + engagement.hoursWithoutRate.map { finding($0.id, $0.rate, on: $0.on, at: $0.span) }
  }
}

extension Engagement {
  /// The hours worked on stages that are paid by the hour, of days for which the rate says nothing.
  fileprivate var hoursWithoutRate: [(id: String, rate: String, on: Day, span: Span?)] {
    var rates: [String: Entry<RateFields>] = [:]
    for stage in work.stages {
      guard case .hourly(let id, _)? = stage.terms.price, let rate = practice.hourlyRate(id) else { continue }
      rates[stage.id] = rate
    }
    guard !rates.isEmpty else { return [] }
    return (log.hours ?? []).compactMap { record in
      guard let worked = record.worked, let on = worked.on, let rate = worked.stage.flatMap({ rates[$0] }),
        hourlyRate(rate.id, on: on) == nil
      else { return nil }
      return (record.id ?? "", rate.id ?? "", on, worked.span(of: \.on))
    }
  }
}
