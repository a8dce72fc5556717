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
    (engagement.wholeLog.datum.map?.entries ?? []).flatMap { kind -> [Finding] in
      (kind.value.list ?? []).filter { $0.map?.entry("id") == nil }.map { record in
        Finding(
          "a record of \(kind.key) has no `id:`", at: record.span, help: "write `id: …`, \(engagement.idsOf(kind.key))")
      }
    }
  }
}

extension Engagement {
  /// What the records of a kind are called by, for help.
  fileprivate func idsOf(_ kind: String) -> String {
    func one(of ids: [String], _ thing: String) -> String {
      ids.isEmpty ? "the id of \(thing)" : "the id of \(thing): \(ids.joined(separator: ", "))"
    }
    return switch kind {
    case "payments": one(of: work.instalments.map(\.id), "the instalment")
    case "deliverables": one(of: work.deliverables.map(\.id), "the deliverable")
    case "inputs": one(of: inputs.map(\.id), "the input")
    case "goals": one(of: (terms.goals ?? []).compactMap(\.id), "the goal")
    case "completion": "what holds: \(CompletionRecordFields.fields.id.shape.form.description)"
    case "papers": "the number of the paper, such as C-\(today.year)-001"
    case "calls", "meetings": "such as its day, or a `title:` to be named by"
    case "checkpoints": "the stage and the per cent, such as \(work.stages.first?.id ?? "build")-25"
    case "requests": "such as R-001"
    case "questions": "such as Q-001"
    case "decisions": "such as D-001"
    case "actions": "such as A-001"
    case "points": "such as N-001"
    case "hours": "such as H-001"
    case "risks": "such as K-001"
    default: "a name of its own, such as \(kind)-1"
    }
  }
}
