package import Diagnostics
package import Engagements
import Foundation
package import Values

// What people answer, on a command line or on a terminal, as the data write it. Answers are read by the declarations of
// the fields they are for; what is more here is forgiving.

/// An answer as a field takes it.
///
/// - Parameters:
///   - form: what it takes, for the words of what it finds.
///   - mark: what stands before decimals where it is not written as data are.
package func answer<Value>(
  _ text: String, to field: Field<Value>, as form: AnswerForm, with mark: DecimalMark = .point
) throws(Complaint) -> String {
  func finding(in line: String) -> Diagnostic? {
    var decoding = Decoding(currency: form.currency)
    _ = field.read(Datum(.word(line)), &decoding)
    return decoding.diagnostics.first
  }
  var line = try lineAnswer(text)
  if case .amount(let currency) = form {
    guard !isInAnotherCurrency(line, than: currency) else { throw .notIn(currency, line) }
    line = amountWithoutCurrency(line, currency)
  }
  let meant = mark.asData(line).flatMap { finding(in: $0) == nil ? $0 : nil }
  guard let finding = finding(in: line) else {
    if let meant, case .number = form { throw .twoReadings(line, [meant, line.replacing(".", with: ",")]) }
    return line
  }
  guard let meant else { throw .unread(line, as: form, finding) }
  return meant
}

/// A text on one line, without spaces around it.
package func lineAnswer(_ text: String) throws(Complaint) -> String {
  let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
  let line = words.joined(separator: " ")
  if let scalar = line.unicodeScalars.first(where: isRefused) {
    throw .refusedCharacter(scalar)
  }
  guard !line.isEmpty else { throw .empty }
  return line
}

/// The name of somebody or something: it has a letter or a digit.
package func nameAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  guard !slug(line).isEmpty else { throw .nameless(line) }
  return line
}

/// The name of a person, and what is said behind a comma of what the person is: `Peter Marsh, director`.
package func personAnswer(_ text: String) throws(Complaint) -> PersonAnswers {
  let line = try nameAnswer(text)
  // A role may have the sign: "head of sales @ Harbour".
  guard !line.prefix(while: { $0 != "," }).contains("@") else { throw .addressForName(line) }
  guard let comma = line.firstIndex(of: ",") else { return PersonAnswers(name: line) }
  let role = try? lineAnswer(String(line[line.index(after: comma)...]))
  return PersonAnswers(name: try nameAnswer(String(line[..<comma])), role: role)
}

/// A currency.
package func currencyAnswer(_ text: String) throws(Complaint) -> Currency {
  let code = try answer(try lineAnswer(text).uppercased(), to: ClientFields.fields.currency, as: .currency)
  guard let currency = Currency(code) else { throw Complaint(message: "`\(code)` is no currency", help: nil) }
  return currency
}

/// A currency in which the practice has prices.
package func currencyAnswer(_ text: String, among known: [Currency]) throws(Complaint) -> Currency {
  let currency = try currencyAnswer(text)
  guard known.isEmpty || known.contains(currency) else { throw .currency(currency, among: known) }
  return currency
}

/// A number for value added tax, as its country gives it.
package func vatNumberAnswer(_ text: String, in country: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  if let fault = faultOfVATNumber(line, of: country) { throw .vatNumber(fault) }
  return line
}

/// The number of an account by ISO 13616, and no example of one.
package func ibanAnswer(_ text: String) throws(Complaint) -> String {
  let iban = try answer(try lineAnswer(text).uppercased(), to: BankFields.fields.iban, as: .iban)
  guard !isExampleIBAN(iban) else { throw .exampleAccount(iban) }
  return iban
}

/// Six digits, as British banks write them.
package func sortCodeAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  guard AccountDigits.sortCode.fits(line) else { throw .sortCode(line) }
  let digits = line.filter { !"- ".contains($0) }
  return "\(digits.prefix(2))-\(digits.dropFirst(2).prefix(2))-\(digits.suffix(2))"
}

/// The number of an account that has no IBAN, and no example of one: eight digits beside a sort code, six to eighteen
/// digits and letters elsewhere.
package func accountNumberAnswer(_ text: String, besideSortCode: Bool) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let number = line.filter { !"- ".contains($0) }
  let isWell =
    besideSortCode
    ? AccountDigits.number.fits(line)
    : (6...18).contains(number.utf8.count) && number.utf8.contains { (48...57).contains($0) }
  guard isWell else { throw .accountNumber(line, besideSortCode: besideSortCode) }
  guard !isNothingButZeros(number) else { throw .exampleAccount(number) }
  return number
}

/// What business clients in a country withhold, by its rate; nil for `none`.
package func withholdingAnswer(
  _ text: String, of pack: Datum?, with mark: DecimalMark = .point
) throws(Complaint) -> Share? {
  let line = try lineAnswer(text)
  if ["none", "no", "0", "0%", "όχι", "καμία", "καμια"].contains(line.lowercased()) { return nil }
  let rates = withholdingRates(of: pack, in: "en").map(\.rate)
  if let share = try? shareAnswer(line, with: mark), rates.contains(share) { return share }
  throw .withholding(line, among: rates)
}

/// One of the rates that a country's tax has for clients at home; any, where no pack tells them.
package func vatRateAnswer(
  _ text: String, among rates: [Share], with mark: DecimalMark = .point
) throws(Complaint) -> Share {
  let share = try shareAnswer(text, with: mark)
  guard rates.isEmpty || rates.contains(share) else { throw .vatRate(share, among: rates) }
  return share
}

/// An amount above nothing.
package func amountAnswer(
  _ text: String, in currency: Currency, with mark: DecimalMark = .point
) throws(Complaint) -> Money {
  let line = try answer(text, to: PeriodicFields.fields.fee, as: .amount(currency), with: mark)
  guard let number = Number(line), let money = Money(exactly: number, currency), !money.isZero, !money.isNegative else {
    throw .price(line)
  }
  return money
}

/// A part of the price: `30%`, `1/3`, or `30` for per cent; at most the whole.
package func shareAnswer(_ text: String, with mark: DecimalMark = .point) throws(Complaint) -> Share {
  let line = try lineAnswer(text)
  let written = try answer(
    isDigits(line) ? "\(line)%" : line, to: PaymentsFields.fields.advance, as: .share, with: mark)
  guard let share = Share(written), !share.fraction.isNegative, share <= Share(.one) else {
    throw .partOfPrice(line)
  }
  return share
}

/// A time to pay: `14d`, `2 weeks`, or `14` for days.
package func timeToPayAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  return try answer(
    isDigits(line) ? "\(line)d" : lengthMeant(by: line) ?? line, to: PaymentsFields.fields.dueIn, as: .length)
}

/// How long something takes: `6w`, `6 weeks`, `10wd`; it takes some time.
package func lengthAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let meant = lengthMeant(by: line) ?? line
  guard Length(meant)?.count != 0 else { throw .noTime(line) }
  return try answer(meant, to: StageFields.fields.takes, as: .length)
}

/// A whole number.
package func countAnswer(_ text: String, upTo most: Int) throws(Complaint) -> Int {
  let line = try lineAnswer(text)
  guard isDigits(line), let count = Int(line), count <= most else {
    throw .count(line, atMost: most)
  }
  return count
}

/// Hours of a day: `09:00-17:00`; `9-17`, `9-5`, `9am-5pm` are that, too.
package func hoursAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let plain = line.lowercased().replacing(".", with: "").replacing("πμ", with: "am").replacing("μμ", with: "pm")
    .replacing(" am", with: "am").replacing(" pm", with: "pm")
  let words = plain.split(whereSeparator: { "-–— ".contains($0) }).filter { !["from", "to"].contains($0) }
  let times = words.map(TimeOfDay.init(spoken:))
  guard times.count == 2, let opens = times[0], var closes = times[1] else { throw .hoursOfDay(line) }
  // By a clock of twelve hours who begins at nine ends at five.
  let noon = 12 * 60
  if closes <= opens, opens.minutes <= noon, closes.minutes < noon, !plain.hasSuffix("m"),
    let later = TimeOfDay(minutes: closes.minutes + noon)
  {
    closes = later
  }
  guard opens < closes else { throw .hoursOfDay(line) }
  return "\(opens)-\(closes)"
}

extension TimeOfDay {
  /// `9`, `9:30`, `9am`, `5:30pm`
  fileprivate init?(spoken text: Substring) {
    let half = ["am", "pm"].first(where: text.hasSuffix)
    let digits = half == nil ? text : text.dropLast(2)
    guard let time = TimeOfDay(isDigits(String(digits)) ? "\(digits):00" : String(digits)) else { return nil }
    guard let half else {
      self = time
      return
    }
    guard (60..<13 * 60).contains(time.minutes) else { return nil }
    self.init(minutes: time.minutes % (12 * 60) + (half == "pm" ? 12 * 60 : 0))
  }
}

/// Yes or no.
package func yesNoAnswer(_ text: String) throws(Complaint) -> Bool {
  let line = try lineAnswer(text).lowercased()
  let meant = ["y": "yes", "n": "no", "ν": "yes", "ναι": "yes", "ο": "no", "όχι": "no", "οχι": "no"]
  return try answer(meant[line] ?? line, to: ClientFields.fields.business, as: .yesNo) == "yes"
}

private func isDigits(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}

/// Whether a client is a private person, who buys for no business: one of two words, or what people say for them.
package func consumerAnswer(_ text: String) throws(Complaint) -> Bool {
  let line = try lineAnswer(text)
  let meant = [
    "company": "business", "firm": "business", "organisation": "business", "b": "business",
    "consumer": "person", "individual": "person", "private": "person", "private-person": "person", "p": "person",
    "επιχείρηση": "business", "εταιρεία": "business", "εταιρία": "business", "επαγγελματίας": "business",
    "οργανισμός": "business", "ε": "business", "ιδιώτης": "person", "καταναλωτής": "person", "ι": "person",
  ]
  let word = withoutAccents(line)
  if let word = meant.first(where: { withoutAccents($0.key) == word })?.value { return word == "person" }
  return try choiceAnswer(line, among: ["business", "person"], of: .kindOfClient) == "person"
}

/// The price of an hour: `EUR=90`, or `90` in the currency that is taken where none is named.
package func rateAnswer(
  _ text: String, in currency: Currency?, with mark: DecimalMark = .point
) throws(Complaint) -> Money {
  let line = try lineAnswer(text)
  guard let sign = line.lastIndex(of: "=") else {
    guard let currency else { throw .rateWithoutCurrency(line) }
    return try amountAnswer(line, in: currency, with: mark)
  }
  return try amountAnswer(
    String(line[line.index(after: sign)...]), in: try currencyAnswer(String(line[..<sign])), with: mark)
}

/// A stage: `Plan and design=3000,6w`.
package func stageAnswer(
  _ text: String, in currency: Currency, with mark: DecimalMark = .point
) throws(Complaint) -> StageAnswers {
  let line = try lineAnswer(text)
  guard let sign = line.lastIndex(of: "=") else { throw .stage(line) }
  let title = String(line[..<sign])
  let rest = line[line.index(after: sign)...]
  guard let comma = rest.lastIndex(of: ",") else { throw .stage(line) }
  let written = String(rest[..<comma])
  let price: Money
  do throws(Complaint) {
    price = try amountAnswer(written, in: currency, with: mark)
  } catch {
    guard mark == .point, written.contains(",") else { throw error }
    throw .commaInPrice(String(rest), error)
  }
  return StageAnswers(
    title: try nameAnswer(title), price: price, takes: try lengthAnswer(String(rest[rest.index(after: comma)...])))
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
package func choiceAnswer(
  _ text: String, among words: [String], of choice: Complaint.Choice
) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  guard let word = words.first(where: { $0 == line || slug($0) == slug(line) }) else {
    throw .notAmong(words, choice, line)
  }
  return word
}

/// When a small job or an extra is paid; `half` of it before and after.
package enum TimeOfPayment: String, CaseIterable, Sendable {
  case before, after, half
}

/// One of these words, or what Greeks say for it.
package func timeOfPaymentAnswer(_ text: String) throws(Complaint) -> TimeOfPayment {
  let line = try lineAnswer(text)
  let meant = [
    "πριν": TimeOfPayment.before, "προκαταβολικα": .before, "μετα": .after, "μισα": .half, "μισο": .half,
    "μισα-μισα": .half, "τα-μισα": .half,
  ]
  if let time = meant[withoutAccents(line)] { return time }
  let words = TimeOfPayment.allCases.map(\.rawValue)
  guard let time = TimeOfPayment(rawValue: try choiceAnswer(line, among: words, of: .timeToPay)) else {
    throw .notAmong(words, .timeToPay, line)
  }
  return time
}

extension AnswerForm {
  /// That of the amount.
  fileprivate var currency: Currency? {
    if case .amount(let currency) = self { currency } else { nil }
  }
}
