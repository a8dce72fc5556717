import Diagnostics
import Values

// Who may say yes for the client.

extension Engagement {
  /// Whether the person may sign for the client: named by the engagement, or allowed to by the client's file.
  func maySign(_ id: String) -> Bool {
    id == signs || people.theirs.contains { $0.id == id && $0.maySign }
  }

  /// Whether the person may approve results and take decisions for the client. Who signs may decide as well.
  func mayDecide(_ id: String) -> Bool {
    id == decides || id == terms.approval?.by || people.theirs.contains { $0.id == id && $0.decides == true }
      || maySign(id)
  }

  /// What the person's authority to sign falls short of the price without tax; nil where it is enough.
  ///
  /// - Parameter change: the change order to be agreed to; nil for the contract or the order.
  func shortfall(
    of id: String, for change: PlannedChange? = nil
  ) -> (limit: Money, price: Money, span: Span?)? {
    guard let person = people.theirs.first(where: { $0.id == id }), let limit = person.signs?.upTo,
      let price = (change.map(\.totals) ?? work.totals)?.net, let order = try? limit.compared(to: price), order < 0
    else { return nil }
    return (limit, price, person.signs?.span(of: \.upTo))
  }

  /// Whose yes binds the client: who decides, where that person may sign for the sum, else who signs.
  func binds(_ change: PlannedChange? = nil) -> String? {
    [decides, signs].compactMap(\.self).first { maySign($0) && shortfall(of: $0, for: change) == nil } ?? signs
  }

  /// The client's people who satisfy a condition, for help.
  func names(of people: [Person], where condition: (String) -> Bool) -> String {
    people.compactMap(\.id).filter(condition).map { "`\($0)`" }.joined(separator: " or ")
  }
}
