import Diagnostics
import Values

extension Rule {
  /// As many times as a meeting is to be held fall within the engagement.
  ///
  /// Three meetings a quarter apart cannot be held in eight weeks, and the contract would promise them.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: steering
  ///       every: 1q
  ///       times: 4
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: steering
  ///       every: 1q
  ///       times: 3
  /// ```
  static let meetingTimes = Rule("meeting-times", .warning, .contract) { engagement in
    guard let (first, last) = engagement.termInDays else { return [] }
    let calendar = engagement.calendar
    return (engagement.terms.communication?.meetings ?? []).compactMap { meeting in
      guard let times = meeting.times, let every = meeting.every, engagement.isAuthored(meeting.span(of: \.times)),
        let from = try? calendar.day(first, plus: meeting.from ?? Length(0, .days)),
        let until = try? meeting.until.map({ try calendar.day(first, plus: $0) }) ?? last, first <= until
      else { return nil }
      let held = every.occurrences(
        from: from, until: until, times: times, in: first...until, calendar: calendar
      ).count
      guard held < times else { return nil }
      return Finding(
        "meeting `\(meeting.title ?? meeting.id ?? "")` is to be held \(times) times; the engagement has time for \(held)",
        at: meeting.span(of: \.times),
        help: "write the number that is meant, or how often: it comes back every \(every.every)")
    }
  }
}

extension Engagement {
  /// The first and the last day; where the first is not known, as if it were today: what matters is the time between.
  fileprivate var termInDays: (first: Day, last: Day)? {
    guard let begins, let ends else { return nil }
    var known = work.known
    if case .pending(let anchor) = begins { known[anchor.event] = today }
    func day(_ moment: Moment) -> Day? {
      switch moment {
      case .day(let day): day
      case .pending(let anchor): (try? anchor.resolved(known, calendar))?.day
      }
    }
    guard let first = day(begins), let last = day(ends), first <= last else { return nil }
    return (first, last)
  }
}
