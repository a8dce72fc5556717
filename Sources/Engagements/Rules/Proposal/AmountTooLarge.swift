import Diagnostics
import Values

extension Rule {
  /// Amounts can be added up, divided and taxed.
  ///
  /// An amount has at most nineteen digits. Where a sum has more, nothing is shown in its place.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: plan
  ///     price: 90000000000000000
  ///   - id: build
  ///     price: 90000000000000000
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: plan
  ///     price: 3000
  ///   - id: build
  ///     price: 9000
  /// ```
  static let amountTooLarge = Rule("amount-too-large", .error, .proposal) { engagement in
    engagement.faults.filter { $0.error != .dayOutOfRange }.map { fault in
      switch fault.error {
      case .currencies(let one, let other):
        Finding("\(fault.subject) cannot be worked out: \(one) meets \(other)", at: fault.span)
      case .notAllowed(_, let left, let right):
        Finding(
          "\(fault.subject) cannot be worked out: \(left) and \(right) do not go together", at: fault.span,
          help: "write a length in d, wd, w, mo, q or y")
      default: Finding("\(fault.subject) cannot be worked out: the amounts are too large", at: fault.span)
      }
    }
  }
}
