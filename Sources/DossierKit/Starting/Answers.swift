package import Diagnostics
package import Engagements
import Foundation
package import Values

// What people answer, on a command line or on a terminal, as the data write it. Answers are read by the declarations of
// the fields they are for; what is more here is forgiving.

/// Why an answer cannot be taken, and what could be answered instead.
package struct Complaint: Error, Sendable {
  /// Lower case, no full stop.
  package let message: String
  package let help: String?
}

/// An answer as a field takes it.
package func answer<Value>(
  _ text: String, to field: Field<Value>, in currency: Currency? = nil
) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  var decoding = Decoding(currency: currency)
  _ = field.read(Datum(.word(line)), &decoding)
  guard let finding = decoding.diagnostics.first else { return line }
  throw Complaint(message: finding.message, help: finding.help)
}

/// A text on one line, without blanks around it.
package func lineAnswer(_ text: String) throws(Complaint) -> String {
  let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
  let line = words.joined(separator: " ")
  if let scalar = line.unicodeScalars.first(where: isRefused) {
    throw Complaint(message: "\(codePoint(scalar)) is no character of a text", help: "leave it out")
  }
  guard !line.isEmpty else { throw Complaint(message: "nothing is written here", help: nil) }
  return line
}

/// The name of somebody or something: it has a letter or a digit.
package func nameAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  guard !slug(line).isEmpty else {
    throw Complaint(message: "`\(line)` has no letter or digit", help: "write it out in words")
  }
  return line
}

/// The code of a country, by its code or its name in English or in its pack's languages.
package func countryAnswer(_ text: String, packs: [String: Datum]) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let code = usualCodes[line.uppercased()] ?? line.uppercased()
  let names = countryNames(packs)
  if isCountry(code) || packs[code] != nil { return try answer(code, to: ClientFields().country) }
  if let code = names[line.lowercased()] { return code }
  let meant = nearest(to: line.lowercased(), among: names.keys).flatMap { name in names[name].map { (name, $0) } }
  throw Complaint(
    message: "`\(line)` is no country",
    help: meant.map { "did you mean \($0.1), \($0.0.capitalized)?" }
      ?? "write its code of two letters, such as GR or GB")
}

/// The codes of all countries by their names in small letters.
private func countryNames(_ packs: [String: Datum]) -> [String: String] {
  let english = Locale(identifier: "en")
  var names: [String: String] = [:]
  for code in Locale.Region.isoRegions.map(\.identifier) where isCountry(code) {
    if let name = english.localizedString(forRegionCode: code) { names[name.lowercased()] = code }
  }
  for (code, pack) in packs {
    for name in pack["name"]?.map?.entries.compactMap(\.value.text) ?? [] { names[name.lowercased()] = code }
  }
  return names
}

/// A language, one of those there are; a region may follow it.
package func languageAnswer(_ text: String, among languages: [String]) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let parts = line.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
  let code = ([parts.first?.lowercased() ?? ""] + parts.dropFirst().map { $0.uppercased() }).joined(separator: "-")
  let written = languageNames(languages)[line.lowercased()] ?? code
  let language = try answer(written, to: ClientFields().language)
  guard languages.contains(TemplateLanguage(language).code) else {
    let choice = languages.map { "\($0), \(languageName($0))" }.joined(separator: "; ")
    throw Complaint(message: "there are no texts in `\(line)` to begin with", help: "there are in \(choice)")
  }
  return language
}

/// The codes of some languages by their names, in English and in themselves.
private func languageNames(_ languages: [String]) -> [String: String] {
  var names: [String: String] = [:]
  for code in languages {
    names[languageName(code).lowercased()] = code
    if let own = Locale(identifier: code).localizedString(forLanguageCode: code) { names[own.lowercased()] = code }
  }
  return names
}

/// The English name of a language.
private func languageName(_ code: String) -> String {
  Locale(identifier: "en").localizedString(forLanguageCode: code) ?? code
}

/// A currency.
package func currencyAnswer(_ text: String) throws(Complaint) -> Currency {
  let code = try answer(try lineAnswer(text).uppercased(), to: ClientFields().currency)
  guard let currency = Currency(code) else { throw Complaint(message: "`\(code)` is no currency", help: nil) }
  return currency
}

/// An amount above nothing.
package func amountAnswer(_ text: String, in currency: Currency) throws(Complaint) -> Money {
  let line = try answer(text, to: PeriodicFields().fee, in: currency)
  guard let number = Number(line), let money = Money(exactly: number, currency), !money.isZero, !money.isNegative else {
    throw Complaint(message: "`\(line)` is no price", help: "write what it costs, such as 3000 or 3000.00")
  }
  return money
}

/// A part of the price: `30%`, `1/3`, or `30` for per cent; at most the whole.
package func shareAnswer(_ text: String) throws(Complaint) -> Share {
  let line = try lineAnswer(text)
  let written = try answer(isDigits(line) ? "\(line)%" : line, to: PaymentsFields().advance)
  guard let share = Share(written), !share.fraction.isNegative, share <= Share(.one) else {
    throw Complaint(message: "`\(line)` is no part of a price", help: "write a percentage up to 100, such as 30%")
  }
  return share
}

/// A time to pay: `14d`, `2w`, or `14` for days.
package func timeToPayAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  return try answer(isDigits(line) ? "\(line)d" : line, to: PaymentsFields().dueIn)
}

/// How long something takes: `6w`, `6 weeks`, `10wd`.
package func lengthAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  let unit = line.dropFirst(digits.count).drop { $0 == " " }.lowercased()
  let units = [
    "day": "d", "days": "d", "working day": "wd", "working days": "wd", "week": "w", "weeks": "w", "month": "mo",
    "months": "mo",
  ]
  return try answer("\(digits)\(units[unit] ?? unit)", to: StageFields().takes)
}

/// A whole number.
package func countAnswer(_ text: String, upTo most: Int) throws(Complaint) -> Int {
  let line = try lineAnswer(text)
  guard isDigits(line), let count = Int(line), count <= most else {
    throw Complaint(message: "`\(line)` is no whole number up to \(most)", help: nil)
  }
  return count
}

/// Hours of a day: `09:00-17:00`; `9-17` is that, too.
package func hoursAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let times = line.split(whereSeparator: { "-–— ".contains($0) }).map { part in
    TimeOfDay(part) ?? (isDigits(String(part)) ? TimeOfDay("\(part):00") : nil)
  }
  guard times.count == 2, let opens = times[0], let closes = times[1], opens < closes else {
    throw Complaint(message: "`\(line)` does not say from when to when", help: "write two times, such as 09:00-17:00")
  }
  return "\(opens)-\(closes)"
}

/// Yes or no.
package func yesNoAnswer(_ text: String) throws(Complaint) -> Bool {
  let line = try lineAnswer(text).lowercased()
  return try answer(["y": "yes", "n": "no"][line] ?? line, to: ClientFields().business) == "yes"
}

private func isDigits(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}

/// The price of an hour: `EUR=90`, or `90` in the currency that is taken where none is named.
package func rateAnswer(_ text: String, in currency: Currency?) throws(Complaint) -> Money {
  let line = try lineAnswer(text)
  guard let sign = line.lastIndex(of: "=") else {
    guard let currency else {
      throw Complaint(message: "`\(line)` names no currency", help: "write one before the amount: EUR=90")
    }
    return try amountAnswer(line, in: currency)
  }
  return try amountAnswer(String(line[line.index(after: sign)...]), in: try currencyAnswer(String(line[..<sign])))
}

/// A stage: `Plan and design=3000,6w`.
package func stageAnswer(_ text: String, in currency: Currency) throws(Complaint) -> StageAnswers {
  let line = try lineAnswer(text)
  let form = Complaint(
    message: "`\(line)` is no stage", help: "write its title, its price and how long it takes: \"Plan=3000,6w\"")
  guard let sign = line.lastIndex(of: "=") else { throw form }
  let parts = line[line.index(after: sign)...].split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2 else { throw form }
  return StageAnswers(
    title: try nameAnswer(String(line[..<sign])), price: try amountAnswer(String(parts[0]), in: currency),
    takes: try lengthAnswer(String(parts[1])))
}

/// Currencies, separated by blanks or commas; each once.
package func currenciesAnswer(_ text: String) throws(Complaint) -> [Currency] {
  var currencies: [Currency] = []
  for word in try lineAnswer(text).split(whereSeparator: { ", ".contains($0) }) {
    let currency = try currencyAnswer(String(word))
    if !currencies.contains(currency) { currencies.append(currency) }
  }
  return currencies
}

/// Languages, likewise.
package func languagesAnswer(_ text: String, among known: [String]) throws(Complaint) -> [String] {
  var languages: [String] = []
  for word in try lineAnswer(text).split(whereSeparator: { ", ".contains($0) }) {
    let language = try languageAnswer(String(word), among: known)
    if !languages.contains(language) { languages.append(language) }
  }
  return languages
}

/// One of a few words.
package func choiceAnswer(_ text: String, among words: [String], of kind: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  if let word = words.first(where: { $0 == line || slug($0) == slug(line) }) { return word }
  throw Complaint(
    message: "`\(line)` is no \(kind)",
    help: nearest(to: line, among: words).map { "did you mean \($0)?" } ?? "there is \(words.joined(separator: ", "))")
}
