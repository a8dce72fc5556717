package import Diagnostics

/// The words that a language has for clauses and references, and those by which it defines terms.
///
/// They are data: `templates/legal/<language>.yaml`.
package struct LegalWords: Sendable {
  /// What a reference or a label calls a thing.
  package struct Noun: Hashable, Sendable {
    package let singular: String
    /// Nil where it is not known: each of several is then named on its own.
    package let plural: String?

    package init(singular: String, plural: String?) {
      self.singular = singular
      self.plural = plural
    }
  }

  package enum NounName: String, CaseIterable, Sendable {
    case section, clause, paragraph, schedule, exhibit, annex, recital
  }

  let nouns: [NounName: Noun]
  /// Whether references write the noun; else they are the bare number, for nouns that inflect are the author's.
  let citesNouns: Bool
  let and: String
  let to: String
  /// `%1 of %2`: a clause of a schedule, or of another document.
  private let inside: String
  /// `%1 of %2`: a schedule of another document.
  private let whole: String
  /// `this %1`; nil where the noun inflects.
  let this: String?
  let reserved: String
  /// What follows a term where it is defined: `means`, `has the meaning`.
  let means: [String]
  /// What follows a term that is explained elsewhere: "has the meaning" given in section 4.
  let pointing: [String]
  /// What leads to a quoted term whose meaning follows: «με τον όρο».
  let defining: [String]
  /// What may stand beside a term in the parentheses that define it: `the`, `together`.
  let besideTerm: Set<String>
  /// Likewise, rows of words: `referred to`.
  let phrasesBesideTerm: [String]
  /// Endings of singulars and what plurals have in their place; the first that fits counts.
  let plurals: [(singular: String, plural: String)]
  /// What makes a possessive: `'s`.
  let possessives: [String]
  /// By which rules know what a text speaks of.
  let rules: RuleWords

  /// `Section 4.2 of Schedule 1`
  func inside(_ whole: String, holding part: String) -> String {
    let (before, after) = aroundPart(of: whole)
    return before + part + after
  }

  /// What stands before and behind the part in ``inside(_:holding:)``.
  func aroundPart(of whole: String) -> (before: String, after: String) { around("%1", in: inside, "%2", whole) }

  /// `Schedule 1 of the Agreement`
  func chain(_ part: String, _ whole: String) -> String {
    let (before, after) = around("%1", in: self.whole, "%2", whole)
    return before + part + after
  }

  private func around(
    _ mark: String, in pattern: String, _ other: String, _ text: String
  ) -> (before: String, after: String) {
    let sides = pattern.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false).map {
      String($0).replacing(other, with: text)
    }
    return (sides[0], sides.count > 1 ? sides[1] : "")
  }

  func noun(_ name: NounName) -> Noun { nouns[name] ?? Noun(singular: name.rawValue, plural: nil) }

  /// The first kind of schedule that is called as this one is: a language may have one noun for several, and counts what
  /// has the same noun together.
  func family(of role: Clause.Role) -> Clause.Role {
    let kinds: [Clause.Role] = [.schedule, .annex, .exhibit]
    guard let own = role.noun.map({ noun($0).singular }) else { return role }
    return kinds.first { $0.noun.map { noun($0).singular } == own } ?? role
  }

  /// The noun of this singular, with its plural if it is one of the language's own.
  func noun(reading singular: String) -> Noun {
    nouns.values.first { $0.singular == singular } ?? Noun(singular: singular, plural: nil)
  }
}

extension LegalWords {
  /// Words as a file has them; what is missing or odd is reported where it stands, and nil given back.
  package init?(_ datum: Datum, _ diagnostics: inout [Diagnostic]) {
    var reading = KeyedReading(
      datum,
      keys: [
        "nouns", "references", "and", "to", "inside", "whole", "this", "reserved", "means", "pointing", "defining",
        "beside-term",
        "plurals",
        "possessives", "rules",
      ], of: "the legal words of a language")
    var nouns: [NounName: Noun] = [:]
    if let map = reading.map("nouns", keys: NounName.allCases.map(\.rawValue)) {
      for name in NounName.allCases {
        guard let words = reading.texts(map[name.rawValue], name.rawValue), let singular = words.first else { continue }
        nouns[name] = Noun(singular: singular, plural: words.dropFirst().first)
      }
    }
    let cites = reading.choice("references", of: ["noun", "number"])
    let (and, to) = (reading.text("and"), reading.text("to"))
    let (inside, whole) = (reading.text("inside"), reading.text("whole"))
    let reserved = reading.text("reserved")
    let this = reading.optionalText("this")
    let means = reading.texts("means")
    let pointing = reading.texts("pointing")
    let defining = reading.texts("defining")
    let beside = reading.texts("beside-term")
    let possessives = reading.texts("possessives")
    let endings = reading.texts("plurals")?.map { ending in
      // As scalars: a combining mark may follow the arrow.
      let parts = ending.unicodeScalars.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      return (singular: String(parts[0]), plural: parts.count > 1 ? String(parts[1]) : "")
    }
    let rules = RuleWords(&reading)
    diagnostics += reading.diagnostics
    guard let and, let to, let inside, let whole, let reserved, let means, let pointing, let defining, let beside,
      let possessives,
      let endings,
      let rules,
      nouns.count == NounName.allCases.count
    else { return nil }
    self.nouns = nouns
    citesNouns = cites != "number"
    (self.and, self.to, self.this, self.reserved) = (and, to, this, reserved)
    (self.inside, self.whole) = (inside, whole)
    (self.means, self.pointing, besideTerm) = (means, pointing, Set(beside))
    phrasesBesideTerm = beside.filter { $0.contains(" ") }
    self.defining = defining
    (plurals, self.possessives, self.rules) = (endings, possessives, rules)
  }
}
