import Engagements
import TestSupport
import Testing
import Values

@Suite struct ScheduleTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/schedules.txt"))
  func days(_ row: CaseRow) throws {
    var known: [Anchor.Event: Day] = [:]
    for word in try row.words("known") {
      let parts = word.split(separator: "=")
      known[try Anchor(parts[0]).event] = try day(parts[1])
    }
    let starts = try row["starts"]
    let schedule = Schedule(
      try timings(row["stages"]), starts: starts.isEmpty ? nil : try Anchor(starts), known: known,
      calendar: try calendar(row["calendar"]))
    #expect(try text(schedule) == row["days"], "\(row)")
    #expect(schedule.faults.isEmpty, "\(row)")
    let term = try schedule.term().map { "\($0.start)..\($0.end)" } ?? "-"
    #expect(try term == row["term"], "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/schedule-faults.txt"))
  func faults(_ row: CaseRow) throws {
    let schedule = Schedule(
      try timings(row["stages"]), starts: try Anchor("2026-02-16"), calendar: try calendar("gr"))
    #expect(try text(schedule) == row["days"], "\(row)")
    let faults = schedule.faults.map { fault in
      switch fault {
      case .cycle(let stages): "cycle \(stages.joined(separator: " "))"
      case .noSuchStage(let named, let by): "no stage \(named) in \(by)"
      case .arithmetic(let stage, .dayOutOfRange): "day out of range in \(stage)"
      case .arithmetic(let stage, .notAllowed): "not allowed in \(stage)"
      case .arithmetic(let stage, let error): "\(error) in \(stage)"
      }
    }
    #expect(try faults.joined(separator: ", ") == row["faults"], "\(row)")
  }

  @Test func anchorsOfOtherTermsFollowTheStages() throws {
    let timings = try timings("plan 6w, build 15w, launch 10w")
    let dated = Schedule(timings, starts: try Anchor("2026-02-16"), calendar: try calendar("gr"))
    #expect(try dated.moment(of: Anchor("build.end"))?.description == "2026-07-10")
    #expect(try dated.moment(of: Anchor("build.end-5wd"))?.description == "2026-07-03")
    #expect(try dated.moment(of: Anchor("+2w"))?.description == "2026-03-02")
    #expect(try dated.moment(of: Anchor("texts+1w"))?.description == "texts+1w")
    #expect(try dated.moment(of: Anchor("2026-03-20"))?.description == "2026-03-20")
    #expect(try dated.moment(of: Anchor("buidl.end"))?.description == "buidl.end")
    let waiting = Schedule(timings, starts: try Anchor("advance+1w"), calendar: try calendar("gr"))
    #expect(try waiting.moment(of: Anchor("build.end-5wd"))?.description == "advance+22w-5wd")
    #expect(try waiting.moment(of: Anchor("+2w"))?.description == "advance+1w+2w")
    let open = Schedule([StageTiming(id: "plan")], starts: nil, calendar: try calendar("gr"))
    #expect(try open.moment(of: Anchor("plan.end")) == nil)
  }

  @Test func whatAStageFollowsIsKeptForWords() throws {
    let schedule = Schedule(
      try timings("plan 6w, build 15w, launch =2026-09-01 2w"), starts: try Anchor("advance"),
      calendar: try calendar("gr"))
    #expect(schedule.stages.map(\.follows) == [nil, "plan", nil])
    #expect(schedule.stages.map(\.takes?.description) == ["6w", "15w", "2w"])
  }

  /// Neither a long chain, nor one in which each stage waits for the next, may overflow or crawl.
  @Test func aHundredThousandStagesAreWorkedOutInGoodTime() throws {
    let count = 100_000
    let forwards = (0..<count).map { StageTiming(id: "s\($0)", takes: Length(1, .days)) }
    let schedule = Schedule(forwards, starts: try Anchor("0001-01-01"), calendar: try calendar("week"))
    #expect(schedule.faults.isEmpty)
    #expect(schedule.stages.last?.due?.day != nil)
    let backwards = (0..<count).map { index in
      StageTiming(
        id: "s\(index)", start: Anchor(index + 1 < count ? .end(stage: "s\(index + 1)") : .starts),
        takes: Length(2, .days))
    }
    let reversed = Schedule(backwards, starts: try Anchor("advance"), calendar: try calendar("week"))
    #expect(reversed.faults.isEmpty)
    #expect(reversed.stages.first?.due?.description == "advance+200000d")
    let circle = (0..<count).map { index in
      StageTiming(id: "s\(index)", start: Anchor(.end(stage: "s\((index + 1) % count)")), takes: Length(2, .days))
    }
    let endless = Schedule(circle, starts: try Anchor("advance"), calendar: try calendar("week"))
    #expect(endless.faults.count == 1)
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/checkpoints.txt"))
  func checkpoints(_ row: CaseRow) throws {
    let points = try ["0%", "25%", "75%", "95%", "99%"].map(share)
    let checkpoints = try Checkpoint.days(
      at: points, from: day(row["start"]), due: day(row["due"]), calendar: calendar(row["calendar"]))
    #expect(checkpoints.map(\.at) == points)
    #expect(try checkpoints.map(\.day.description).joined(separator: " ") == row["days"], "\(row)")
  }

  /// `plan 6w, build =plan.end+2w 3w, launch =2026-07-13 ..2026-09-18, care 12mo runs`
  private func timings(_ text: String) throws -> [StageTiming] {
    try text.split(separator: ",").map { stage in
      let words = stage.split(separator: " ")
      let start = words.first { $0.hasPrefix("=") }?.dropFirst()
      let due = words.first { $0.hasPrefix("..") }?.dropFirst(2)
      let takes = words.dropFirst().compactMap { Length($0) }.first
      return StageTiming(
        id: String(words[0]), start: try start.map { try Anchor($0) }, due: try due.map { try Anchor($0) },
        takes: takes,
        runs: words.last == "runs")
    }
  }

  private func text(_ schedule: Schedule) -> String {
    schedule.stages.map { "\($0.start?.description ?? "-")..\($0.due?.description ?? "-")" }.joined(separator: " ")
  }
}
