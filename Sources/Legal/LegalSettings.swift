package import Diagnostics

/// What the front matter of a document says of its clauses, references and terms.
package struct LegalSettings: Sendable {
  /// Nil where the document says nothing: what its kind does holds then.
  package var numbering: Scheme?
  package var literalNumbers = LiteralNumbers.verify
  package var references = ReferenceStyle.numberAndHeading
  package var terms = TermDetection.auto
  /// The documents whose definitions count here, and where each is named.
  package var definedIn: [(name: String, span: Span?)] = []
  /// How other documents call this one.
  package var shortName: String?
  /// `contract`; nil where it is not said.
  package var kind: String?
  /// Who signs, where no data say it.
  package var parties: [LegalText.Party] = []
  /// Rules to ask beside those that always are.
  package var rules: Set<String> = []

  package init() {}

  /// The keys of front matter that are read here.
  package static let keys = [
    "numbering", "literal-numbers", "refs", "terms", "defined-in", "short-name", "kind", "parties", "rules",
  ]

  /// Settings as front matter has them; its other keys are not looked at.
  package init(_ frontMatter: Datum, _ diagnostics: inout [Diagnostic]) {
    var own = DatumMap()
    for entry in frontMatter.map?.entries ?? [] where Self.keys.contains(entry.key) { own.append(entry) }
    let datum = Datum(.map(own), origin: frontMatter.origin)
    if let numbering = datum["numbering"], !numbering.isNone { self.numbering = Scheme(numbering, &diagnostics) }
    var reading = KeyedReading(datum, keys: Self.keys, of: "front matter")
    if let choice = reading.choice("literal-numbers", LiteralNumbers.self) { literalNumbers = choice }
    if let choice = reading.choice("refs", ReferenceStyle.self) { references = choice }
    if let choice = reading.choice("terms", TermDetection.self) { terms = choice }
    if let names = datum["defined-in"], !names.isNone {
      definedIn = (names.list ?? [names]).flatMap { item in
        (reading.texts(item, "defined-in") ?? []).map { ($0, item.span) }
      }
    }
    shortName = reading.optionalText("short-name")
    kind = reading.optionalText("kind")
    if let names = datum["parties"], !names.isNone {
      parties = (names.list ?? [names]).flatMap { item in
        (reading.texts(item, "parties") ?? []).map { LegalText.Party(name: $0, span: item.span) }
      }
    }
    if let ids = datum["rules"], !ids.isNone {
      for item in ids.list ?? [ids] {
        guard let id = reading.choice(item, "rules", of: DocumentRule.all.map(\.id)) else { continue }
        rules.insert(id)
      }
    }
    diagnostics += reading.diagnostics
  }
}

extension KeyedReading {
  fileprivate mutating func choice<C: CaseIterable & RawRepresentable<String>>(_ key: String, _: C.Type) -> C? {
    choice(key, of: C.allCases.map(\.rawValue)).flatMap(C.init)
  }
}
