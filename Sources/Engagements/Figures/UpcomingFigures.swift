import Diagnostics
import Values

// What comes next.

extension Engagement {
  struct Upcoming {
    let day: Day
    let time: TimeOfDay?
    let kind: String
    let datum: Datum
  }

  /// Dates from today on, in their order: conversations, control days, starts and ends of stages, inputs.
  var upcoming: [Upcoming] {
    guard !hasEnded else { return [] }
    let ofWork = isOff ? [] : meetingsToHold + stageDates + inputDates
    // After the end nothing is held, and nothing is waited for.
    let all = (plannedConversations + ofWork).filter { $0.day <= endOfNotice ?? $0.day }
    return all.enumerated()
      .sorted {
        let (a, b) = ($0.element, $1.element)
        return (a.place, $0.offset) < (b.place, $1.offset)
      }
      .map(\.element)
  }

  fileprivate func date(
    _ kind: String, on day: Day, title: Datum?, time: TimeOfDay? = nil, minutes: Int? = nil,
    with persons: [String] = [],
    agenda: Datum? = nil, at: Int? = nil, from spans: [Span]
  ) -> Upcoming {
    var figures = FigureWriter<UpcomingFigures>(from: spans)
    figures.set(\.day, .day(day), from: spans)
    figures.set(\.kind, .text(kind))
    figures.set(\.title, title)
    figures.set(\.time, time.map(Datum.Content.time), from: spans)
    figures.set(\.minutes, minutes.map { .number(Number($0)) }, from: spans)
    figures.set(\.with, items: persons.compactMap { people.datum($0) })
    figures.set(\.agenda, agenda)
    figures.set(\.at, at.map { .number(Number($0)) })
    return Upcoming(day: day, time: time, kind: kind, datum: figures.datum)
  }

  private var plannedConversations: [Upcoming] {
    log.conversations.compactMap { kind, _, record in
      guard record.held == nil, let day = record.planned?.day, day >= today else { return nil }
      return plan(of: record, kind)
    }
  }

  /// A conversation as it was planned; nil where it was not.
  fileprivate func plan(of record: Conversation, _ kind: ConversationKind) -> Upcoming? {
    record.planned.flatMap { plan -> Upcoming? in
      guard let day = plan.day else { return nil }
      let minutes = plan.start.flatMap { start in plan.end.map { $0.minutes - start.minutes } }
      return date(
        kind.rawValue, on: day, title: record.heading, time: plan.start, minutes: minutes,
        with: plan.with ?? [], agenda: plan.datum(of: \.agenda), from: record.spans)
    }
  }

  /// The first time from a day on of each meeting that returns, unless it is planned on its own already.
  ///
  /// - Parameter planned: the days for which a conversation is planned on its own.
  func recurringMeetings(onOrAfter start: Day, besides planned: Set<Day>) -> [Upcoming] {
    recurringMeetings(besides: planned) { _ in start }
  }

  /// The next time of each meeting that returns. One that was held today, and is called so, is over.
  var meetingsToHold: [Upcoming] {
    let heldToday = log.conversations.map(\.record).filter { $0.held?.on == today }
    let tomorrow = (try? today.adding(days: 1)) ?? today
    return recurringMeetings(besides: plannedDays) { plan in heldToday.contains { $0.names(plan) } ? tomorrow : today }
  }

  private func recurringMeetings(
    besides planned: Set<Day>, onOrAfter start: (Entry<MeetingPlanFields>) -> Day
  ) -> [Upcoming] {
    guard reached >= .work, let first = begins?.day else { return [] }
    let last = lastDayOfMeetings
    return meetings.compactMap { plan -> Upcoming? in
      guard let every = plan.every else { return nil }
      // What is held in the first weeks alone begins with them.
      let from =
        (try? day(of: plan.from)) ?? (plan.until == nil ? try? every.firstDay(ofWorkFrom: first) : first) ?? first
      // "For the first four weeks" ends with their last day.
      let until = plan.until == nil ? last : try? day(of: plan.until)?.adding(days: -1)
      guard
        let next = every.next(onOrAfter: start(plan), from: from, until: until, times: plan.times, calendar: calendar),
        !planned.contains(next.day)
      else { return nil }
      return date(
        "meeting", on: next.day, title: plan.datum(of: \.title) ?? plan.datum(of: \.id), time: next.time,
        minutes: plan.minutes, with: plan.attends ?? [], from: plan.spans)
    }
  }

  /// The last day of the work: what is talked about afterwards is planned on its own. Work that is late goes on to the end
  /// of the term.
  private var lastDayOfMeetings: Day? {
    let days = try? workDays()
    let end = days?.end?.day ?? ends?.day
    guard let last = days?.stages.compactMap({ $0.due?.day }).max(), last >= today else { return end }
    return end.map { min(last, $0) } ?? last
  }

  var plannedDays: Set<Day> { Set(log.conversations.compactMap(\.record.planned?.day)) }

  /// The day so long after the first one; nil where nothing is said, or there is no first day yet.
  func day(of length: Length?) throws(ArithmeticError) -> Day? {
    guard let length, let first = begins?.day else { return nil }
    return try calendar.day(first, plus: length)
  }

  private var stageDates: [Upcoming] {
    let days = try? workDays()
    return inForce.stages.filter { !$0.state.isAccepted }.flatMap { stage -> [Upcoming] in
      let title = stage.terms.datum(of: \.title)
      let kept = days?.of(stage)
      var dates: [Upcoming] = []
      if let start = kept?.start?.day ?? stage.start?.day, start >= today {
        dates.append(date("stage_start", on: start, title: title, from: stage.terms.spans))
      }
      for point in stage.checkpoints where point.held == nil {
        guard let day = point.day, day >= today, point.terms.at != 0 else { continue }
        dates.append(date("control_day", on: day, title: title, at: point.terms.at, from: stage.terms.spans))
      }
      if let due = kept?.due?.day ?? stage.due?.day, due >= today {
        dates.append(date("stage_due", on: due, title: title, from: stage.terms.spans))
      }
      return dates
    }
  }

  private var inputDates: [Upcoming] {
    inputs.compactMap { input in
      guard input.isAwaited, let day = input.until?.day, day >= today else { return nil }
      return date("input", on: day, title: input.terms.datum(of: \.what), from: input.terms.spans)
    }
  }
}

/// What was planned and what returns, for the question what was to come after a day.
struct ConversationPlans {
  private let engagement: Engagement
  private let hasEnded: Bool
  private let plannedDays: Set<Day>
  /// By day and time.
  private let planned: [(plan: Engagement.Upcoming, heldOn: Day?)]

  init(of engagement: Engagement) {
    self.engagement = engagement
    hasEnded = engagement.hasEnded
    plannedDays = engagement.plannedDays
    let plans = engagement.log.conversations.compactMap { kind, _, record in
      engagement.plan(of: record, kind).map { (plan: $0, heldOn: record.held?.on) }
    }
    planned = plans.enumerated()
      .sorted { ($0.element.plan.place, $0.offset) < ($1.element.plan.place, $1.offset) }
      .map(\.element)
  }

  /// The conversation that was to follow one of a day: planned on its own, or by the rhythm of those that return.
  func next(after day: Day) -> Engagement.Upcoming? {
    guard let following = try? day.adding(days: 1) else { return nil }
    let later = planned[planned.partitioningIndex { $0.plan.day > day }...]
    let own = later.first { $0.heldOn.map { $0 > day } ?? !hasEnded }?.plan
    let returning = hasEnded ? [] : engagement.recurringMeetings(onOrAfter: following, besides: plannedDays)
    return ([own].compactMap { $0 } + returning).min { $0.place < $1.place }
  }
}

extension Engagement.Upcoming {
  /// Its place in time, in minutes.
  fileprivate var place: Int { Int(day.number) * 1440 + (time?.minutes ?? 0) }
}

extension Array {
  /// The first place from which on something holds, where it holds of all after the first of which it does.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Entry where F == ConversationFields {
  /// Whether its title, or what it was about, names a meeting of the plan, by its id or its title.
  fileprivate func names(_ plan: Entry<MeetingPlanFields>) -> Bool {
    let own = [self.title, self.held?.about].compactMap(\.self).map { "-\(slug($0))-" }
    let names = [plan.id, plan.title].compactMap(\.self).map(slug).filter { !$0.isEmpty }
    return own.contains { text in names.contains { text.contains("-\($0)-") } }
  }
}
