import Diagnostics
import Values

extension Datum {
  /// A single value, exact and worded in no language; nil of a list, of a map, and of what has no value.
  var exactWords: String? {
    switch content {
    case .text(let text), .word(let text): text
    case .bool(let bool): bool ? "yes" : "no"
    case .number(let number): number.description
    case .money(let money): money.description
    case .share(let share): share.description
    case .day(let day): day.description
    case .length(let length): length.description
    case .time(let time): time.description
    case .none, .withheld, .list, .map: nil
    }
  }
}
