import Diagnostics

extension DocumentRule {
  /// A reference leads to a clause that is there.
  ///
  /// References are `[@payment]` and its forms, and links to a place on the page. One that may fail says by what words
  /// it is replaced then: `[@ip | the licence terms]`.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## Payment {: #payment }
  ///
  /// You pay as [@fees] says.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## Fees {: #fees }
  ///
  /// The fee is fixed.
  ///
  /// ## Payment {: #payment }
  ///
  /// You pay as [@fees] says.
  /// ```
  static let referenceBroken = DocumentRule("reference-broken", .error, findings: \.ofPasses)
}
