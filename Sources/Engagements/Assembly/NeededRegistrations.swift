package import Diagnostics

extension EngagementSource {
  /// The numbers of registers that a contract names by the packs of the parties' countries, and that nobody has written:
  /// the practice's, and those of a business client at home. What a client abroad is known by there is not asked for.
  func missingRegistrations(_ practice: Practice, _ client: Client) -> [Missing] {
    let own = missing(
      practicePack, in: practice.registrations, of: PracticeFields.name,
      at: practice.span(of: \.registrations) ?? practice.span)
    guard client.business != false, client.country == practice.country else { return own }
    return own
      + missing(
        clientPack, in: client.registrations, of: ClientFields.name,
        at: client.span(of: \.registrations) ?? client.span)
  }

  private func missing(
    _ pack: Datum?, in written: [Registration]?, of owner: String, at span: Span?
  ) -> [Missing] {
    (pack?["registrations"]?.list ?? []).compactMap { wanted in
      guard wanted["needed"]?.text == "contract", !(written ?? []).contains(where: { $0.is(wanted) }),
        let label = wanted["label"]?.wording(in: language)
      else { return nil }
      let mark = wanted.isVATNumber ? ", marked `vat: yes`" : ""
      return Missing(
        paper: .contract, owner: owner, key: label, help: "a number under `registrations:`\(mark)", span: span)
    }
  }
}

extension Entry where F == RegistrationFields {
  /// Whether it is what a country pack means: the number for value added tax by its mark, any other by its name.
  fileprivate func `is`(_ wanted: Datum) -> Bool {
    guard self.value?.isEmpty == false else { return false }
    if wanted.isVATNumber, self.vat == true { return true }
    return self.label.map { isName($0, of: wanted) } ?? false
  }
}

/// Whether a registration of a country pack is called by a name: one of those that it has there, whatever points and
/// capitals that is written with.
package func isName(_ name: String, of registration: Datum) -> Bool {
  let names = (registration["label"]?.map?.entries ?? []).compactMap(\.value.text).flatMap { label in
    // "Tax office (DOY)" is known by either.
    [label] + label.split(whereSeparator: { "()".contains($0) }).map(String.init)
  }
  return names.map(letters).contains(letters(of: name))
}

extension Datum {
  /// Whether a registration, as it is written, is marked as the number for value added tax.
  var isVATNumber: Bool { ["yes", "true"].contains(self["vat"]?.text) }

  /// A text that stands in several languages, in one of them, or in that which is first.
  fileprivate func wording(in language: String) -> String? {
    self[String(language.prefix { $0 != "-" })]?.text ?? map?.entries.first?.value.text
  }
}

/// The letters of a name, small and without accents: `Δ.Ο.Υ.` and `δου` are one.
private func letters(of name: String) -> String {
  String(String.UnicodeScalarView(withoutAccents(name).unicodeScalars.filter { $0.properties.isAlphabetic }))
}
