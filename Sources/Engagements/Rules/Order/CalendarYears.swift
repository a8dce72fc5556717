import Diagnostics
import Values

extension Rule {
  /// The calendar of working days knows the days off of every year that is reckoned with.
  ///
  /// Some are named by governments a year before, and no sooner. Beyond the years that the country's pack knows,
  /// working days are counted by its rules, and a day off that is still to be named is not among them: what a stage, a
  /// payment or an answer is promised for may come out some days early. Stages are looked at, the last day of the whole,
  /// and all that is open now; not what has ended.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     takes: 5y
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     takes: 1y
  /// ```
  static let calendarYears = Rule("calendar-years", .warning, .order) { engagement in
    let calendar = engagement.calendar
    guard let years = calendar.years, !engagement.hasEnded,
      let reckoned = engagement.reckonedDays.first(where: { !calendar.covers($0.day) })
    else { return [] }
    let file = calendar.file.map { "`\($0)`" } ?? "the country's pack"
    return [
      Finding(
        "\(reckoned.what) \(reckoned.day), and calendar `\(calendar.id)` knows the days off of \(years.lowerBound) to \(years.upperBound)",
        at: reckoned.span,
        help:
          "look those of \(reckoned.day.year) up, and add them to \(file): until then, days there may come out early")
    ]
  }
}

extension Engagement {
  /// Days that working days lead to, or are counted from, with what they are.
  fileprivate var reckonedDays: [(what: String, day: Day, span: Span?)] {
    func span(of stage: Stage) -> Span? { stage.span(of: \.due) ?? stage.span(of: \.takes) ?? stage.span }
    let kept = try? workDays()
    var days: [(what: String, day: Day, span: Span?)] = []
    func add(_ what: String, _ day: Day?, _ span: Span?) {
      if let day { days.append((what, day, span)) }
    }
    for stage in work.stages {
      for day in [stage.start?.day, stage.due?.day] { add("\(stage.terms.name) reaches", day, span(of: stage.terms)) }
    }
    for days in kept?.stages ?? [] {
      for day in [days.start?.day, days.due?.day] {
        add("\(days.stage.terms.name) reaches", day, span(of: days.stage.terms))
      }
    }
    add("the term ends on", kept?.end?.day, terms.term?.span ?? terms.span)
    add("today is", today, terms.span)
    // What is open is promised within days or weeks.
    if let ahead = try? today.adding(days: 366), !calendar.covers(ahead) {
      for item in openWithDays { add("`\(item.title)` is due on", item.until, item.spans.first ?? terms.span) }
    }
    return days
  }
}
