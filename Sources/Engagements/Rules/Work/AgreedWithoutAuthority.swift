import Diagnostics

extension Rule {
  /// A paper is agreed to by somebody who may sign for the client, and for its price.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     by: jane
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     by: omar
  /// ```
  static let agreedWithoutAuthority = Rule("agreed-without-authority", .error, .work) { engagement in
    // Where nobody signs there is nobody to compare with; `unfilled-role` and `wrong-side` say so.
    guard let signer = engagement.signs, engagement.people.theirs.contains(where: { $0.id == signer }) else {
      return []
    }
    return (engagement.log.papers ?? []).compactMap { paper in
      guard paper.withdrawn == nil, let agreed = paper.agreed, let person = agreed.by,
        engagement.people[person] != nil
      else { return nil }
      let change = engagement.changes.first { $0.id == paper.change }
      let signers = engagement.names(of: engagement.people.theirs) { id in
        engagement.maySign(id) && engagement.shortfall(of: id, for: change) == nil
      }
      let help = signers.isEmpty ? "say in client.yaml who may sign" : "let \(signers) agree to it"
      guard engagement.maySign(person) else {
        return Finding(
          "`\(paper.id ?? "")` was agreed by `\(person)`, who may not sign for the client", at: agreed.span(of: \.by),
          help: help)
      }
      // Once there is a contract, its yes counts; and the signer's own authority for it is asked about by
      // `signing-authority`, which is no error yet while there is a proposal alone.
      let isOpenProposal = paper.document == "proposal" && engagement.log.contractAgreedOn == nil
      guard change != nil || isOpenProposal || person != signer && paper.document != "proposal",
        let shortfall = engagement.shortfall(of: person, for: change)
      else { return nil }
      return Finding(
        "`\(paper.id ?? "")` was agreed by `\(person)`, who may sign for \(shortfall.limit); the price is \(shortfall.price)",
        at: agreed.span(of: \.by), notes: [Diagnostic.Note("the authority is written here", at: shortfall.span)],
        help: help)
    }
  }
}
