package import Diagnostics

/// How clauses are numbered and cited, level by level.
package struct Scheme: Sendable {
  struct Level: Sendable {
    var style: NumberStyle
    /// What is printed at the clause.
    var label: NumberPattern
    /// What references read, without its noun.
    var citation: NumberPattern
    /// The noun of its own; nil for that of the scheme.
    var noun: LegalWords.Noun?

    init(_ style: NumberStyle, _ label: NumberPattern, cite citation: NumberPattern, noun: LegalWords.Noun? = nil) {
      self.style = style
      self.label = label
      self.citation = citation
      self.noun = noun
    }
  }

  let levels: [Level]
  var noun: LegalWords.NounName?
  /// What a clause of a schedule is called.
  var nounInSchedule: LegalWords.NounName?

  /// More than `%1` … `%9` can name.
  static let mostLevels = 9
}

// MARK: - Presets

extension Scheme {
  /// Clauses without numbers, that references call by their titles.
  package static let unnumbered = Scheme(levels: [])

  /// 1. · 1.1 · (a) · (i) · (A) · (1)
  package static let us = Scheme(
    levels: [
      Level(.decimal, .dotted(1, ending: "."), cite: .dotted(1)), Level(.decimal, .dotted(2), cite: .dotted(2)),
    ] + bracketed([.letter, .roman, .capital, .decimal]), noun: .section, nounInSchedule: .section)

  /// 1. · 1.1 · 1.1.1 · (a) · (i) · (A)
  package static let uk = Scheme(
    levels: [
      Level(.decimal, .dotted(1, ending: "."), cite: .dotted(1)), Level(.decimal, .dotted(2), cite: .dotted(2)),
      Level(.decimal, .dotted(3), cite: .dotted(3)),
    ] + bracketed([.letter, .roman, .capital]), noun: .clause, nounInSchedule: .paragraph)

  /// 1. · 1.1. · 1.1.1. …
  package static let decimal = Scheme(
    levels: (1...6).map { Level(.decimal, .dotted($0, ending: "."), cite: .dotted($0)) }, noun: .section,
    nounInSchedule: .section)

  /// 1. · (a) · (i) · (A) · (I)
  package static let outline = Scheme(
    levels: [Level(.decimal, .dotted(1, ending: "."), cite: .dotted(1))]
      + bracketed([.letter, .roman, .capital, .capitalRoman, .decimal]), noun: .section, nounInSchedule: .section)

  /// The scheme of this name: `us`, `uk`, `decimal`, `outline`, or `none`; nil for any other.
  package init?(preset name: String) {
    guard let scheme = Self.presets.first(where: { $0.name == name })?.scheme else { return nil }
    self = scheme
  }

  static let presets: [(name: String, scheme: Scheme)] = [
    ("us", us), ("uk", uk), ("decimal", decimal), ("outline", outline), ("none", unnumbered),
  ]

  /// What a document in a language is numbered by if it does not say.
  ///
  /// English without a country, and that of North America, has sections; elsewhere English contracts have clauses.
  package static func standard(in language: String) -> Scheme {
    Scheme(preset: nameOfStandard(in: language)) ?? decimal
  }

  /// The name of that preset.
  package static func nameOfStandard(in language: String) -> String {
    let tag = LanguageTag(language)
    return tag.isAmericanEnglish ? "us" : tag.language == "en" ? "uk" : "decimal"
  }

  /// `(a)`, cited behind the clause around it.
  private static func bracketed(_ styles: [NumberStyle]) -> [Level] {
    styles.map { Level($0, .bracketed, cite: .behindParent) }
  }

  /// A. for recitals, (i) within them.
  static let recitals = Scheme(
    levels: [
      Level(.capital, .dotted(1, ending: "."), cite: .dotted(1)), Level(.roman, .bracketed, cite: .behindParent),
    ], noun: .recital)
}

// MARK: - Own schemes

extension Scheme {
  /// A scheme as data have it, the name of a preset or `levels:`; nil where it cannot be made out.
  package init?(_ datum: Datum, _ diagnostics: inout [Diagnostic]) {
    if let name = datum.text {
      if let scheme = Scheme(preset: name) {
        self = scheme
        return
      }
      let names = Self.presets.map(\.name)
      diagnostics.append(
        Diagnostic(
          .error, "numbering", "there is no numbering `\(name)`", at: datum.span,
          help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
            ?? "there are \(names.joined(separator: ", ")), and `levels:` of one's own"))
      return nil
    }
    let reading = KeyedReading(datum, keys: ["levels"], of: "a numbering")
    diagnostics += reading.diagnostics
    guard reading.diagnostics.isEmpty else { return nil }
    guard let list = datum["levels"]?.list, (1...Self.mostLevels).contains(list.count) else {
      diagnostics.append(
        Diagnostic(
          .error, "numbering", "a numbering is a list of one to \(Self.mostLevels) `levels`",
          at: datum["levels"]?.span ?? datum.span, help: "write `levels: [{ label: \"%n.\" }, { label: \"%1.%n\" }]`"))
      return nil
    }
    levels = list.enumerated().compactMap { Level($1, number: $0 + 1, &diagnostics) }
    guard levels.count == list.count else { return nil }
  }
}

extension Scheme.Level {
  fileprivate init?(_ datum: Datum, number level: Int, _ diagnostics: inout [Diagnostic]) {
    var reading = KeyedReading(datum, keys: ["label", "cite", "style", "plural"], of: "a level")
    defer { diagnostics += reading.diagnostics }
    let written = reading.text("label")
    let style = reading.choice("style", of: NumberStyle.allCases.map(\.rawValue)).flatMap(NumberStyle.init)
    guard let label = pattern(written, datum["label"], level, &reading) else { return nil }
    guard label.holdsOwn else {
      reading.report(
        "numbering", "the label of level \(level) holds no number of its own", at: datum["label"]?.span,
        help: "write `%n` where the number stands")
      return nil
    }
    guard let cite = reading.optionalText("cite") else {
      guard !datum.hasKey("cite") else { return nil }
      self.init(style ?? .decimal, label, cite: label.withoutEnding)
      return
    }
    guard let citation = pattern(cite, datum["cite"], level, &reading) else { return nil }
    let (noun, rest) = citation.splitNoun
    let plural = reading.optionalText("plural")
    self.init(
      style ?? .decimal, label, cite: rest, noun: noun.map { LegalWords.Noun(singular: $0, plural: plural) })
  }
}

private func pattern(_ text: String?, _ datum: Datum?, _ level: Int, _ reading: inout KeyedReading) -> NumberPattern? {
  guard let text else { return nil }
  do throws(UnreadablePattern) {
    return try NumberPattern(text, level: level)
  } catch {
    reading.report(
      "numbering", error.message, at: datum?.span,
      help: "`%n` is the clause's own number, `%1` that of level 1, `%^` the citation of the clause around it")
    return nil
  }
}

extension Datum {
  fileprivate func hasKey(_ key: String) -> Bool { self[key].map { !$0.isNone } ?? false }
}
