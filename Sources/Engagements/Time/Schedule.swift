package import Values

/// When the stages of an engagement begin and are due.
///
/// A stage that says nothing begins on the working day after the one before is due, and is due on the last working
/// day before its start + `takes`. While what the first one waits for has not happened, all are relative to it. When it
/// has, its day is not counted, as the law reckons (Article 3 of Regulation 1182/71, Article 241 of the Greek Civil
/// Code): what takes three working days from a yes on Monday is due on Thursday. Work that begins with what happens on a
/// day off begins on the next working day; its length is counted from what happened. A service that runs has its whole
/// length: it ends on the day before the same day comes again, whichever day of the week that is.
package struct Schedule: Hashable, Sendable {
  /// In the order given.
  package let stages: [ScheduledStage]
  package let faults: [ScheduleFault]
  private let starts: Anchor?
  private let known: [Anchor.Event: Day]
  private let calendar: WorkingCalendar
  private let indices: [String: Int]
}

/// What the terms say about a stage's time.
package struct StageTiming: Hashable, Sendable {
  package let id: String
  package let start: Anchor?
  package let due: Anchor?
  /// Not looked at where `due` is given.
  package let takes: Length?
  /// Whether it is a service, which is rendered every day until its last and has no result to be ready.
  package let runs: Bool

  package init(id: String, start: Anchor? = nil, due: Anchor? = nil, takes: Length? = nil, runs: Bool = false) {
    self.id = id
    self.start = start
    self.due = due
    self.takes = takes
    self.runs = runs
  }
}

/// A stage with its days. Both ends are in it.
package struct ScheduledStage: Hashable, Sendable {
  package let id: String
  /// Nil where nothing says when it begins.
  package let start: Moment?
  /// Nil where nothing says when it is due, or how long it takes.
  package let due: Moment?
  package let takes: Length?
  package let runs: Bool
  /// The stage whose end it waits for; nil where its start is given.
  package let follows: String?
}

/// Why a stage has no days.
package enum ScheduleFault: Error, Hashable, Sendable {
  /// These stages wait for one another.
  case cycle(stages: [String])
  case noSuchStage(named: String, by: String)
  case arithmetic(stage: String, ArithmeticError)
}

extension Schedule {
  /// - Parameters:
  ///   - starts: when the engagement begins: a day, or what it waits for.
  ///   - known: the days of what has happened, or is assumed to; a day for ``Anchor/Event/starts`` goes before `starts`.
  package init(
    _ timings: [StageTiming], starts: Anchor?, known: [Anchor.Event: Day] = [:], calendar: WorkingCalendar
  ) {
    self.starts = starts
    self.known = known
    self.calendar = calendar
    indices = Dictionary(timings.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var solution = ScheduleSolution(timings, indices: indices, starts: starts, known: known, calendar: calendar)
    solution.solve()
    solution.beginOnWorkingDays()
    stages = timings.enumerated().map { index, timing in
      ScheduledStage(
        id: timing.id, start: solution.moments[2 * index], due: solution.moments[2 * index + 1], takes: timing.takes,
        runs: timing.runs, follows: timing.start == nil && index > 0 ? timings[index - 1].id : nil)
    }
    faults = solution.faults
  }

  /// The day of an anchor, by what is known and by the days of the stages; nil where its stage has none. An anchor on
  /// a stage that does not exist stays pending.
  package func moment(of anchor: Anchor) throws(ArithmeticError) -> Moment? {
    let anchor = anchor.countedFrom(starts, unless: known)
    if known[anchor.event] == nil, let (index, isEnd) = anchor.event.stageDay(indices) {
      return try (isEnd ? stages[index].due : stages[index].start)?.adding(anchor.offsets, calendar)
    }
    return try anchor.resolved(known, calendar)
  }

  /// From the first day of a stage to the last and `reserve` after it, in which what is ready is accepted; a service that
  /// runs needs none. While one of the ends is pending, the ends of the first and the last stage. Nil where a stage has no
  /// days.
  package func term(reserve: Length = Length(5, .workingDays)) throws(ArithmeticError) -> (start: Moment, end: Moment)?
  {
    guard !stages.contains(where: { $0.start == nil || $0.due == nil }), let first = stages.first?.start,
      let last = stages.last?.due
    else { return nil }
    let days = stages.compactMap { $0.start?.day }
    let start = days.count == stages.count ? days.min().map(Moment.day) ?? first : first
    let ends = try stages.map { stage throws(ArithmeticError) in
      stage.runs ? stage.due : try stage.due?.adding([reserve], calendar)
    }
    let dues = ends.compactMap { $0?.day }
    return (start, dues.count == stages.count ? dues.max().map(Moment.day) ?? last : ends.last.flatMap(\.self) ?? last)
  }
}

/// Works the days of the stages out, each once. Day 2i is the start of stage i, 2i + 1 the day it is due; each hangs on
/// at most one other, so that a chain is followed to its end and worked out on the way back, without recursion.
private struct ScheduleSolution {
  let timings: [StageTiming]
  let indices: [String: Int]
  let starts: Anchor?
  let known: [Anchor.Event: Day]
  let calendar: WorkingCalendar
  private(set) var moments: [Moment?]
  private(set) var faults: [ScheduleFault] = []
  private var isDone: [Bool]

  init(
    _ timings: [StageTiming], indices: [String: Int], starts: Anchor?, known: [Anchor.Event: Day],
    calendar: WorkingCalendar
  ) {
    self.timings = timings
    self.indices = indices
    self.starts = starts
    self.known = known
    self.calendar = calendar
    moments = Array(repeating: nil, count: 2 * timings.count)
    isDone = Array(repeating: false, count: 2 * timings.count)
  }

  mutating func solve() {
    for node in moments.indices where !isDone[node] {
      var path = [node]
      var onPath: Set<Int> = [node]
      while let last = path.last, let next = dependency(of: last), !isDone[next] {
        guard onPath.insert(next).inserted else {
          let cycle = path[(path.firstIndex(of: next) ?? 0)...]
          var stages: [String] = []
          for stage in cycle.map({ timings[$0 / 2].id }) where stages.last != stage { stages.append(stage) }
          if stages.count > 1, stages.first == stages.last { stages.removeLast() }
          faults.append(.cycle(stages: stages))
          for node in cycle { isDone[node] = true }
          break
        }
        path.append(next)
      }
      while let last = path.popLast() {
        guard !isDone[last] else { continue }
        do throws(ArithmeticError) {
          moments[last] = try moment(last)
        } catch {
          faults.append(.arithmetic(stage: timings[last / 2].id, error))
        }
        isDone[last] = true
      }
    }
  }

  /// Moves the starts that are the day of an event off the days off.
  mutating func beginOnWorkingDays() {
    for (stage, timing) in timings.enumerated() where !counts(firstDayOf: stage) {
      guard case .day(let day)? = moments[2 * stage] else { continue }
      do throws(ArithmeticError) {
        moments[2 * stage] = .day(try calendar.workingDay(onOrAfter: day))
      } catch {
        faults.append(.arithmetic(stage: timing.id, error))
      }
    }
  }

  /// The day that must be worked out before `node`.
  private func dependency(of node: Int) -> Int? {
    let (stage, isDue) = (node / 2, node % 2 == 1)
    let timing = timings[stage]
    let anchor: Anchor
    switch (isDue, timing.due, timing.start) {
    case (true, let due?, _): anchor = due
    case (true, nil, _): return node - 1
    case (false, _, let start?): anchor = start
    case (false, _, nil) where stage > 0: return node - 1
    case (false, _, nil): anchor = Anchor(.starts)
    }
    let event = anchor.countedFrom(starts, unless: known).event
    return known[event] != nil ? nil : event.stageDay(indices).map { $0.isEnd ? 2 * $0.index + 1 : 2 * $0.index }
  }

  private mutating func moment(_ node: Int) throws(ArithmeticError) -> Moment? {
    let (stage, isDue) = (node / 2, node % 2 == 1)
    let timing = timings[stage]
    if isDue {
      if let due = timing.due { return try resolved(due, by: timing.id) }
      guard let takes = timing.takes else { return nil }
      switch moments[node - 1] {
      case .day(let start):
        if counts(firstDayOf: stage) {
          return .day(try calendar.lastDay(of: takes, countedWith: start, runs: timing.runs))
        }
        if timing.runs, takes.unit != .workingDays {
          let first = try calendar.workingDay(onOrAfter: start)
          return .day(try calendar.lastDay(of: takes, countedWith: first, runs: true))
        }
        let end = try calendar.day(start, plus: takes)
        // Never before the first working day: a day after a Friday evening is Monday.
        return .day(try max(calendar.workingDay(onOrBefore: end), calendar.workingDay(onOrAfter: start)))
      case .pending(let anchor): return .pending(anchor.adding(takes))
      case nil: return nil
      }
    }
    if let start = timing.start { return try resolved(start, by: timing.id) }
    guard stage > 0 else {
      return starts == nil && known[.starts] == nil ? nil : try resolved(Anchor(.starts), by: timing.id)
    }
    switch moments[node - 1] {
    case .day(let due): return .day(try calendar.workingDay(after: due))
    // As people say it: the stages follow one another, and their lengths add up.
    case .pending(let anchor): return .pending(anchor)
    case nil: return nil
    }
  }

  /// Whether the day on which a stage begins is the first of its time: not where it is the day of something that had to
  /// happen first.
  private func counts(firstDayOf stage: Int) -> Bool {
    var (stage, left) = (stage, timings.count)
    // A stage may begin with another, and that one with a third.
    while left > 0 {
      guard let start = timings[stage].start ?? (stage == 0 ? Anchor(.starts) : nil) else { return true }
      let event = start.countedFrom(starts, unless: known).event
      switch event {
      case .day, .starts, .end: return true
      case .start(let other):
        guard known[event] == nil, let index = indices[other] else { return true }
        (stage, left) = (index, left - 1)
      case .contract, .change, .advance, .accepted, .input: return false
      }
    }
    return true
  }

  private mutating func resolved(_ anchor: Anchor, by stage: String) throws(ArithmeticError) -> Moment? {
    let anchor = anchor.countedFrom(starts, unless: known)
    guard known[anchor.event] == nil, let name = anchor.event.stage else { return try anchor.resolved(known, calendar) }
    guard let (index, isEnd) = anchor.event.stageDay(indices) else {
      faults.append(.noSuchStage(named: name, by: stage))
      return nil
    }
    return try moments[isEnd ? 2 * index + 1 : 2 * index]?.adding(anchor.offsets, calendar)
  }
}

extension Anchor {
  /// The same day told from what the engagement's start hangs on, where that is not yet a day.
  fileprivate func countedFrom(_ starts: Anchor?, unless known: [Event: Day]) -> Anchor {
    guard event == .starts, known[.starts] == nil, let starts else { return self }
    return Anchor(starts.event, starts.offsets + offsets)
  }
}

extension Anchor.Event {
  /// The stage whose start or end it is.
  fileprivate var stage: String? {
    switch self {
    case .start(let stage), .end(let stage): stage
    default: nil
    }
  }

  fileprivate func stageDay(_ indices: [String: Int]) -> (index: Int, isEnd: Bool)? {
    switch self {
    case .start(let stage): indices[stage].map { ($0, false) }
    case .end(let stage): indices[stage].map { ($0, true) }
    default: nil
    }
  }
}

extension WorkingCalendar {
  /// The last day of a length of time whose first day is counted.
  ///
  /// - Parameter runs: whether it is a service's, which has its whole length whatever day it ends on; in working days it
  ///   ends as work does.
  func lastDay(of length: Length, countedWith first: Day, runs: Bool) throws(ArithmeticError) -> Day {
    let end = try day(first, plus: length)
    return runs && length.unit != .workingDays ? try end.adding(days: -1) : try workingDay(before: end)
  }
}
