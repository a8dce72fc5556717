import Diagnostics

extension Rule {
  /// Reverse charge is for a business in another country, and the paper says so in words.
  ///
  /// In the EU the recipient accounts for the tax of services from another member state (Articles 44 and 196 of the VAT
  /// Directive). Whether it applies at all is for your accountant.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: reverse_charge
  ///   label: VAT
  /// # client.yaml
  /// country: CY
  /// registrations:
  ///   - label: VAT number
  ///     value: CY99999999L
  ///     vat: yes
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: reverse_charge
  ///   label: VAT
  ///   wording: Reverse charge
  /// # client.yaml
  /// country: CY
  /// registrations:
  ///   - label: VAT number
  ///     value: CY99999999L
  ///     vat: yes
  /// ```
  static let reverseCharge = Rule("reverse-charge", .error, .proposal) { engagement in
    guard let taxation = engagement.taxation, taxation.treatment.kind == .reverseCharge else { return [] }
    let (practice, client) = (engagement.practice, engagement.client)
    let treatment = Diagnostic.Note("the treatment is written here", at: taxation.row.span(of: \.treatment))
    var findings: [Finding] = []
    if client.business == false {
      findings.append(
        Finding(
          "reverse charge is for businesses, and the client is a consumer", at: client.place(of: \.business),
          notes: [treatment]))
    }
    if let home = practice.country, home == client.country {
      findings.append(
        Finding(
          "reverse charge is between two countries, and both sides are in \(home)", at: client.place(of: \.country),
          notes: [treatment]))
    }
    if taxation.row.lacks(\.wording) {
      findings.append(
        Finding(
          "reverse charge needs the words that say so", at: taxation.row.place(of: \.treatment),
          help: "add `wording:` in the client's language, such as `Reverse charge`"))
    }
    return findings
  }
}
