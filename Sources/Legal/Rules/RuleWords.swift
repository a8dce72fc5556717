import Diagnostics

/// The words by which rules know what a text speaks of, in one language.
///
/// All are in small letters. They are data: `rules` in `templates/legal/<language>.yaml`.
struct RuleWords: Sendable {
  /// Something that an agreement of some kind speaks of, and the words that show that it does.
  struct Topic: Sendable {
    let kind: String
    let name: String
    /// Words or rows of words; each is the beginning of a word in the text.
    let signs: [[String]]
  }

  /// The number of each month, of each day of the week from Monday, both from 1, and of each word for a number.
  let months: [String: Int]
  let weekdays: [String: Int]
  let numerals: [String: Int]
  /// What may stand within a number in words.
  let numeralJoints: Set<String>
  /// Behind these a word for a number is a rate: per hundred.
  let per: Set<String>
  /// What people call a clause by when they type its number.
  let clauseNouns: Set<String>
  /// What stands between a number and the paper that it is of.
  let of: Set<String>
  /// What begins the name of this paper, behind ``of``.
  let own: Set<String>
  let placeholders: [[String]]
  /// What stands in brackets where it is to be filled in: `[date]`. Without accents, which capitals leave out in Greek.
  private let blanks: Set<String>
  let draftingNotes: [[String]]
  let totals: Set<String>
  let from: Set<String>
  let until: Set<String>
  let signing: [[String]]
  let topics: [Topic]
  /// Words that a language writes twice on purpose.
  private let doubled: Set<String>
  /// The only words that may not stand twice, in a language that repeats the others as its grammar; empty in one that
  /// repeats none.
  private let single: Set<String>

  private static let keys = [
    "months", "weekdays", "numerals", "numeral-joints", "per", "clause-nouns", "of", "own", "placeholders", "blanks",
    "drafting-notes",
    "totals", "from", "until", "signing", "complete",
    "doubled", "single",
  ]

  /// Nil, reported, where something is missing or odd.
  init?(_ reading: inout KeyedReading) {
    guard let map = reading.map("rules", keys: Self.keys) else { return nil }
    func lines(_ key: String) -> [[String]] {
      (reading.texts(map[key], key) ?? []).map { $0.split(separator: " ").map(String.init) }
    }
    func words(_ key: String) -> Set<String> { Set(lines(key).flatMap { $0 }) }
    func numbered(_ key: String) -> [String: Int] {
      Dictionary(
        lines(key).enumerated().flatMap { place, forms in forms.map { ($0, place + 1) } }
      ) { first, _ in first }
    }
    months = numbered("months")
    weekdays = numbered("weekdays")
    numerals = Dictionary(
      lines("numerals").flatMap { forms in
        (forms.first.flatMap { Int($0) }).map { value in forms.dropFirst().map { ($0, value) } } ?? []
      }
    ) { first, _ in first }
    numeralJoints = words("numeral-joints")
    per = words("per")
    clauseNouns = words("clause-nouns")
    of = words("of")
    own = words("own")
    placeholders = lines("placeholders")
    blanks = Set(words("blanks").map(withoutAccents))
    draftingNotes = lines("drafting-notes")
    totals = words("totals")
    from = words("from")
    until = words("until")
    signing = lines("signing")
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
  func isBlank(_ word: String) -> Bool { blanks.contains(withoutAccents(word)) }

  /// Whether a word that stands twice in a row is a mistake.
  func mayNotDouble(_ word: String) -> Bool { !doubled.contains(word) && (single.isEmpty || single.contains(word)) }
}
