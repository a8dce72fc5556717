import Diagnostics

/// The words by which rules know what a text speaks of, in one language.
///
/// All are in small letters. They are data: `rules` in `templates/legal/<language>.yaml`. One object, for there are many
/// lists of them, and a copy would retain each.
final class RuleWords: Sendable {
  /// Something that an agreement of some kind speaks of, and the words that show that it does.
  struct Topic: Sendable {
    let kind: String
    let name: String
    /// Words or rows of words; each is the beginning of a word in the text.
    let signs: [[String]]
  }

  /// The number of each month, of each day of the week from Monday, both from 1, and of each word for a number.
  let months: WordTable<Int>
  let weekdays: WordTable<Int>
  let numerals: WordTable<Int>
  /// What may stand within a number in words.
  let numeralJoints: WordSet
  /// Behind these a word for a number is a rate: per hundred.
  let per: WordSet
  /// What people call a clause by when they type its number.
  let clauseNouns: WordSet
  /// Those of them that several numbers follow.
  let clausePlurals: WordSet
  /// What stands between a number and the paper that it is of.
  let of: WordSet
  /// What begins the name of this paper, behind ``of``.
  let own: WordSet
  /// What joins the numbers of several clauses.
  let listJoints: WordSet
  /// The nouns of schedules, exhibits, annexes: all forms of one have one number.
  let schedules: WordTable<Int>
  let placeholders: Phrases
  /// What stands in brackets where it is to be filled in: `[date]`. Without accents, which capitals leave out in Greek.
  private let blanks: Set<String>
  let draftingNotes: Phrases
  let totals: Set<String>
  let from: WordSet
  let until: WordSet
  let signing: Phrases
  /// How a line to write on is labelled where a paper is signed, and what may stand beside that.
  let signatureLabels: WordSet
  let signatureJoints: WordSet
  /// What a sentence says that holds such a line.
  let signingLines: Phrases
  /// With what the place begins where a paper is signed.
  let signingBegins: Phrases
  /// What brackets say of a page, and is no gap.
  let pageNotes: Phrases
  /// By what an agreement goes on behind its term.
  let rolling: Phrases
  /// For what more may be paid back than was lent.
  let interest: WordSet
  /// What laws and other papers are called.
  let laws: Phrases
  /// Behind a number: it is of the paper that was spoken of.
  let thereof: WordSet
  /// The parts of clauses and of laws, beside ``clauseNouns``.
  let partNouns: WordSet
  /// What leads to the first day of a time, and to the last.
  let begins: WordSet
  let ends: WordSet
  /// What may stand between a day and its day of the week, or before a day.
  let dayWords: WordSet
  /// What may stand behind a year.
  let yearWords: WordSet
  let currencies: WordSet
  /// What makes a figure so many per hundred, beside the sign.
  let percent: Phrases
  let tax: Phrases
  let instalments: WordSet
  let notice: WordSet
  /// What a paper ends by, in sentences about notice.
  let ending: Phrases
  /// What leads to the length of the whole agreement.
  let term: Phrases
  /// Days in each unit of time; 30 for months and 365 for years, which have more or less.
  let units: WordTable<Int>
  /// What may stand before a unit: "working" days.
  let kindsOfDays: WordSet
  /// Whether the first figure of 03/04/2026 is the day wherever the language is read.
  let readsDayFirst: Bool
  let topics: [Topic]
  /// Words that a language writes twice on purpose.
  private let doubled: Set<String>
  /// The only words that may not stand twice, in a language that repeats the others as its grammar; empty in one that
  /// repeats none.
  private let single: Set<String>

  private static let keys = [
    "months", "weekdays", "list-joints", "schedules", "currencies", "percent", "tax", "instalments", "notice", "ending",
    "term", "units", "kinds-of-days", "numeric-dates", "numerals", "numeral-joints", "per", "clause-nouns",
    "clause-plurals", "of", "own",
    "placeholders", "blanks",
    "drafting-notes",
    "totals", "from", "until", "signing", "complete",
    "doubled", "single", "signature-labels", "signature-joints", "signing-lines", "signing-begins", "page-notes",
    "rolling", "interest", "laws", "thereof", "part-nouns", "begins", "ends", "day-words", "year-words",
  ]

  /// Nil, reported, where something is missing or odd.
  init?(_ reading: inout KeyedReading) {
    guard let map = reading.map("rules", keys: Self.keys) else { return nil }
    func lines(_ key: String) -> [[String]] {
      (reading.texts(map[key], key) ?? []).map { line in
        line.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
      }
    }
    func words(_ key: String) -> Set<String> { Set(lines(key).flatMap { $0 }) }
    func numbered(_ key: String) -> WordTable<Int> {
      WordTable(
        Dictionary(
          lines(key).enumerated().flatMap { place, forms in forms.map { ($0, place + 1) } }
        ) { first, _ in first })
    }
    months = numbered("months")
    weekdays = numbered("weekdays")
    func valued(_ key: String) -> WordTable<Int> {
      WordTable(
        Dictionary(
          lines(key).flatMap { forms in
            (forms.first.flatMap { Int($0) }).map { value in forms.dropFirst().map { ($0, value) } } ?? []
          }
        ) { first, _ in first })
    }
    numerals = valued("numerals")
    units = valued("units")
    schedules = numbered("schedules")
    listJoints = WordSet(words("list-joints"))
    currencies = WordSet(words("currencies"))
    percent = Phrases(lines("percent"))
    tax = Phrases(lines("tax"))
    instalments = WordSet(words("instalments"))
    notice = WordSet(words("notice"))
    ending = Phrases(lines("ending"))
    term = Phrases(lines("term"))
    kindsOfDays = WordSet(words("kinds-of-days"))
    readsDayFirst =
      map["numeric-dates"].flatMap { reading.choice($0, "numeric-dates", of: ["day-first", "either"]) } == "day-first"
    numeralJoints = WordSet(words("numeral-joints"))
    per = WordSet(words("per"))
    clauseNouns = WordSet(words("clause-nouns"))
    clausePlurals = WordSet(words("clause-plurals"))
    of = WordSet(words("of"))
    own = WordSet(words("own"))
    placeholders = Phrases(lines("placeholders"))
    blanks = Set(words("blanks").map(withoutAccents))
    draftingNotes = Phrases(lines("drafting-notes"))
    totals = words("totals")
    from = WordSet(words("from"))
    until = WordSet(words("until"))
    signing = Phrases(lines("signing"))
    signatureLabels = WordSet(words("signature-labels"))
    signatureJoints = WordSet(words("signature-joints"))
    signingLines = Phrases(lines("signing-lines"))
    signingBegins = Phrases(lines("signing-begins"))
    pageNotes = Phrases(lines("page-notes"))
    rolling = Phrases(lines("rolling"))
    interest = WordSet(words("interest"))
    laws = Phrases(lines("laws"))
    thereof = WordSet(words("thereof"))
    partNouns = WordSet(words("part-nouns"))
    begins = WordSet(words("begins"))
    ends = WordSet(words("ends"))
    dayWords = WordSet(words("day-words"))
    yearWords = WordSet(words("year-words"))
    doubled = words("doubled")
    single = words("single")
    topics = lines("complete").compactMap { line in
      guard line.count > 2 else { return nil }
      return Topic(
        kind: line[0], name: line[1].replacing("_", with: " "),
        signs: line.dropFirst(2).map { $0.split(separator: "_").map(String.init) })
    }
  }

  /// Whether a word in brackets names what is to be filled in.
  func isBlank(_ word: String) -> Bool {
    blanks.contains(word.utf8.allSatisfy { $0 < 0x80 } ? word : withoutAccents(word))
  }

  /// Whether a word that stands twice in a row is a mistake.
  func mayNotDouble(_ word: String) -> Bool { !doubled.contains(word) && (single.isEmpty || single.contains(word)) }
}
