import Diagnostics
import Values

extension Rule {
  /// What is due on a day that was written out is due on a working day.
  ///
  /// On a holiday or a weekend nobody is there to receive it, and the two sides will disagree about whether it was late.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-03-25
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-03-24
  /// ```
  static let dueOnHoliday = Rule("due-on-holiday", .warning, .contract) { engagement in
    let terms = engagement.terms
    var days = engagement.allStages.map { ($0.name, $0.due.map { Anchor(.day($0)) }, $0.span(of: \.due)) }
    days += engagement.allDeliverables.map { ($0.name, $0.due, $0.span(of: \.due)) }
    days += (terms.needs ?? []).map { ($0.name, $0.until, $0.span(of: \.until)) }
    days += (terms.payments?.schedule ?? []).map { payment in
      let anchor: Anchor? = if case .anchor(let anchor)? = payment.when { anchor } else { nil }
      return ("payment `\(payment.id ?? "")`", anchor, payment.span(of: \.when))
    }
    let calendar = engagement.calendar
    return days.compactMap { name, anchor, span in
      guard let anchor, anchor.offsets.isEmpty, case .day(let day) = anchor.event, engagement.isAuthored(span),
        !calendar.isWorking(day)
      else { return nil }
      let why =
        calendar.holidays(in: day.year).first { $0.day == day }.map {
          "a holiday, \($0.holiday.title(in: engagement.language))"
        } ?? "a \(day.weekday.name)"
      let before = try? calendar.workingDay(before: day)
      return Finding(
        "\(name) is due on \(day), \(why)", at: span,
        help: before.map { "the working day before is \($0)" })
    }
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
