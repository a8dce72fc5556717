import Diagnostics
import Engagements
import Values

extension Desk {
  /// Data with the keys of ``DeskFigures``.
  var datum: Datum { datum(with: entries.map(\.datum)) }

  /// - Parameter engagements: what is said of each entry.
  func datum(with engagements: [Datum]) -> Datum {
    Datum(.map(["as_of": Datum(.day(today)), "engagements": Datum(.list(engagements))]))
  }

  /// Every figure, under the names that ``DeskFigures`` declares.
  package var json: String { DossierKit.json(of: datum, as: Declaration(DeskFigures.self)) }
}

extension Desk.Entry {
  /// Data with the keys of ``DeskEngagementFigures``.
  var datum: Datum {
    var map =
      (unread.isEmpty ? engagement?.deskFigures(of: items, cancellation: ending).map : nil) ?? [
        "id": Datum(.text(path)), "needs": Datum(.text(need.rawValue)),
      ]
    if errors > 0 {
      map["needs"] = Datum(.text(need.rawValue))
      map["errors"] = Datum(.number(Number(errors)))
    }
    if !unread.isEmpty {
      map["title"] = engagement?.terms.datum(of: \.title)
      map["unread"] = Datum(.list(unread.map { Datum(.text($0)) }))
    }
    return Datum(.map(map))
  }
}
