import Diagnostics
import DossierKit
import Engagements
import TestSupport
import Testing
import Values

/// What people answer, a line of the table each.
@Suite struct AnswerTests {
  @Test(arguments: CaseTable.rows("DossierKitTests/Cases/Starting/answers.txt"))
  func isTakenOrComplainedOf(_ row: CaseRow) throws {
    let written = try row["answer"]
    let text = withCodePoints(written.dropFirst().dropLast())
    let taken = try outcome(of: text, as: row["kind"], in: .english)
    #expect(try taken == row["taken"], "\(row): \(taken)")
  }

  @Test(arguments: CaseTable.rows("DossierKitTests/Cases/Starting/complaints-in-greek.txt"))
  func isComplainedOfInGreek(_ row: CaseRow) throws {
    let text = withCodePoints(try row["answer"].dropFirst().dropLast())
    let said = try outcome(of: text, as: row["kind"], in: .greek)
    #expect(try said == row["said"], "\(row): \(said)")
  }

  private func outcome(of text: String, as kind: String, in language: AuthorLanguage) throws -> String {
    do throws(Complaint) {
      return try taken(text, as: kind)
    } catch {
      let words = error.words(in: language)
      return "complaint: \(words.message)" + (words.help.map { "\(language == .greek ? "· " : "; ")\($0)" } ?? "")
    }
  }

  private func taken(_ text: String, as kind: String) throws(Complaint) -> String {
    guard let euro = Currency("EUR") else { return "no euro" }
    switch kind {
    case "line": return try lineAnswer(text)
    case "person": return try personAnswer(text).name
    case "name": return try nameAnswer(text)
    case "country": return try countryAnswer(text, packs: ["GR": Self.greece])
    case "language": return try languageAnswer(text, among: ["en", "el"])
    case "currency": return try currencyAnswer(text).code
    case "amount": return try amountAnswer(text, in: euro).description
    case "comma amount": return try amountAnswer(text, in: euro, with: .comma).description
    case "paid": return try timeOfPaymentAnswer(text).rawValue
    case "delay": return try delayAnswer(text)
    case "comma hours of work": return try hoursOfWorkAnswer(text, with: .comma).description
    case "comma share": return try shareAnswer(text, with: .comma).description
    case "comma rate": return try rateAnswer(text, in: euro, with: .comma).description
    case "comma price": return try priceAnswer(text, in: euro, with: .comma).description
    case "comma stage":
      let stage = try stageAnswer(text, in: euro, with: .comma)
      return "\(stage.title), \(stage.price), \(stage.takes)"
    case "decimal mark":
      let parts = text.split(separator: " ").map(String.init)
      return "\(DecimalMark(language: parts[0], country: parts.count > 1 ? parts[1] : nil))"
    case "hours of work": return try hoursOfWorkAnswer(text).description
    case "rate": return try rateAnswer(text, in: euro).description
    case "share": return try shareAnswer(text).description
    case "vat number": return try vatNumberAnswer(text, in: "GR")
    case "sort code": return try sortCodeAnswer(text)
    case "time to pay": return try timeToPayAnswer(text)
    case "length": return try lengthAnswer(text)
    case "hours": return try hoursAnswer(text)
    case "count": return "\(try countAnswer(text, upTo: 1000))"
    case "yes or no": return try yesNoAnswer(text) ? "yes" : "no"
    case "email": return try answer(text, to: ClientFields.fields.email, as: .email)
    case "phone": return try answer(text, to: ClientFields.fields.phone, as: .phone)
    case "first day": return try answer(text, to: TermsFields.fields.starts, as: .moment)
    case "IBAN": return try ibanAnswer(text)
    case "account number": return try accountNumberAnswer(text, besideSortCode: false)
    case "British account number": return try accountNumberAnswer(text, besideSortCode: true)
    case "registration": return try registrationAnswer(text, in: "GR", pack: nil).value ?? ""
    case "client": return try consumerAnswer(text) ? "person" : "business"
    case "VAT rate": return try vatRateAnswer(text, among: [Share("24%"), Share("17%")].compactMap { $0 }).description
    case "withholding": return try withholdingAnswer(text, of: nil)?.description ?? "none"
    case "known currency": return try currencyAnswer(text, among: [euro]).code
    case "lead": return try choiceAnswer(text, among: ["μαρία", "νίκος"], of: .person)
    case "choice": return try choiceAnswer(text, among: ["before", "after", "half"], of: .timeToPay)
    case "folder": return folderName(text)
    case "stage":
      let stage = try stageAnswer(text, in: euro)
      return "\(stage.title), \(stage.price), \(stage.takes)"
    default: return "no such kind of answer"
    }
  }

  private static let greece = Datum(.map(["name": Datum(.map(["el": Datum(.text("Ελλάδα"))]))]))
}
