import Diagnostics
import Values

extension Rule {
  /// Amber and red in a status update come with what shows it, who brings it back to green, and by when.
  ///
  /// A colour alone worries the client, and tells nobody what to do.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/statuses.yaml
  /// - id: status-1
  ///   given:
  ///     on: 2026-04-30
  ///     verdict: The booking page is a few days behind.
  ///     overall: green
  ///     dates: amber
  ///     budget: green
  ///     scope: green
  ///     risk: green
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/statuses.yaml
  /// - id: status-1
  ///   given:
  ///     on: 2026-04-30
  ///     verdict: The booking page is a few days behind.
  ///     overall: green
  ///     dates:
  ///       colour: amber
  ///       evidence: The confirmation mail took three days longer than planned.
  ///       who: maria
  ///       until: 2026-05-08
  ///       way_back: We build the room pages while we wait for your prices.
  ///     budget: green
  ///     scope: green
  ///     risk: green
  /// ```
  static let statusEvidence = Rule("status-evidence", .error, .work) { engagement in
    engagement.log.statusesGiven.flatMap { status in
      StatusArea.allCases.compactMap { area -> Finding? in
        guard let rating = status.given?.rating(area), let colour = rating.colourOfArea, colour > .green else {
          return nil
        }
        let lacking = [
          ("evidence", rating.lacks(\.evidence)), ("who", rating.lacks(\.who)), ("until", rating.lacks(\.until)),
        ].filter(\.1).map(\.0)
        guard !lacking.isEmpty else { return nil }
        return Finding(
          "`\(status.id ?? "")`: `\(area.rawValue)` is \(colour.rawValue) without \(lacking.map { "`\($0)`" }.joined(separator: ", "))",
          at: rating.span(of: \.colour) ?? rating.span,
          help: "say what shows it, who brings it back to green, and by when: `evidence`, `who`, `until`")
      }
    }
  }
}
