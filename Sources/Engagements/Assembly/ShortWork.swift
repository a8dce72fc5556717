import Diagnostics
import Values

// Defaults are written for work of any length, towards results. What they promise, and short work has no time for, or a
// service alone no result for, is not promised; what an author wrote for one engagement stands as it is written.

extension Engagement {
  /// The meetings that return: those of the defaults only where the work goes on longer than it is to the first one, and
  /// to the second; of a service alone those that return for as long as it runs, for it has no beginning, middle and end.
  var meetings: [Entry<MeetingPlanFields>] {
    let isService = isServiceAlone
    return (terms.communication?.meetings ?? []).filter {
      isAuthored($0) || hasTime(for: $0) && !(isService && $0.isOfSomeTime)
    }
  }

  /// Whether all that the contract is about is paid by the period, and nothing of it is handed over and accepted. What a
  /// change order brings in makes no project of it.
  var isServiceAlone: Bool {
    !work.stages.isEmpty && work.stages.allSatisfy(\.isService)
  }

  private func isAuthored(_ meeting: Entry<MeetingPlanFields>) -> Bool {
    let values = (meeting.datum.map?.entries ?? []).flatMap(\.value.origin.spans)
    return (meeting.spans + values).contains { isAuthored($0) }
  }

  private func hasTime(for meeting: Entry<MeetingPlanFields>) -> Bool {
    guard let days = lengthInDays, let every = meeting.every?.every.inDays else { return true }
    return meeting.from?.inDays ?? 0 < days && every <= days
  }

  /// How long after the first day a meeting returns for the last time; nil where it returns as long as there is work.
  func last(of meeting: Entry<MeetingPlanFields>) -> Length? {
    guard let until = meeting.until, let days = until.inDays, let whole = lengthInDays, days >= whole else {
      return meeting.until
    }
    return nil
  }

  /// How long the work takes, by what the terms say of it: as long while its first day is still open as afterwards. Nil
  /// where they do not say so.
  private var lengthInDays: Int? {
    if let term = terms.term, let start = term.start, let end = term.end { return end.days(since: start) + 1 }
    let stages = work.stages.map(\.terms)
    let lengths = stages.compactMap { $0.start == nil && $0.due == nil ? $0.takes?.inDays : nil }
    if !stages.isEmpty, lengths.count == stages.count { return lengths.reduce(0, +) }
    guard let first = work.stages.compactMap(\.start?.day).min(), let last = work.stages.compactMap(\.due?.day).max()
    else { return nil }
    return last.days(since: first) + 1
  }
}

extension Entry where F == MeetingPlanFields {
  /// Whether it begins, or stops, at some time of the work.
  fileprivate var isOfSomeTime: Bool { self.from != nil || self.until != nil || self.times != nil }
}

extension PlannedStage {
  /// Whether it is served by the period and delivers nothing: nobody accepts it.
  var isService: Bool { terms.price?.isPeriodic == true && deliverables.isEmpty }
}

extension Entry where F == TermsFields {
  /// Whether a stage is served by the period and delivers nothing: nobody accepts it.
  func isService(_ stage: Stage) -> Bool { stage.price?.isPeriodic == true && deliverables(of: stage).isEmpty }

  /// The points at which a stage is looked at: all that its author wrote; of those of the defaults the first, the third
  /// quarter's and the last where the stage is short, and none where it is a service without a result to look at.
  func points(of stage: Stage, from start: Day?, due: Day?, _ calendar: WorkingCalendar) -> [Entry<CheckpointFields>] {
    let points = self.checkpoints?.points ?? []
    if isService(stage) {
      return points.filter { $0.span?.source.name == span?.source.name }
    }
    guard stage.isShort(from: start, due: due, calendar) else { return points }
    return points.filter { point in
      point.span?.source.name == span?.source.name || point.at.map(Stage.pointsOfShortOnes.contains) ?? true
    }
  }
}

extension Entry where F == StageFields {
  fileprivate static var pointsOfShortOnes: Set<Int> { [0, 75, 99] }

  /// Shorter than four weeks of work, as the terms have it.
  fileprivate func isShort(from start: Day?, due: Day?, _ calendar: WorkingCalendar) -> Bool {
    if self.due == nil, let takes = self.takes {
      return takes.unit == .workingDays ? takes.count < 20 : takes.inDays.map { $0 < 28 } ?? false
    }
    guard let start, let due, start <= due, due.days(since: start) < 60 else { return false }
    return calendar.workingDays(after: start, through: due) + 1 < 20
  }
}

extension Length {
  /// About how many days it has: five of seven work, and a month has thirty. Nil for hours, and for what no work takes.
  fileprivate var inDays: Int? {
    guard (0..<100_000).contains(count) else { return nil }
    switch unit {
    case .minutes, .hours: return nil
    case .workingDays: return count * 7 / 5
    case .days: return count
    case .weeks: return count * 7
    case .months: return count * 30
    case .quarters: return count * 91
    case .years: return count * 365
    }
  }
}

extension PlannedCheckpoint {
  /// Control days that fall on one day are one: the last of them, which looks at what the others ask as well.
  ///
  /// They need not stand side by side: one that was owed before a change order keeps its day.
  static func joined(_ points: [PlannedCheckpoint]) -> [PlannedCheckpoint] {
    var days: [PlannedCheckpoint] = []
    for point in points {
      var day = point
      if point.day != nil, let place = days.lastIndex(where: { $0.day == point.day }) {
        day.joined = days[place].apart
        days.remove(at: place)
      }
      days.append(day)
    }
    return days
  }

  /// Each of its points by itself.
  var apart: [PlannedCheckpoint] { joined + [PlannedCheckpoint(terms: terms, day: day, record: record)] }
}
