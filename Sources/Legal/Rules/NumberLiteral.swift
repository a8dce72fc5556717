import Diagnostics

extension DocumentRule {
  /// A number typed by hand at a heading or an item is the one that is computed.
  ///
  /// Numbers need not be typed at all. `literal-numbers: keep` keeps those of a paper that has numbers of its own.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do.
  ///
  /// ## 3. Payment
  ///
  /// What you pay.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do.
  ///
  /// ## 2. Payment
  ///
  /// What you pay.
  /// ```
  static let numberLiteral = DocumentRule("number-literal", .error, findings: \.ofPasses)
}
