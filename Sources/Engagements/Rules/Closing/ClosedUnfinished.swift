import Diagnostics

extension Rule {
  /// Nothing is closed while something is missing that it takes to be complete.
  ///
  /// The acceptance certificate says that neither side claims anything more. What `complete_when:` lists is on record by
  /// then: every result accepted, every question answered and request closed, and the client's word for what only the
  /// client can say. What is still to be paid the certificate states itself, and it is one of the papers to be delivered:
  /// those two may come after it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use, all_paid]
  /// # log/papers.yaml
  /// - id: A-2026-001
  ///   document: closing
  ///   issued:
  ///     on: 2026-05-04
  ///   agreed:
  ///     on: 2026-05-05
  ///     by: omar
  ///     via: email
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complete_when: [in_use, all_paid]
  /// # log/completion.yaml
  /// - id: in_use
  ///   said:
  ///     on: 2026-05-04
  ///     by: jane
  ///     via: email
  /// # log/papers.yaml
  /// - id: A-2026-001
  ///   document: closing
  ///   issued:
  ///     on: 2026-05-04
  ///   agreed:
  ///     on: 2026-05-05
  ///     by: omar
  ///     via: email
  /// ```
  static let closedUnfinished = Rule("closed-unfinished", .error, .closing) { engagement in
    guard let paper = engagement.log.agreedPapers.last(where: { $0.document == "closing" }) else { return [] }
    return engagement.findings(
      ofClosingBy: paper, at: paper.agreed?.span(of: \.on), otherwise: "or take the certificate back with `withdrawn:`")
  }
}

extension Engagement {
  /// What is missing for a certificate to close the work with.
  ///
  /// - Parameter otherwise: what else than recording it may be done.
  func findings(ofClosingBy paper: PaperRecord, at span: Span?, otherwise: String) -> [Finding] {
    guard state != .cancelled else { return [] }
    let missing = completion.filter { !$0.holds && !$0.fact.mayFollowCertificate }.map(\.fact)
    guard !missing.isEmpty else { return [] }
    let words = missing.map { fact in
      let open = open(for: fact).map { "`\($0)`" }.joined(separator: ", ")
      return "`\(fact.rawValue)`" + (open.isEmpty ? "" : " (\(open))")
    }.joined(separator: ", ")
    let files = Set(missing.map(\.record)).sorted().map { "log/\($0).yaml" }.joined(separator: ", ")
    return [
      Finding(
        "`\(paper.id ?? "")` closes the work, and \(words) \(missing.count == 1 ? "does" : "do") not hold", at: span,
        notes: terms.span(of: \.completeWhen).map {
          [Diagnostic.Note("what it takes to be complete is here", at: $0)]
        } ?? [],
        help: "record what has happened, in \(files); \(otherwise)")
    ]
  }
}

extension CompletionFact {
  /// Whether it may come to hold once the work is closed.
  fileprivate var mayFollowCertificate: Bool { self == .allPaid || self == .papersDelivered }

  /// The kind of record from which it follows.
  fileprivate var record: String {
    switch self {
    case .deliverablesAccepted: "deliverables"
    case .problemSolved, .inUse, .papersDelivered: "completion"
    case .questionsAnswered: "questions"
    case .allPaid: "payments"
    case .requestsClosed: "requests"
    }
  }
}
