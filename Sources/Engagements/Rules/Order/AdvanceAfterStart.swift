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
    if let due = entry.due.day { return due }
    let asked = (log.payments ?? []).first { $0.id == entry.instalment.id }?.asked?.on
    return asked.flatMap { asked in terms.payments?.dueIn.flatMap { try? calendar.day(asked, within: $0) } }
  }
}
