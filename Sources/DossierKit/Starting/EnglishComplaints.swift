import Diagnostics
import Engagements
import Values

extension Complaint {
  var english: ComplaintWords {
    switch self {
    case .empty: ComplaintWords("nothing is written here")
    case .refusedCharacter(let scalar):
      ComplaintWords("\(codePoint(scalar)) is no character of a text", "leave it out")
    case .nameless(let text): ComplaintWords("`\(text)` has no letter or digit", "write it out in words")
    case .addressForName(let text):
      ComplaintWords("`\(text)` is an address, and papers name people", "write the name; the address is asked for next")
    case .unread(_, as: _, let finding): ComplaintWords(finding.message, finding.help)
    case .notAmong(let words, let choice, let text):
      ComplaintWords(
        "`\(text)` is no \(choice.english)",
        nearest(to: text, among: words).map { "did you mean \($0)?" } ?? "there is \(words.joined(separator: ", "))")
    case .twoReadings(let text, let readings):
      ComplaintWords("`\(text)` can be read in two ways", "write \(readings.joined(separator: " or "))")
    case .norwayOrNo(let text):
      ComplaintWords("`\(text)` may be Norway, or no answer", "for Norway write `NO` or `Norway`")
    case .country(let text, let meant):
      ComplaintWords(
        "`\(text)` is no country",
        meant.map { "did you mean \($0), \(countryName($0, in: "en"))?" }
          ?? "write its code of two letters, such as FR or JP")
    case .language(let text, let known):
      ComplaintWords(
        "there are no texts in `\(text)` to begin with",
        "there are in \(known.map { "\($0), \(languageName($0))" }.joined(separator: "; "))")
    case .jurisdiction(let text, let pack):
      ComplaintWords(
        "`\(text)` is no jurisdiction", "there is \(jurisdictionNames(of: pack, in: "en").joined(separator: ", "))")
    case .spellingOfNobody(let text, let names):
      ComplaintWords(
        "`\(text)` spells none of your names",
        "write one of them as you gave it, and its spelling: \(names.map { "\"\($0)=…\"" }.joined(separator: ", "))")
    case .registration(let text):
      ComplaintWords(
        "`\(text)` does not say what the number is called", "write its name before it: \"Register=123456\"")
    case .vatNumber(let fault): ComplaintWords(fault.description, "compare it with what the tax office wrote")
    case .exampleAccount(let number):
      ComplaintWords("`\(number)` is an example, and nobody's account", "write what your bank wrote")
    case .sortCode(let text): ComplaintWords("`\(text)` is no sort code", "write six digits: 00-00-00")
    case .accountNumber(let text, let isBesideSortCode):
      ComplaintWords(
        "`\(text)` is no number of an account",
        isBesideSortCode ? "write its eight digits" : "write it as your bank does, all of it")
    case .withholding(let text, let rates):
      ComplaintWords(
        "`\(text)` is no rate at which fees are withheld there",
        rates.isEmpty ? "write none" : "write \(rates.map(\.description).joined(separator: ", ")) or none")
    case .vatRate(let share, let rates):
      ComplaintWords(
        "`\(share)` is no rate of the tax there",
        "write \(rates.map(\.description).joined(separator: ", or ")); any other goes into the table of practice.yaml")
    case .noTaxInPrice:
      ComplaintWords("you charge this client no tax, so no price has it in it", "leave the option out")
    case .price(let text): ComplaintWords("`\(text)` is no price", "write what it costs, such as 3000 or 3000.00")
    case .partOfPrice(let text):
      ComplaintWords("`\(text)` is no part of a price", "write a percentage from 0 % to 100 %, such as 30%")
    case .rateWithoutCurrency(let text):
      ComplaintWords("`\(text)` names no currency", "write one before the amount: EUR=90")
    case .notIn(let currency, let text):
      ComplaintWords("`\(text)` is not in \(currency)", "write the price in \(currency); nothing is converted")
    case .currency(let currency, let known):
      ComplaintWords(
        "your practice has no prices in \(currency)",
        "there are some in \(known.map(\.code).joined(separator: ", ")); "
          + "others come with an amount at `rates:` and wherever else practice.yaml has amounts")
    case .hourlyRateMissing(let currency):
      ComplaintWords("the practice has no rate for an hour in \(currency)", "give the price itself: `--price`")
    case .hourlyRateUnclear(let rates):
      ComplaintWords("nothing says which rate counts", "name one with `--rate`: \(rates.joined(separator: ", "))")
    case .feeUnclear(let stages):
      stages.isEmpty
        ? ComplaintWords("no stage is paid by the period", "say what the change costs: `--price`")
        : ComplaintWords(
          "several stages are paid by the period",
          "name one with its fee: \(stages.map { "\($0)=…" }.joined(separator: ", "))")
    case .stage(let text):
      ComplaintWords(
        "`\(text)` is no stage", "write its title, its price and how long it takes: \"Plan=3000,6w\"")
    case .commaInPrice(let text, let complaint):
      ComplaintWords(
        "the first comma of `\(text)` ends the price, and only how long it takes comes after it",
        complaint.english.help)
    case .count(let text, let most): ComplaintWords("`\(text)` is no whole number up to \(most)")
    case .hoursOfWork(let text):
      ComplaintWords("`\(text)` is no number of hours", "write how many there are, such as 6 or 1.5")
    case .hoursOfDay(let text):
      ComplaintWords("`\(text)` does not say from when to when", "write two times, such as 09:00-17:00")
    case .noTime(let text): ComplaintWords("`\(text)` is no time at all", "write a day at least: 1wd")
    case .stated(let words): words
    }
  }
}

extension Complaint.Choice {
  fileprivate var english: String {
    switch self {
    case .timeToPay: "time to pay"
    case .person: "person of the practice"
    case .kindOfClient: "kind of client"
    case .hourlyRate(let currency): "rate for an hour in \(currency)"
    case .stagePaidByThePeriod: "stage that is paid by the period"
    case .openWork: "result or stage that is not accepted"
    }
  }
}
