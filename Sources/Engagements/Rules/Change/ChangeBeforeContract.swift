import Diagnostics
import Values

extension Rule {
  /// A change order changes what was agreed: before that, the terms are simply written anew.
  ///
  /// One that was taken back or declined changes nothing, whenever it went out.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-02-06
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// ```
  static let changeBeforeContract = Rule("change-before-contract", .error, .changeOrder) { engagement in
    // What was agreed first and taken back since could be changed while it stood.
    let first = (engagement.log.papers ?? []).filter(\.isContract).compactMap { $0.agreed?.on }.min()
    let agreed = engagement.log.contractAgreedOn == nil ? nil : first
    let paper = engagement.isOrder ? "order" : "contract"
    return engagement.changes.filter { !$0.isOver }.compactMap { change in
      guard let agreed else {
        return Finding(
          "no \(paper) is agreed that \(change.name) could change", at: change.terms.place(of: \.title))
      }
      guard let record = change.record, let out = record.issuedOn, out < agreed else { return nil }
      return Finding(
        "`\(record.id ?? "")` went out on \(out), before the \(paper) was agreed on \(agreed)",
        at: record.issued?.span(of: \.on) ?? record.sent?.span(of: \.on),
        help: "write what was to be agreed then into engagement.yaml, and take it back: `dossier withdraw "
          + "\(engagement.path) \(record.id ?? "")`")
    }
  }
}
