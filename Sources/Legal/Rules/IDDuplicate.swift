import Diagnostics

extension DocumentRule {
  /// An address leads to one place: no id is written twice.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## Payment {: #payment }
  ///
  /// In advance.
  ///
  /// ## Late payment {: #payment }
  ///
  /// With interest.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## Payment {: #payment }
  ///
  /// In advance.
  ///
  /// ## Late payment {: #late-payment }
  ///
  /// With interest.
  /// ```
  static let idDuplicate = DocumentRule("id-duplicate", .error, findings: \.ofPasses)
}
