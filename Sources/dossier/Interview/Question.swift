import DossierKit

/// Something that only the author knows.
struct Question {
  let kind: Kind
  /// As it stands on a command line, with what follows it: `--country CODE`.
  let option: String
  /// What an answer looks like, or what there is to choose from; nil for the example that goes with the words.
  var example: String?
  /// What holds without an answer, as it would be answered; nil where there is nothing.
  var standard: String?

  /// What is asked; its words are those of a language.
  enum Kind {
    // Of a workspace.
    case practiceName, ownName, legalName, ownCountry, ownAddress, languages, currencies
    /// In a currency, where one is known.
    case rate(String?)
    /// Of a name in other letters.
    case latinSpelling(String)
    case chargesVAT, vatNumber
    /// A number that papers name, as they call it.
    case registration(String)
    /// The rates there are, and what each is for; none where they are not known.
    case vatRate([(rate: String, note: String)])
    /// The rates there are, and what each is for.
    case withholding([(rate: String, note: String)])
    case courts, sortCode
    case accountNumber(besideSortCode: Bool)
    case iban, advance, dueIn, calls, hours, ownEmail, phone
    // Of a client.
    case whichClient, clientName, kindOfClient, clientCountry, clientLanguage, clientCurrency, contact, contactEmail
    /// Of a private person.
    case clientEmail
    // Of an engagement or an order.
    case title, task, stages
    /// The first, second … of them.
    case stage(Int)
    case price(String)
    /// Whether a tax, by its name, is in the prices.
    case taxInPrice(String)
    case takes, lead, orderTitle, form, acceptedWhen, paid
    // Of an offer.
    /// In a currency.
    case cost(String)
    case daysMoved
    /// One more answer to the question before.
    case another
    /// Of a record: the declarations of the log have its words.
    case declared(QuestionWords)
  }

  init(_ kind: Kind, option: String, example: String? = nil, standard: String? = nil) {
    self.kind = kind
    self.option = option
    self.example = example
    self.standard = standard
  }

  /// `--country`
  var name: String { String(option.prefix { $0 != " " }) }
}

/// A question in a language.
struct QuestionWords {
  /// As it is asked on a terminal.
  let text: String
  /// What an answer looks like, where it is not for the question to say.
  var example: String?
  /// What it means to give no answer, where none is needed: "none", "later".
  var skipped: String?
  let explanation: String
}

/// What else an interview says.
struct InterviewWords {
  let opening: String
  let nothingWritten: StaticString
  /// What Ctrl-C does.
  let interrupted: @convention(c) (Int32) -> Void
  let firstQuestion: String
  let needsAnswer: String
  /// How many answers are missing where nobody can be asked.
  let unanswered: @Sendable (Int) -> String
  let answerElsewhere: String
  /// Between what is wrong with an answer and what could be answered instead.
  let clauseEnd: String
  let closing: ClosingWords
  let question: @Sendable (Question.Kind) -> QuestionWords

  static func words(in language: AuthorLanguage) -> InterviewWords {
    switch language {
    case .english: .english
    case .greek: .greek
    }
  }
}
