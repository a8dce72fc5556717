import Diagnostics
import Values

extension Rule {
  /// The calendar of working days knows the holidays of every year the stages reach.
  ///
  /// Beyond its years days are still counted by its rules, and a holiday that a government has yet to name is not among
  /// them.
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
    guard let years = engagement.calendar.years,
      let stage = engagement.work.stages.first(where: { stage in
        [stage.start?.day, stage.due?.day].contains { $0.map { !years.contains($0.year) } ?? false }
      }),
      let day = [stage.start?.day, stage.due?.day].compactMap({ $0 }).first(where: { !years.contains($0.year) })
    else { return [] }
    return [
      Finding(
        "\(stage.terms.name) reaches \(day), and calendar `\(engagement.calendar.id)` knows the holidays of \(years.lowerBound) to \(years.upperBound)",
        at: stage.terms.span(of: \.due) ?? stage.terms.span(of: \.takes) ?? stage.terms.span,
        help: "look the days of that year up, and add them to the country's pack")
    ]
  }
}
