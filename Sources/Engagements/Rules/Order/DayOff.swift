import Diagnostics
import Values

extension Rule {
  /// What is due, begins or is planned on a day that was written out falls on a working day.
  ///
  /// On a holiday or a weekend nobody is there to receive it, or to come; and the two sides will disagree about whether
  /// it was late.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-06-01
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-05-29
  /// ```
  static let dayOff = Rule("day-off", .warning, .order) { engagement in
    let terms = engagement.terms
    let calendar = engagement.calendar
    func finding(_ what: String, _ day: Day?, at span: Span?, help: (Day) -> String?) -> Finding? {
      guard let day, !calendar.isWorking(day) else { return nil }
      let why =
        calendar.holidays(in: day.year).first { $0.day == day }.map {
          "a holiday, \($0.holiday.title(in: engagement.language))"
        } ?? "a \(day.weekday.name)"
      return Finding("\(what) \(day), \(why)", at: span, help: help(day))
    }
    func before(_ day: Day) -> String? {
      (try? calendar.workingDay(before: day)).map { "the working day before is \($0)" }
    }
    func after(_ day: Day) -> String? {
      (try? calendar.workingDay(after: day)).map { "the next working day is \($0)" }
    }

    var dues = engagement.allStages.map { ($0.name, $0.due, $0.span(of: \.due)) }
    dues += engagement.allDeliverables.map { ($0.name, $0.due?.writtenDay, $0.span(of: \.due)) }
    dues += (terms.needs ?? []).map { ($0.name, $0.until?.writtenDay, $0.span(of: \.until)) }
    dues += (terms.payments?.schedule ?? []).map { payment in
      var day: Day?
      if case .anchor(let anchor)? = payment.when { day = anchor.writtenDay }
      return ("payment `\(payment.id ?? "")`", day, payment.span(of: \.when))
    }
    var starts = [("the engagement", terms.starts?.writtenDay, terms.span(of: \.starts))]
    starts += engagement.allStages.map { ($0.name, $0.start, $0.span(of: \.start)) }
    // What was held on such a day was held all the same.
    let planned = engagement.log.conversations.map(\.record).filter { $0.held == nil }
    return dues.filter { engagement.isAuthored($0.2) }
      .compactMap { finding("\($0) is due on", $1, at: $2, help: before) }
      + starts.filter { engagement.isAuthored($0.2) }
      .compactMap { finding("\($0) begins on", $1, at: $2, help: after) }
      + planned.compactMap {
        finding(
          "`\($0.title ?? $0.id ?? "")` is planned on", $0.planned?.day, at: $0.planned?.span(of: \.day), help: after)
      }
  }
}

extension Anchor {
  /// The day, where one was written out.
  var writtenDay: Day? {
    if offsets.isEmpty, case .day(let day) = event { day } else { nil }
  }
}

extension Holiday {
  /// Its name in a language, or in English, or in any.
  fileprivate func title(in language: String) -> String {
    let base = String(language.prefix { $0 != "-" })
    return name[base] ?? name["en"] ?? name.sorted { $0.key < $1.key }.first?.value ?? "one of the calendar"
  }
}

extension Weekday {
  /// In English: `Saturday`.
  fileprivate var name: String {
    let word = String(describing: self)
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
