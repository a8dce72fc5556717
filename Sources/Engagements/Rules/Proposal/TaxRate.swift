import Diagnostics
import Values

extension Rule {
  /// Tax that is charged has a rate and a name; tax that is not charged has no rate.
  ///
  /// A rate beside `reverse_charge`, `exempt`, `outside_scope` or `none` would be computed nowhere, and its author
  /// believes it is.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: outside_scope
  ///   label: VAT
  ///   rate: 24%
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: standard
  ///   label: VAT
  ///   rate: 24%
  /// ```
  static let taxRate = Rule("tax-rate", .error, .proposal) { engagement in
    guard let taxation = engagement.taxation else { return [] }
    let row = taxation.row
    guard taxation.treatment.kind == .standard else {
      guard let rate = row.rate, rate.fraction != .zero else { return [] }
      return [
        Finding(
          "treatment `\(taxation.treatment.kind.rawValue)` charges no tax, and the rate is \(rate.inWords)",
          at: row.place(of: \.rate), help: "take the rate away, or write `treatment: standard`")
      ]
    }
    var findings: [Finding] = []
    if row.lacks(\.rate) {
      findings.append(
        Finding(
          "tax is charged, and nothing says at which rate", at: row.place(of: \.treatment),
          help: "add `rate:`, such as `rate: 24%`"))
    }
    if row.lacks(\.label) {
      findings.append(
        Finding(
          "tax is charged, and nothing says what it is called", at: row.place(of: \.treatment),
          help: "add `label:`, such as `label: VAT`"))
    }
    return findings
  }
}
