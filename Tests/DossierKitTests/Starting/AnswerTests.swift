import Diagnostics
import DossierKit
import TestSupport
import Testing
import Values

/// What people answer, a line of the table each.
@Suite struct AnswerTests {
  @Test(arguments: CaseTable.rows("DossierKitTests/Cases/Starting/answers.txt"))
  func isTakenOrComplainedOf(_ row: CaseRow) throws {
    let written = try row["answer"]
    let text = withCodePoints(written.dropFirst().dropLast())
    let taken = try outcome(of: text, as: row["kind"])
    #expect(try taken == row["taken"], "\(row): \(taken)")
  }

  private func outcome(of text: String, as kind: String) throws -> String {
    do throws(Complaint) {
      return try taken(text, as: kind)
    } catch {
      return "complaint: \(error.message)" + (error.help.map { "; \($0)" } ?? "")
    }
  }

  private func taken(_ text: String, as kind: String) throws(Complaint) -> String {
    guard let euro = Currency("EUR") else { return "no euro" }
    switch kind {
    case "line": return try lineAnswer(text)
    case "name": return try nameAnswer(text)
    case "country": return try countryAnswer(text, packs: ["GR": Self.greece])
    case "language": return try languageAnswer(text, among: ["en", "el"])
    case "currency": return try currencyAnswer(text).code
    case "amount": return try amountAnswer(text, in: euro).description
    case "comma amount": return try amountAnswer(text, in: euro, hasDecimalComma: true).description
    case "paid": return try timeOfPaymentAnswer(text)
    case "delay": return try delayAnswer(text)
    case "hours of work": return try hoursOfWorkAnswer(text).description
    case "rate": return try rateAnswer(text, in: euro).description
    case "share": return try shareAnswer(text).description
    case "vat number": return try vatNumberAnswer(text, in: "GR")
    case "sort code": return try sortCodeAnswer(text)
    case "time to pay": return try timeToPayAnswer(text)
    case "length": return try lengthAnswer(text)
    case "hours": return try hoursAnswer(text)
    case "count": return "\(try countAnswer(text, upTo: 1000))"
    case "choice": return try choiceAnswer(text, among: ["before", "after", "half"], of: "time to pay")
    case "folder": return folderName(text)
    case "stage":
      let stage = try stageAnswer(text, in: euro)
      return "\(stage.title), \(stage.price), \(stage.takes)"
    default: return "no such kind of answer"
    }
  }

  private static let greece = Datum(.map(["name": Datum(.map(["el": Datum(.text("Ελλάδα"))]))]))
}
