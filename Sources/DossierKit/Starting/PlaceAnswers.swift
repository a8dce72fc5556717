package import Diagnostics
import Engagements
import Foundation

// Countries and languages as people answer them, by a code or by a name.

/// The code of a country, by its code or its name in English or in its pack's languages.
package func countryAnswer(_ text: String, packs: [String: Datum]) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let code = usualCodes[line.uppercased()] ?? line.uppercased()
  if isCountry(code) || packs[code] != nil { return try answer(code, to: ClientFields.fields.country, as: .country) }
  let names = countryNames(packs)
  let word = withoutAccents(line)
  if let code = names.first(where: { withoutAccents($0.key) == word })?.value { return code }
  let near = nearest(to: line.lowercased(), among: names.keys).flatMap { names[$0] }
  throw .country(line, meant: partsOfCountries[word] ?? near)
}

/// What people call a country that has another name in law, or a part of one.
private let partsOfCountries = [
  "england": "GB", "scotland": "GB", "wales": "GB", "northern-ireland": "GB", "britain": "GB", "great-britain": "GB",
  "hellas": "GR", "holland": "NL", "america": "US", "usa": "US",
]

/// The codes of all countries by their names in small letters.
private func countryNames(_ packs: [String: Datum]) -> [String: String] {
  var names: [String: String] = [:]
  for code in Locale.Region.isoRegions.map(\.identifier) where isCountry(code) {
    names[countryName(code, in: "en").lowercased()] = code
  }
  for (code, pack) in packs {
    for name in pack["name"]?.map?.entries.compactMap(\.value.text) ?? [] { names[name.lowercased()] = code }
  }
  return names
}

/// The name of a country in a language.
func countryName(_ code: String, in language: String) -> String {
  Locale(identifier: language).localizedString(forRegionCode: code) ?? code
}

/// A language, one of those there are, by its name in any of them or by its code; a region may follow that.
package func languageAnswer(_ text: String, among languages: [String]) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let parts = line.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
  let code = ([parts.first?.lowercased() ?? ""] + parts.dropFirst().map { $0.uppercased() }).joined(separator: "-")
  let written = languageNames(languages)[withoutAccents(line)] ?? code
  let language = try answer(written, to: ClientFields.fields.language, as: .language)
  guard languages.contains(TemplateLanguage(language).code) else {
    throw .language(line, among: languages)
  }
  return language
}

/// The variety of a language that readers in a country expect of dates and numbers, where nothing but the language is
/// said: English is American in itself, and few write "May 6" outside America.
package func variety(of language: String, in country: String) -> String {
  guard language == "en" else { return language }
  let locale = Locale(identifier: "en_\(country)")
  let day = DateFormatter.dateFormat(fromTemplate: "dMMMM", options: 0, locale: locale)
  return day?.hasPrefix("M") == true ? language : "en-GB"
}

/// The codes of some languages by their names in each of these, and in English.
private func languageNames(_ languages: [String]) -> [String: String] {
  var names: [String: String] = [:]
  for reader in ["en"] + languages {
    let locale = Locale(identifier: reader)
    for code in languages {
      if let name = locale.localizedString(forLanguageCode: code) { names[withoutAccents(name)] = code }
    }
  }
  return names
}

/// The name of a language in a language.
func languageName(_ code: String, in reader: String = "en") -> String {
  Locale(identifier: reader).localizedString(forLanguageCode: code) ?? code
}
