package import Diagnostics
import Engagements
import Foundation

// Countries and languages as people answer them, by a code or by a name.

/// The code of a country, by its code or by a name: in English, in Greek, in its pack's languages, without accents; or
/// that of a part of it that people name instead.
package func countryAnswer(_ text: String, packs: [String: Datum]) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  // Whoever is asked for something says no; whoever lives in Norway writes its code in capitals, or its name.
  guard line != "no", line != "No" else {
    throw .norwayOrNo(line)
  }
  let code = usualCodes[line.uppercased()] ?? line.uppercased()
  if isCountry(code) || packs[code] != nil { return try answer(code, to: ClientFields.fields.country, as: .country) }
  let word = withoutAccents(line)
  let names = countryNames(packs).merging(otherNames) { official, _ in official }
  if let code = names[word] { return code }
  throw .country(line, meant: nearest(to: word, among: names.keys).flatMap { names[$0] })
}

/// A country by its code and its name.
package func countryTitle(_ code: String, in language: AuthorLanguage) -> String {
  "\(code), \(countryName(code, in: language == .greek ? "el" : "en"))"
}

/// What people call a country that has another name in law, or a part of one.
private let otherNames = Dictionary(
  [
    ("GB", ["England", "Scotland", "Wales", "Northern Ireland", "Britain", "Great Britain"]),
    ("GB", ["Αγγλία", "Σκωτία", "Ουαλία", "Βόρεια Ιρλανδία", "Βρετανία", "Μεγάλη Βρετανία"]),
    ("GR", ["Hellas", "Ελλάς", "Ελλάδα"]), ("NL", ["Holland", "Ολλανδία"]),
    ("US", ["USA", "America", "Αμερική", "ΗΠΑ"]),
  ].flatMap { code, names in names.map { (withoutAccents($0), code) } }, uniquingKeysWith: { first, _ in first })

/// The codes of all countries by their names without accents.
private func countryNames(_ packs: [String: Datum]) -> [String: String] {
  var names: [String: String] = [:]
  func add(_ name: String, _ code: String) { names[withoutAccents(name)] = code }
  for reader in ["el", "en"] {
    let locale = Locale(identifier: reader)
    for code in Locale.Region.isoRegions.map(\.identifier) where isCountry(code) {
      if let name = locale.localizedString(forRegionCode: code) { add(name, code) }
    }
  }
  for (code, pack) in packs.sorted(by: { $0.key < $1.key }) {
    for name in pack["name"]?.map?.entries.compactMap(\.value.text) ?? [] { add(name, code) }
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
