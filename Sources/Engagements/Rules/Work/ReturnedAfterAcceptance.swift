import Diagnostics
import Values

extension Rule {
  /// What is accepted is not sent back.
  ///
  /// A fault that is found later is a request, classed as a defect. Of a result that came back and was accepted on one
  /// day it is recorded that it was delivered anew in between.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///   returned:
  ///     - on: 2026-03-27
  ///       remarks: the phone number is missing
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-26
  ///     - on: 2026-03-27
  ///   returned:
  ///     - on: 2026-03-27
  ///       remarks: the phone number is missing
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let returnedAfterAcceptance = Rule("returned-after-acceptance", .error, .work) { engagement in
    (engagement.log.deliverables ?? []).compactMap { record in
      guard let id = record.id, let accepted = record.accepted?.on else { return nil }
      let delivered = (record.delivered ?? []).count { $0.on.map { $0 <= accepted } ?? false }
      // Accepted before there was anything to accept: its days are out of order, and that is said.
      guard delivered > 0 else { return nil }
      let returned = (record.returned ?? []).filter { $0.on.map { $0 <= accepted } ?? false }
      let later = (record.returned ?? []).first { $0.on.map { $0 > accepted } ?? false }
      let sameDay = returned.last { $0.on == accepted && delivered <= returned.count }
      guard let late = later ?? sameDay, let day = late.on else { return nil }
      let path = engagement.path
      let mistake = "`dossier mark \(path) \(id) corrected step=accepted to.on=…`"
      return Finding(
        "`\(id)` was sent back on \(day), and was accepted on \(accepted)", at: late.span(of: \.on),
        notes: [Diagnostic.Note("it was accepted here", at: record.accepted?.span(of: \.on))],
        help: later == nil
          ? "what was found afterwards is a request, classed as a defect: `dossier new request \(path) …`; where it came back "
            + "before it was accepted, record that it was delivered again: `dossier mark \(path) \(id) delivered --on \(day)`"
          : "what was found afterwards is a request, classed as a defect: `dossier new request \(path) …`; a wrong day is put "
            + "right: \(mistake)")
    }
  }
}
