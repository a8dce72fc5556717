/// The tag of a language, as BCP 47 writes it: `en-GB`.
package struct LanguageTag {
  /// In small letters.
  package let language: String
  /// In capitals; nil where none is given.
  private let country: String?

  package init(_ text: String) {
    let parts = text.split { $0 == "-" || $0 == "_" }
    language = parts.first?.lowercased() ?? ""
    country = parts.dropFirst().last?.uppercased()
  }

  /// Whether it is the English of North America and of the Philippines; English without a country is.
  package var isAmericanEnglish: Bool {
    language == "en" && country.map { ["US", "CA", "PH"].contains($0) } ?? true
  }
}
