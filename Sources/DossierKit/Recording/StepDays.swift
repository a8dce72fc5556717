import Diagnostics
import Values

extension DatumMap {
  /// What a step begins with: when it happened, and when it was written down where that is another day.
  init(stepOn day: Day, writtenOn today: Day) {
    self = ["on": Datum(.day(day))]
    if day != today { self["recorded"] = Datum(.day(today)) }
  }
}
