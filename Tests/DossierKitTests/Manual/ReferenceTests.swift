import Diagnostics
@testable import DossierKit
import Engagements
import Foundation
import Legal
import Templating
import TestSupport
import Testing

/// What the manual's reference pages are made of: written from the declarations and the rules' doc comments, so that
/// the manual cannot say what the tool does not do.
@Suite struct ReferenceTests {
  @Test func kindsAreCurrent() throws {
    try expectCurrent(KindEntry.all, in: "kinds")
  }

  @Test func rulesAreCurrent() throws {
    let rules = Dictionary(uniqueKeysWithValues: Rule.all.map { ($0.id, $0) })
    try expectCurrent(
      try RuleExample.all.map { RuleEntry(example: $0, rule: try #require(rules[$0.id])) }, in: "rules")
  }

  @Test func documentRulesAreCurrent() throws {
    let rules = Dictionary(uniqueKeysWithValues: DocumentRule.all.map { ($0.id, $0) })
    try expectCurrent(
      try DocumentRuleExample.all.map { DocumentRuleEntry(example: $0, rule: try #require(rules[$0.id])) },
      in: "document-rules")
  }

  @Test func messagesAreCurrent() throws {
    try expectCurrent(MessageKind.all.map(MessageEntry.init), in: "messages")
  }

  @Test func builtInsAreCurrent() throws {
    try expectCurrent(ReferenceSection.all, in: "builtins")
  }

  private func expectCurrent(_ entries: some Encodable, in file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    #expect(try RecordedText.expected("../content/sites/manual/data/\(file).json", recording: text) == text)
  }
}

/// A message as the manual shows it.
private struct MessageEntry: Encodable {
  let name: String
  let about: String
  let summary: String

  init(_ kind: MessageKind) {
    name = kind.name
    about = kind.about.map { "\($0)" }.sorted().joined(separator: ", ")
    summary = kind.summary
  }
}

/// A rule as its page in the manual shows it.
private struct RuleEntry: Encodable {
  let id: String
  let severity: String
  let paper: String
  /// Markdown.
  let text: String
  let wrong: String
  let right: String

  init(example: RuleExample, rule: Rule) {
    id = rule.id
    severity = rule.severity.rawValue
    paper = "\(rule.paper)"
    text = example.text
    wrong = Self.shown(example.wrong)
    right = Self.shown(example.right)
  }

  /// The files one under another, each with the remark that names it.
  private static func shown(_ files: [String: String]) -> String {
    files.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
  }
}

/// A rule of documents as its page in the manual shows it.
private struct DocumentRuleEntry: Encodable {
  let id: String
  let severity: String
  /// Whether it is asked without being named.
  let asked: Bool
  /// Markdown.
  let text: String
  let wrong: String
  let right: String

  init(example: DocumentRuleExample, rule: DocumentRule) {
    id = rule.id
    severity = rule.severity.rawValue
    asked = rule.isAsked
    text = example.text
    wrong = example.wrong
    right = example.right
  }
}

/// A kind of data as the manual shows it.
private struct KindEntry: Encodable {
  let name: String
  /// Where it stands in the manual.
  let place: Place
  /// The file that is such a map, or what writes it; nil for a kind that stands within others.
  let file: String?
  let fields: [FieldEntry]

  /// A page of the manual, and a heading on it.
  struct Place: Encodable {
    let page: String
    let id: String
  }

  struct FieldEntry: Encodable {
    let key: String
    let form: String
    /// Where the kind stands that its value, or each of its items, is.
    let kind: Place?
    let audience: String
    let needed: String?
    let standard: String?
    let help: String
  }

  /// The kinds of all files, each followed by those that stand within it and were not shown before.
  static var all: [KindEntry] {
    var met: [(kind: Declaration, place: Place, file: String?)] = []
    func add(_ kind: Declaration, on page: String, file: String? = nil) {
      guard !met.contains(where: { $0.kind.isSame(as: kind) }) else { return }
      let name = slug(kind.name)
      let isTaken = met.contains { $0.place.id == name }
      met.append((kind, Place(page: page, id: isTaken ? "\(name)-\(page)" : name), file))
      for inner in kind.fields.flatMap(\.form.kinds) { add(inner, on: page) }
    }
    add(Declaration(CommunicationFields.self), on: "keys-of-communication", file: "communication:")
    add(Declaration(OwedFields.self), on: "keys-of-communication", file: "documents_owed:")
    add(Declaration(LateInputFields.self), on: "keys-of-communication", file: "late_input:")
    add(Declaration(TermsFields.self), on: "keys", file: "engagement.yaml")
    add(Declaration(ChangeFields.self), on: "keys-of-changes", file: "changes/*.yaml")
    for (kind, key) in [
      (Declaration(PaperRecordFields.self), "papers"), (Declaration(DraftFields.self), "drafts"),
      (Declaration(DeliveryFields.self), "deliverables"), (Declaration(InputRecordFields.self), "inputs"),
      (Declaration(PointFields.self), "points"),
      (Declaration(RedlineFields.self), "redlines"), (Declaration(GoalRecordFields.self), "goals"),
      (Declaration(CompletionRecordFields.self), "completion"),
      (Declaration(PaymentRecordFields.self), "payments"),
      (Declaration(CancellationRecordFields.self), "cancellations"), (Declaration(StatusFields.self), "statuses"),
      (Declaration(NoticeFields.self), "notices"),
    ] {
      add(kind, on: "keys-of-papers", file: "log/\(key).yaml")
    }
    add(Declaration(LogFields.self), on: "keys-of-records", file: "log/*.yaml")
    add(Declaration(ClientFields.self), on: "keys-of-the-rest", file: "client.yaml")
    add(Declaration(PracticeFields.self), on: "keys-of-the-rest", file: "practice.yaml")
    add(Declaration(StandardsFields.self), on: "keys-of-the-rest", file: "standards.yaml")
    add(Declaration(GivenNumberFields.self), on: "keys-of-the-rest", file: "numbers.yaml")
    add(Declaration(SettingsFields.self), on: "keys-of-the-rest", file: "dossier.yaml")
    add(Declaration(PackFields.self), on: "keys-of-the-rest", file: "packs/*.yaml")
    add(Declaration(DeskFigures.self), on: "status", file: "dossier status --format json")
    return met.map { entry in
      let fields = entry.kind.fields.map { field in
        FieldEntry(
          key: field.key, form: field.form.description,
          kind: field.form.kinds.first.flatMap { inner in met.first { $0.kind.isSame(as: inner) }?.place },
          audience: field.audience.rawValue, needed: field.needed.map { "\($0)" }, standard: field.standard,
          help: field.help)
      }
      return KindEntry(name: entry.kind.name, place: entry.place, file: entry.file, fields: fields)
    }
  }
}

extension Declaration {
  /// Two kinds may have one name, such as a payment that is agreed and one that has come.
  fileprivate func isSame(as other: Declaration) -> Bool { name == other.name && keys == other.keys }
}

extension Form {
  /// The kinds of the maps that it is made of.
  fileprivate var kinds: [Declaration] {
    switch self {
    case .scalar, .choice, .reference, .anything: []
    case .list(let item): item.kinds
    case .either(let forms): forms.flatMap(\.kinds)
    case .entry(let kind), .keyed(let kind): [kind()]
    }
  }
}
