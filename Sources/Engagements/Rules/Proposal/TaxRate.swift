import Diagnostics
import Values

extension Rule {
  /// Tax that is charged has a rate and a name; tax that is not charged has no rate. No rate is more than all of it.
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
    let withheld = row.withholding
    let impossible = [
      (row.rate, "the rate of the tax", row.span(of: \.rate)),
      (withheld?.rate, "what is withheld", withheld?.span(of: \.rate)),
    ].compactMap { rate, name, span -> Finding? in
      guard let rate, rate.fraction > .one || rate.fraction < .zero else { return nil }
      return Finding("\(name) is \(rate.inWords)", at: span, help: "write what part of the price it is, such as 20%")
    }
    guard impossible.isEmpty else { return impossible }
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
