import Diagnostics
import Values

extension Rule {
  /// The advance falls due by the first day, where that was written as a day.
  ///
  /// Work begins when the advance is received: what may be paid until after the first day makes that day a hope.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   due_in: 14d
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   due_in: 5d
  /// ```
  static let advanceAfterStart = Rule("advance-after-start", .warning, .order) { engagement in
    let terms = engagement.terms
    guard terms.workStarts != "contract", let starts = terms.starts?.writtenDay,
      engagement.isAuthored(terms.span(of: \.starts)),
      let advance = engagement.work.payments?.entries.first(where: { engagement.isAskedBeforeWork($0.instalment) }),
      advance.state != .paid, let due = engagement.lastDay(toPay: advance), due > starts
    else { return [] }
    return [
      Finding(
        "the advance falls due on \(due), after the first day, \(starts)", at: terms.span(of: \.starts),
        help: (try? engagement.calendar.workingDay(onOrAfter: due)).map {
          "begin on \($0), shorten `due_in:`, or write `starts: advance`"
        })
    ]
  }
}

extension Engagement {
  /// The last day to pay what was asked for, whether or not what makes it due has happened.
  fileprivate func lastDay(toPay entry: PaymentLedger.Entry) -> Day? {
    let asked = (log.payments ?? []).first { $0.id == entry.instalment.id }?.asked?.on
    guard entry.triggered != nil || asked != nil else { return entry.due.day }
    // Asked for as soon as it may be, if nobody has said when.
    let from = [entry.triggered, asked].compactMap(\.self).max()
    return from.flatMap { from in terms.payments?.dueIn.flatMap { try? calendar.day(from, within: $0) } }
  }
}
