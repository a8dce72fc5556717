import Diagnostics

extension Rule {
  /// An exemption from tax names its ground.
  ///
  /// The client's accountant asks for it, and the paper has to print it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: exempt
  ///   label: VAT
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// tax:
  ///   treatment: exempt
  ///   label: VAT
  ///   because: training, Article 132(1)(i) of the VAT Directive
  /// ```
  static let exemptReason = Rule("exempt-reason", .error, .proposal) { engagement in
    guard let row = engagement.taxation?.row, row.treatment == "exempt", row.lacks(\.because) else { return [] }
    return [
      Finding(
        "nothing says on what ground the price is exempt from tax", at: row.place(of: \.treatment),
        help: "add `because:` with the ground, as the law names it")
    ]
  }
}
