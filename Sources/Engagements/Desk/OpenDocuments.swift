import Diagnostics
import Values

// Documents that were promised, and wait for the practice.

extension Engagement {
  /// Documents that should have come, or come today. Records of conversations stand apart, and so do statements that
  /// ask for something and status updates that are written.
  var openDocuments: [OpenItem] {
    let billed = Set(openStatements.map(\.id))
    return documentsDue.compactMap { owed, rule, until in
      if rule.kind == "status", !statusesUnsent.isEmpty { return nil }
      if rule.kind == "statement", statementsOwed.allSatisfy({ $0.period.closedOn != nil || billed.contains($0.id) }) {
        return nil
      }
      return OpenItem(
        .document, .us, owed.id, rule.datum(of: \.title), who: rule.by ?? lead, until: until, from: rule.spans)
    }
  }

  private var documentsDue: [(owed: OwedDocument, rule: Entry<OwedFields>, until: Day)] {
    documentsOwedBesideRecords.compactMap { owed, rule in
      guard let until = owed.overdue.first ?? owed.next, until <= today else { return nil }
      return (owed, rule, until)
    }
  }

  private var statusesUnsent: [Entry<StatusFields>] { log.statusesGiven.filter { $0.sent == nil } }

  /// Status updates that are written and did not go out, by the day on which one is owed.
  var openStatuses: [OpenItem] {
    let until = documentsDue.first { $0.rule.kind == "status" }?.until
    return statusesUnsent.map { status in
      OpenItem(.document, .us, status.id, nil, who: lead, since: status.given?.on, until: until, from: status.spans)
    }
  }
}
