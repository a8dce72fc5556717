package import Diagnostics
package import Engagements
package import Values

/// Why an answer cannot be taken: what was written, and what it was taken for.
package enum Complaint: Error, Sendable {
  // Of any text.
  case empty
  case refusedCharacter(Unicode.Scalar)
  /// It has no letter or digit.
  case nameless(String)
  /// Somebody's name was asked for, and it is an address.
  case addressForName(String)
  /// What a declared field found.
  case unread(String, as: AnswerForm, Diagnostic)
  case notAmong([String], Choice, String)
  /// Each of them can be written.
  case twoReadings(String, [String])
  // Of places and languages.
  /// With the code of the country that may be meant.
  case country(String, meant: String?)
  /// It is the code of Norway, in small letters.
  case norwayOrNo(String)
  case language(String, among: [String])
  /// Of the country's pack.
  case jurisdiction(String, Datum?)
  /// In Latin letters, of none of the names that there are.
  case spellingOfNobody(String, among: [String])
  // Of registers and accounts.
  /// It does not say what the number is called.
  case registration(String)
  case vatNumber(VATNumberFault)
  case exampleAccount(String)
  case sortCode(String)
  case accountNumber(String, besideSortCode: Bool)
  // Of taxes.
  case withholding(String, among: [Share])
  case vatRate(Share, among: [Share])
  /// A price is to hold a tax that this client is not charged.
  case noTaxInPrice
  // Of prices.
  case price(String)
  case partOfPrice(String)
  case rateWithoutCurrency(String)
  case currency(Currency, among: [Currency])
  case notIn(Currency, String)
  /// No rate for an hour has it.
  case hourlyRateMissing(Currency)
  /// Several could be meant.
  case hourlyRateUnclear([String])
  /// Of which stage a fee is: none, or several, are paid by the period.
  case feeUnclear([String])
  // Of stages.
  case stage(String)
  /// What follows the title, and what is to be said of it instead.
  indirect case commaInPrice(String, Complaint)
  // Of numbers and times.
  case count(String, atMost: Int)
  case hoursOfWork(String)
  case hoursOfDay(String)
  case noTime(String)
  /// What has words of its own.
  case stated(ComplaintWords)

  /// What one of a few words stands for.
  package enum Choice: Sendable {
    case timeToPay, person, kindOfClient
    case hourlyRate(Currency)
    case stagePaidByThePeriod, openWork
  }
}

/// What a declared field takes, for the words of what it found.
package enum AnswerForm: Sendable {
  case amount(Currency)
  case number, share, length, delay, currency, language, country, moment, email, phone, iban, yesNo
  /// Of those in these folders.
  case client(among: [String])
}

/// A complaint in a language, both parts in lower case and without a full stop.
package struct ComplaintWords: Sendable {
  package let message: String
  /// What could be answered instead.
  package let help: String?

  init(_ message: String, _ help: String? = nil) {
    self.message = message
    self.help = help
  }
}

extension Diagnostic {
  /// That what a command was told cannot be taken.
  init(of complaint: Complaint) {
    self.init(.error, "bad-answer", complaint.message, at: nil, help: complaint.help)
  }
}

extension Complaint {
  /// A complaint with words of its own.
  package init(message: String, help: String?) {
    self = .stated(ComplaintWords(message, help))
  }

  package func words(in language: AuthorLanguage) -> ComplaintWords {
    switch language {
    case .english: english
    case .greek: greek
    }
  }

  /// In English, as diagnostics have it.
  package var message: String { english.message }
  package var help: String? { english.help }
}
