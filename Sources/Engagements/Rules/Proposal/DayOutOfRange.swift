import Diagnostics
import Values

extension Rule {
  /// A day lies in the years 1 to 9999.
  ///
  /// A length that leads out of them is a slip. The days of the stages are asked about by `impossible-days`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - id: texts
  ///     until: 9999-12-01+6w
  ///     for: []
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - id: texts
  ///     until: 2026-06-19
  ///     for: []
  /// ```
  static let dayOutOfRange = Rule("day-out-of-range", .error, .proposal) { engagement in
    engagement.faults.filter { $0.error == .dayOutOfRange }.map { fault in
      Finding("\(fault.subject) would lie outside the years 1 to 9999", at: fault.span, help: "shorten the length")
    }
  }
}
