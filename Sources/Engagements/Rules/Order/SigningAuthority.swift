import Diagnostics

extension Rule {
  /// Who signs for the client may sign for the price.
  ///
  /// A signature beyond its authority may bind nobody. The price is taken without tax.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # client.yaml
  /// people:
  ///   omar:
  ///     signs:
  ///       up_to: 10000
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # client.yaml
  /// people:
  ///   omar:
  ///     signs:
  ///       up_to: 20000
  /// ```
  static let signingAuthority = Rule("signing-authority", .error, .order) { engagement in
    guard let signer = engagement.signs, let shortfall = engagement.shortfall(of: signer) else { return [] }
    let others = engagement.names(of: engagement.people.theirs) { id in
      id != signer && engagement.maySign(id) && engagement.shortfall(of: id) == nil
    }
    return [
      Finding(
        "`\(signer)` may sign for \(shortfall.limit), and the price is \(shortfall.price)", at: shortfall.span,
        help: others.isEmpty ? "ask who of the client's may sign for it" : "let \(others) sign")
    ]
  }
}
