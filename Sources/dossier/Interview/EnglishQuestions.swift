extension InterviewWords {
  static let english = InterviewWords(
    opening:
      "Examples and choices stand in (parentheses); Enter takes what stands in [brackets]; ? explains, < goes back. "
      + "Nothing is written before the end.",
    nothingWritten: nothingWrittenInEnglish,
    interrupted: { _ in Interview.interrupted(saying: nothingWrittenInEnglish) },
    firstQuestion: "this is the first question",
    needsAnswer: "this needs an answer",
    unanswered: { "\($0 == 1 ? "an answer is" : "\($0) answers are") missing, and nobody can be asked here" },
    answerElsewhere: "give each on the command line, or run the command on a terminal",
    clauseEnd: "; ",
    closing: .english,
    question: english)

  private static func english(_ kind: Question.Kind) -> QuestionWords {
    switch kind {
    case .practiceName:
      QuestionWords(
        text: "What your practice is called", example: "Two Lanterns",
        explanation: "The name by which clients know you; your own, if you work under that.")
    case .ownName:
      QuestionWords(
        text: "Your own name", example: "Ruth Thornby",
        explanation: "It stands in papers as who leads the work and signs. More people can be added to the file later.")
    case .legalName:
      QuestionWords(
        text: "The legal name: a sole trader's own, or the company's",
        explanation: "It stands in contracts. If you trade on your own account, whatever the practice is called, it is "
          + "your own name; of a company it is the whole name with its legal form, as registers have it.")
    case .ownCountry:
      QuestionWords(
        text: "Your country", example: "its name, or its code of two letters",
        explanation: "From it follow holidays, the time zone, currency and language, and how prices are taxed.")
    case .ownAddress:
      QuestionWords(
        text: "Your postal address, a line each", skipped: "later",
        explanation: "Proposals do without it, contracts do not. An empty line ends it.")
    case .languages:
      QuestionWords(
        text: "The languages of your papers, your own first",
        explanation: "Texts that usually stay the same are written in each. A client has one of them.")
    case .currencies:
      QuestionWords(
        text: "The currencies of your prices, your own first", example: "EUR GBP",
        explanation: "By the three letters of ISO 4217. Nothing is ever converted.")
    case .rate(let currency):
      QuestionWords(
        text: "The price of an hour\(currency.map { " in \($0)" } ?? "")", example: "90",
        explanation:
          "Before tax. It is charged for what goes beyond an agreement, and shows what small extras were worth.")
    case .latinSpelling(let name):
      QuestionWords(
        text: "“\(name)” in Latin letters",
        explanation: "For papers in languages that have these, as your passport or the register spells it.")
    case .chargesVAT:
      QuestionWords(
        text: "Do you charge VAT", example: "yes no",
        explanation:
          "Yes if you are registered for value added tax and add it to your prices. Then they are taxed as your "
          + "country has it; if not, none is added, whether or not you have a tax number.")
    case .vatNumber:
      QuestionWords(
        text: "Your VAT number", skipped: "later",
        explanation: "As the tax office wrote it. Clients in other countries of the European Union ask for it.")
    case .registration(let label):
      QuestionWords(
        text: "Your \(label)", skipped: "later",
        explanation: "Contracts name it, the proposal does without.")
    case .vatRate(let rates) where rates.isEmpty:
      QuestionWords(
        text: "The rate of VAT in your country", example: "24%",
        explanation:
          "Dossier does not know your country's. Clients in other countries get a row of the tax table later.")
    case .vatRate(let rates):
      QuestionWords(
        text: "The rate of VAT that you charge at home", example: rates.map(\.rate).joined(separator: " "),
        explanation: "Your accountant knows. "
          + rates.filter { !$0.note.isEmpty }.map { "\($0.rate): \($0.note). " }.joined()
          + "Clients in other countries have rows of their own in the tax table.")
    case .withholding(let rates):
      QuestionWords(
        text: "What business clients withhold of your fees, and pay to the tax office for you",
        example: rates.map { "\($0.rate) " }.joined() + "none",
        explanation: "Your accountant knows. " + rates.map { "\($0.rate): \($0.note). " }.joined()
          + "Papers show what is withheld and what is left to pay.")
    case .courts:
      QuestionWords(
        text: "Whose courts decide a dispute", skipped: "later",
        explanation:
          "The courts of your own place, usually; contracts name them, for clients in other countries as well. "
          + "An engagement can say otherwise.")
    case .sortCode:
      QuestionWords(
        text: "The sort code of your account", example: "six digits", skipped: "later",
        explanation: "Clients pay into the account; the contract needs it, the proposal does not.")
    case .accountNumber(besideSortCode: true):
      QuestionWords(text: "The number of your account", explanation: "It stands in contracts beside the sort code.")
    case .accountNumber(besideSortCode: false):
      QuestionWords(
        text: "The number of your account", example: "as your bank wrote it", skipped: "later",
        explanation: "Clients pay into the account; the contract needs it, the proposal does not. The bank's name and "
          + "code can be added to the file.")
    case .iban:
      QuestionWords(
        text: "The IBAN of your account", example: "as your bank wrote it", skipped: "later",
        explanation: "Clients pay into the account; the contract needs it, the proposal does not.")
    case .advance:
      QuestionWords(
        text: "The part of a price paid before work begins",
        explanation: "The rest is paid as each stage is accepted.")
    case .dueIn: QuestionWords(text: "Days to pay", explanation: "From the day you ask for a payment.")
    case .calls:
      QuestionWords(
        text: "Calls included in a quarter",
        explanation: "Of half an hour, for clients who want to talk; more is charged by the hour. 0 for none.")
    case .hours:
      QuestionWords(
        text: "When you answer the phone", explanation: "On working days, in the time of your country.")
    case .ownEmail:
      QuestionWords(
        text: "Your mail address", example: "hello@practice.example", explanation: "Answers to your papers go there.")
    case .phone:
      QuestionWords(
        text: "Your phone number", explanation: "For urgent matters; it stands in the plan of communication.")
    case .whichClient:
      QuestionWords(
        text: "Which client; + for a new one",
        explanation: "By the name of its folder, or any word of its own name. With + you are asked about a new client "
          + "first.")
    case .clientName:
      QuestionWords(
        text: "What the client is called", example: "Fernhollow Bakery",
        explanation: "The name by which the client is known; the legal name is for the contract.")
    case .kindOfClient:
      QuestionWords(
        text: "A business, or a private person", example: "business person",
        explanation:
          "A private person who buys for no trade or business of their own is a consumer: papers tell prices "
          + "with the tax in them, and the right to withdraw within 14 days. A sole trader, an association or an "
          + "authority is a business here.")
    case .clientCountry:
      QuestionWords(
        text: "The client's country", example: "GB, or United Kingdom",
        explanation: "From it follow language, currency, holidays, and how prices are taxed.")
    case .clientLanguage:
      QuestionWords(
        text: "The language of its papers", explanation: "One of those in which your practice.yaml has its texts.")
    case .clientCurrency:
      QuestionWords(
        text: "The currency of its prices", explanation: "One of those in which your hour has a price.")
    case .contact:
      QuestionWords(
        text: "Who you deal with there, a name each; the last signs, and represents them", example: "Jane Whitfield",
        skipped: "later",
        explanation:
          "The first decides; the last signs, and papers name him or her as who represents the client; the file can say otherwise. An empty line ends it."
      )
    case .contactEmail:
      QuestionWords(
        text: "The mail address of the first", example: "jane@client.example", skipped: "later",
        explanation: "Messages for the client are addressed to it.")
    case .clientEmail:
      QuestionWords(
        text: "The client's mail address", example: "jane@client.example", skipped: "later",
        explanation: "Messages for the client are addressed to it.")
    case .title:
      QuestionWords(
        text: "What it is called", example: "Staff survey and workshop",
        explanation: "The title of its papers, as the client will read it.")
    case .task:
      QuestionWords(
        text: "What the client wants, in a sentence", skipped: "later",
        explanation: "In your words, to be confirmed: \"If we understood you right ...\"")
    case .stages: QuestionWords(text: "The parts of the work", explanation: "At least one.")
    case .stage(let number):
      QuestionWords(
        text: "Stage \(number): what it is called", example: number == 1 ? "Survey" : nil,
        skipped: number == 1 ? nil : "no more",
        explanation: "A part of the work with a price and a result of its own. One is enough.")
    case .price(let currency):
      QuestionWords(
        text: "Its price in \(currency)", example: "3000",
        explanation: "A fixed price before tax. Other ways of pricing: `dossier manual` says where they are described.")
    case .taxInPrice(let tax):
      QuestionWords(
        text: "Is \(tax) in these prices", example: "yes no",
        explanation:
          "A private person reads prices with the tax in them. Yes: the price that you gave is what the client pays. No: "
          + "\(tax) is added to it.")
    case .takes:
      QuestionWords(
        text: "How long it takes", example: "6w, 10wd",
        explanation: "Weeks (6w), working days (10wd), days (14d) or months (2mo).")
    case .lead: QuestionWords(text: "Who leads it", explanation: "One of the people in practice.yaml.")
    case .orderTitle:
      QuestionWords(
        text: "What you will do", example: "A half-day workshop",
        explanation: "The title of the order, as the client will read it.")
    case .form:
      QuestionWords(
        text: "The form of the result", example: "PDF and an editable file", skipped: "later",
        explanation: "In which form the client wants it.")
    case .acceptedWhen:
      QuestionWords(
        text: "What both of you see when it is done", skipped: "later",
        explanation: "Something that can be seen or counted, not \"good\" or \"modern\".")
    case .paid:
      QuestionWords(
        text: "Paid before, after, or half and half", example: "before after half",
        explanation: "Before: all of it first. After: when it is accepted. Half: half of it each.")
    case .cost(let currency):
      QuestionWords(
        text: "What it costs in \(currency), or how many hours it takes", example: "720 or 6h",
        explanation: "A price as you tell prices, or a number of hours with an h: they make it at your rate for extras."
      )
    case .daysMoved:
      QuestionWords(
        text: "By how much the last day moves", example: "0, 3wd",
        explanation:
          "In working days (3wd) or weeks (1w); 0 where no day moves; with a minus sign where it comes earlier.")
    case .declared(let words): words
    case .another: QuestionWords(text: "…", skipped: "no more", explanation: "One more; an empty line ends it.")
    }
  }
}

/// Ready for a signal, which may make no text.
private let nothingWrittenInEnglish: StaticString = "Nothing was written."
