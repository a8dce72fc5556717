package import Diagnostics
package import Values

/// The raw data of one engagement and of all that it inherits from, as they were read.
package struct EngagementSource: Sendable {
  /// The folder's name, unique within the client's.
  package let id: String
  package let clientID: String
  package let practice: Datum
  /// Nil where the practice has no such file.
  package let standards: Datum?
  package let client: Datum
  package let terms: Datum
  /// The files of `log/`, by their names without the ending.
  package let log: [DatumMap.Entry]
  /// The files of `changes/`, by their names without the ending.
  package let changes: [DatumMap.Entry]
  /// Country packs by country.
  package let packs: [String: Datum]
  /// What the Markdown beside the data says to the client, a text a paragraph, in the order of a reader.
  package let paragraphs: [Datum]
  /// What a paper printed where a figure stood, by its number and the figure's path; nil for one that is not frozen.
  package let printed: @Sendable (_ paper: String, _ path: String) -> String?

  package init(
    id: String, clientID: String, practice: Datum, standards: Datum?, client: Datum, terms: Datum,
    log: [DatumMap.Entry], changes: [DatumMap.Entry], packs: [String: Datum], paragraphs: [Datum] = [],
    printed: @escaping @Sendable (_ paper: String, _ path: String) -> String? = { _, _ in nil }
  ) {
    self.id = id
    self.clientID = clientID
    self.practice = practice
    self.standards = standards
    self.client = client
    self.terms = terms
    self.log = log
    self.changes = changes
    self.packs = packs
    self.paragraphs = paragraphs
    self.printed = printed
  }
}

extension EngagementSource {
  /// The terms after defaults, raw: the pack of the practice's country, then the practice's `defaults:`, then what the
  /// engagement itself says. Every line keeps the place where it was written.
  package var merged: Datum {
    let isOrder = terms["kind"]?.text == "order"
    let defaults = [practicePack?["defaults"], practice["defaults"]].compactMap { $0 }.filter {
      $0.map != nil
    }
    return (defaults.map { isOrder ? $0.without(Self.notInOrders) : $0 } + [terms]).filter { $0.map != nil }
      .reduce(Datum(.map(DatumMap()), origin: terms.origin)) { $0.overlaid(with: $1) }
      .withAddresses(of: practice)
  }

  /// What an order takes over from no defaults: its one page does not say it, and what no paper says was not agreed.
  private static let notInOrders = [
    "allowances", "cancellation", "checkpoints", "communication.meetings", "complaints", "complete_when",
    "confidentiality", "documents_owed", "escalation", "handled_by", "support",
  ]

  /// The client with what the engagement says of its people.
  package var mergedClient: Datum {
    guard let people = terms["people"], people.map != nil else { return client }
    var additions = DatumMap()
    additions["people"] = people
    return client.overlaid(with: Datum(.map(additions), origin: client.origin))
  }

  /// The language of its papers: its own, the client's, the country's, the practice's.
  package var language: String {
    first("language") ?? PracticeFields.fields.language.standard ?? "en"
  }

  /// Where it is written; nil where nobody has written one.
  package var languageSpan: Span? {
    [terms, client, clientPack, practice].lazy.compactMap { $0?["language"] }.first { $0.text != nil }?.span
  }

  package var currency: Currency? { first("currency").flatMap(Currency.init) }

  /// The time zone of its deadlines: its own, the client's, the country's, the practice's, as it was
  /// written: there may be no such zone.
  package var timezone: Datum? {
    [terms, client, clientPack].lazy.compactMap { $0?["timezone"] }.first { !$0.isNone } ?? practiceTimezone
  }

  /// The practice's own time zone, or that of its country.
  package var practiceTimezone: Datum? {
    let pack = practice["country"]?.text.flatMap { packs[$0] }
    return [practice, pack].lazy.compactMap { $0?["timezone"] }.first { !$0.isNone }
  }

  /// Who has which role, what `lead`, `decides` and `signs` stand for elsewhere: named by the engagement, or else
  /// the practice's only person, and the first of the client's who may.
  package var roles: [Role: String] {
    let terms = merged
    let theirs = mergedClient["people"]?.map?.entries ?? []
    let ours = practice["people"]?.map?.keys ?? []
    var roles: [Role: String] = [:]
    for role in Role.allCases {
      if let named = terms[role.rawValue]?.text, named != "none" {
        roles[role] = named
        continue
      }
      roles[role] =
        switch role {
        case .lead: ours.count == 1 ? ours[0] : nil
        case .decides, .signs: theirs.first { $0.value[role.rawValue]?.isGranted ?? false }?.key
        }
    }
    return roles
  }

  /// The first of engagement, client, country pack and practice that says what `key` is.
  private func first(_ key: String) -> String? {
    [terms, client, clientPack, practice].lazy.compactMap { $0?[key]?.text }.first
  }

  var practicePack: Datum? { practice["country"]?.text.flatMap { packs[$0] } }

  var clientPack: Datum? { client["country"]?.text.flatMap { packs[$0] } }
}

extension Datum {
  /// Raw `decides: yes`, `signs: yes` or `signs: { up_to: … }`.
  fileprivate var isGranted: Bool {
    switch content {
    case .none: false
    case .word(let word), .text(let word): !["no", "false", "none"].contains(word)
    default: true
    }
  }
}

extension Datum {
  /// The terms with the practice's own mail address and number at the channels of those names that have no other.
  fileprivate func withAddresses(of practice: Datum) -> Datum {
    guard var terms = map, var plan = terms["communication"]?.map, let channels = plan["channels"]?.list else {
      return self
    }
    let reached = channels.map { channel -> Datum in
      guard var fields = channel.map, fields["address"] == nil,
        let key = fields["id"]?.text.flatMap({ ["email", "phone"].contains($0) ? $0 : nil })
      else { return channel }
      fields["address"] = practice[key]
      return Datum(.map(fields), origin: channel.origin, audience: channel.audience)
    }
    plan["channels"]?.content = .list(reached)
    terms["communication"]?.content = .map(plan)
    return Datum(.map(terms), origin: origin, audience: audience)
  }
}
