import Diagnostics
import Values

// Days that follow from the calendar alone.

extension Engagement {
  /// The holidays of the coming months that fall on days on which work is done otherwise, as far as the calendar knows
  /// them.
  var daysOff: [Datum] {
    guard let last = try? today.adding(months: Self.monthsAhead) else { return [] }
    let days = (today.year...last.year).flatMap(calendar.holidays)
    return days.filter { (today...last).contains($0.day) && calendar.covers($0.day) && !calendar.isWeekend($0.day) }
      .map { occurrence in
        var figures = FigureWriter<DayOffFigures>()
        figures.set(\.day, .day(occurrence.day))
        let name = occurrence.holiday.name[language] ?? occurrence.holiday.name[String(language.prefix { $0 != "-" })]
        figures.set(\.title, name.map(Datum.Content.text))
        return figures.datum
      }
  }

  /// As far ahead as people plan.
  private static let monthsAhead = 6

  /// When the handbook is to be looked through again.
  var nextReview: Day? {
    get throws(ArithmeticError) {
      guard let review = practice.handbook, let reviewed = review.reviewed, let every = review.every else { return nil }
      return try calendar.day(reviewed, within: every)
    }
  }
}
