import Diagnostics
import Values

extension Rule {
  /// What a signed paper says, written under `expect:`, is what the terms come to.
  ///
  /// It is the one place where a total may be typed: so that a slip in the terms is found after the client has signed.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// expect:
  ///   net: 12500.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// expect:
  ///   net: 12000.00
  ///   gross: 14880.00
  ///   end: 2026-09-25
  /// ```
  static let expectedFigure = Rule("expected-figure", .error, .proposal) { engagement in
    guard let expected = engagement.terms.expect else { return [] }
    let totals = engagement.work.totals
    var findings: [Finding] = []
    func compare<Value: Equatable>(_ words: String, _ expected: Value?, _ actual: Value?, at span: Span?) {
      guard let expected, let actual, expected != actual else { return }
      findings.append(
        Finding(
          "\(words) is \(actual), and the signed paper says \(expected)", at: span,
          help: "the terms say something else than what was signed: find out which is wrong"))
    }
    compare("the price without tax", expected.net, totals?.net, at: expected.span(of: \.net))
    compare("the price with tax", expected.gross, totals?.gross, at: expected.span(of: \.gross))
    compare("the last day", expected.end, engagement.ends?.day, at: expected.span(of: \.end))
    return findings
  }
}
