import Diagnostics
import Values

extension DatumMap {
  /// What a step begins with: when it happened, and when it was written down where that is another day.
  init(stepOn day: Day, writtenOn today: Day) {
    self = ["on": Datum(.day(day))]
    if day != today { self["recorded"] = Datum(.day(today)) }
  }
}

extension DatumMap {
  /// The correction by which a step that was taken back is there again, as this says it.
  ///
  /// - Parameter former: the step as it was written first: no step is written twice.
  func bringingBack(_ name: String, _ former: Datum, on today: Day) -> Datum {
    var right = self
    right.remove("recorded")
    for entry in former.map?.entries ?? [] where right[entry.key] == nil && entry.value.isWritten {
      right[entry.key] = Datum(.word("none"))
    }
    return Datum(
      .list([Datum(.map(["on": Datum(.day(today)), "step": Datum(.word(name)), "to": Datum(.map(right))]))]))
  }
}

extension Datum {
  /// Whether it is more than the place of something that nobody wrote.
  fileprivate var isWritten: Bool {
    switch content {
    case .none, .withheld: false
    default: true
    }
  }
}
