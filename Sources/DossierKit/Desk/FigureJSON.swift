import Diagnostics
import Engagements
import Values

/// Figures as JSON: of every map the keys that its kind declares, so that the shape is what the manual lists.
///
/// An amount is `{ "amount": "12000.00", "currency": "EUR" }`, digits as they are; a day `"2026-05-06"`; a time
/// `"10:00"`; a length `"45m"` and a share `"30%"` as data files write them; a whole number a number, any other an exact
/// text, which is a fraction, `"1/3"`, where decimals would not end. A key without a value is not there; a list without
/// items is.
func json(of datum: Datum, as kind: Declaration) -> String { jsonText(of: FigureJSON(datum, .entry { kind })) }

private indirect enum FigureJSON: Encodable {
  case text(String)
  case whole(Int)
  case bool(Bool)
  case list([FigureJSON])
  case map([String: FigureJSON])

  /// Nil for what has no value.
  init?(_ datum: Datum, _ form: Form) {
    switch datum.content {
    case .none, .withheld: return nil
    case .bool(let bool): self = .bool(bool)
    case .text(let text), .word(let text): self = .text(text)
    case .number(let number): self = number.integer.map(FigureJSON.whole) ?? .text(number.exactText)
    case .money(let money):
      self = .map(["amount": .text(money.amount.description), "currency": .text(money.currency.code)])
    case .share(let share):
      self = .text(share.percent.exactPlaces == nil ? share.fraction.exactText : share.description)
    case .day(let day): self = .text(day.description)
    case .length(let length): self = .text(length.description)
    case .time(let time): self = .text(time.description)
    case .list(let items): self = .list(items.compactMap { FigureJSON($0, form.item) })
    case .map(let map):
      var values: [String: FigureJSON] = [:]
      for field in form.fields { values[field.key] = map[field.key].flatMap { FigureJSON($0, field.form) } }
      self = .map(values)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .whole(let number): try container.encode(number)
    case .bool(let bool): try container.encode(bool)
    case .list(let items): try container.encode(items)
    case .map(let map): try container.encode(map)
    }
  }
}

extension Number {
  /// Its decimals, or where they would not end the fraction that it is.
  fileprivate var exactText: String { exactPlaces == nil ? "\(numerator)/\(denominator)" : description }
}

extension Form {
  fileprivate var item: Form { if case .list(let item) = self { item } else { .anything } }

  fileprivate var fields: [any AnyField] {
    if case .entry(let kind) = self { kind().fields } else { [] }
  }
}
