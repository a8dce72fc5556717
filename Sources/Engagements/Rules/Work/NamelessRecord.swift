import Diagnostics
import Values

extension Rule {
  /// A record has an `id:`.
  ///
  /// By it documents link to the record, and later steps find it. What belongs to a thing of the terms carries that
  /// thing's id; a call or a meeting with a title is named by the title.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - received:
  ///     - on: 2026-04-08
  ///       amount: 2604.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 2604.00
  /// ```
  static let namelessRecord = Rule("nameless-record", .error, .work) { engagement in
    (engagement.writtenLog.datum.map?.entries ?? []).flatMap { kind -> [Finding] in
      (kind.value.list ?? []).filter { $0.map?.entry("id") == nil }.map { record in
        Finding(
          "a record of \(kind.key) has no `id:`", at: record.span, help: "write `id: …`, \(engagement.idsOf(kind.key))")
      }
    }
  }
}

extension Engagement {
  /// What the records of a kind are called by, for help.
  fileprivate func idsOf(_ file: String) -> String {
    guard let kind = RecordKind.named(file) else { return "a name of its own" }
    switch kind.traits.ids {
    case .numbered:
      let first = kind.traits.id(of: NamelessRecord(title: nil, day: today, stage: nil, at: nil), after: [])
      return "such as \(first ?? kind.word)"
    case .dated: return "such as its day, or a `title:` to be named by"
    case .controlDay: return "the stage and the per cent, such as \(work.stages.first?.id ?? "build")-25"
    case .things(.papers): return "the number of the paper, such as C-\(today.year)-001"
    case .things(.completion): return "what holds: \(CompletionRecordFields.fields.id.shape.form.description)"
    case .things:
      let ids = things(of: kind).map(\.id)
      let one = "the id of the \(kind.word)"
      return ids.isEmpty ? one : "\(one): \(ids.joined(separator: ", "))"
    }
  }
}
