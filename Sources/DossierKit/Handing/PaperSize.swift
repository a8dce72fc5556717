/// The paper that a document is printed on.
package enum PaperSize: String, CaseIterable, Sendable {
  case a4, letter

  /// The paper of a country (ISO 3166-1); that of most where it is not known.
  package init(usedIn country: String?) {
    self = country.map(Self.usersOfLetter.contains) ?? false ? .letter : .a4
  }

  /// `paperSize` of CLDR's supplemental data.
  private static let usersOfLetter: Set = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
  ]
}
