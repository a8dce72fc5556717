import Diagnostics

extension Rule {
  /// Where the client accounts for the tax, the contract or the order names both VAT numbers.
  ///
  /// They show that both sides are businesses (Article 226 of the VAT Directive asks for them on the invoice). A proposal
  /// can be sent before the client has told its number.
  ///
  /// Wrong:
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
  ///   - label: Register
  ///     value: HE 123456
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
  static let vatNumbers = Rule("vat-numbers", .error, .order) { engagement in
    guard let taxation = engagement.taxation, taxation.treatment.kind == .reverseCharge else { return [] }
    let (practice, client) = (engagement.practice, engagement.client)
    let notes = [Diagnostic.Note("the treatment is written here", at: taxation.row.span(of: \.treatment))]
    let help = "mark it among `registrations:` with `vat: yes`"
    var findings: [Finding] = []
    if !(practice.registrations ?? []).contains(where: \.isVATNumber) {
      findings.append(
        Finding(
          "reverse charge needs the practice's VAT number", at: practice.place(of: \.registrations), notes: notes,
          help: help))
    }
    if !(client.registrations ?? []).contains(where: \.isVATNumber) {
      findings.append(
        Finding(
          "reverse charge needs the client's VAT number", at: client.place(of: \.registrations), notes: notes,
          help: help
        ))
    }
    return findings
  }
}

extension Entry where F == RegistrationFields {
  fileprivate var isVATNumber: Bool { self.vat == true && self.value?.isEmpty == false }
}
