import Diagnostics
import Values

extension Rule {
  /// What the agreed contract or order comes to stands under `expect:`, so that no later slip changes it unseen.
  ///
  /// The terms are a file like others, and a price in it can be changed by mistake long after the client has agreed.
  /// With the agreed figure beside it such a change is an error. A paper that was frozen keeps all of its figures itself.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// expect:
  ///   end: 2026-09-25
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// expect:
  ///   net: 12000.00
  ///   end: 2026-09-25
  /// ```
  static let noExpectedFigure = Rule("no-expected-figure", .warning, .work) { engagement in
    let terms = engagement.terms
    guard let paper = engagement.log.agreedContract, paper.issued?.digest == nil, let net = engagement.work.totals?.net,
      terms.expect?.lacks(\.net) != false, terms.datum(of: \.expect)?.isNone != true
    else { return [] }
    return [
      Finding(
        "`\(paper.id ?? "")` is agreed, and nothing keeps its price as it was", at: terms.place(of: \.expect),
        notes: [Diagnostic.Note("it was agreed here", at: paper.agreed?.span(of: \.on))],
        help: (terms.expect == nil
          ? "write `expect: { net: \(net.amount) }`" : "write `net: \(net.amount)` under `expect:`")
          + " if that was agreed: a price that changes is an error then")
    ]
  }
}
