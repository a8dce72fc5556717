import Diagnostics

extension Rule {
  /// A VAT number has the form that its country gives it.
  ///
  /// It is printed in papers, and clients put it into their tax returns. Prefix and length are looked at for the
  /// countries that publish them, in Greece the check digit as well; whether there is such a number, VIES knows.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # client.yaml
  /// country: GR
  /// registrations:
  ///   - label: VAT number
  ///     value: EL 123456789
  ///     vat: yes
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # client.yaml
  /// country: GR
  /// registrations:
  ///   - label: VAT number
  ///     value: EL 123456783
  ///     vat: yes
  /// ```
  static let vatNumberForm = Rule("vat-number-form", .warning, .proposal) { engagement in
    let parties = [
      (engagement.practice.country, engagement.practice.registrations),
      (engagement.client.country, engagement.client.registrations),
    ]
    return parties.flatMap { country, registrations in
      (registrations ?? []).compactMap { registration -> Finding? in
        guard registration.vat == true, let country, let value = registration.value,
          let fault = faultOfVATNumber(value, of: country)
        else { return nil }
        return Finding(
          fault.description, at: registration.span(of: \.value), help: "compare it with what the tax office wrote")
      }
    }
  }
}
