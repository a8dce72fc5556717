import Diagnostics

extension Rule {
  /// A result is accepted once it was delivered, under something that was agreed.
  ///
  /// Payments hang on it. What is no file has its day of delivery as well: that of the training, of the visit. An
  /// acceptance that was recorded by mistake is taken back: `mark ENGAGEMENT RESULT corrected step=accepted never=yes
  /// because=…`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  /// ```
  static let acceptedUndelivered = Rule("accepted-undelivered", .error, .work) { engagement in
    // One that was taken back was agreed all the same: what was done under it stays done.
    let wasAgreed = (engagement.log.papers ?? []).contains { $0.isContract && $0.agreed != nil }
    return (engagement.log.deliverables ?? []).compactMap { result in
      guard let id = result.id, let accepted = result.accepted, let day = accepted.on else { return nil }
      let path = engagement.path
      let mistaken =
        "what was recorded by mistake is taken back: `dossier mark \(path) \(id) corrected step=accepted "
        + "never=yes because=…`"
      guard wasAgreed else {
        let paper = engagement.isOrder ? "order" : "contract"
        return Finding(
          "`\(id)` was accepted on \(day), and no \(paper) was ever agreed", at: accepted.span(of: \.on),
          help: "record the yes to the \(paper) first: `dossier agree \(path) \(paper) --by … --via …`; \(mistaken)")
      }
      guard (result.delivered ?? []).isEmpty else { return nil }
      return Finding(
        "`\(id)` was accepted on \(day), and nothing says that it was delivered", at: accepted.span(of: \.on),
        help: "record that first: `dossier mark \(path) \(id) delivered --on …`; \(mistaken)")
    }
  }
}
