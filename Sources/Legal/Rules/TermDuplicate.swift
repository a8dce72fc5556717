import Diagnostics

extension DocumentRule {
  /// A term has one meaning: it is defined once.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## Fees
  ///
  /// **Fees** means what you pay. We ask for Fees in advance.
  ///
  /// ## Late fees
  ///
  /// **Fees** means what you pay late.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## Fees
  ///
  /// **Fees** means what you pay. We ask for Fees in advance.
  ///
  /// ## Late fees
  ///
  /// **Late Fees** means what you pay late. Late Fees are rare.
  /// ```
  static let termDuplicate = DocumentRule("term-duplicate", .error, findings: \.ofPasses)
}
