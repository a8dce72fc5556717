import Diagnostics

extension Rule {
  /// A certificate that closes the work goes out when everything is there that it takes: a yes to it is refused before.
  ///
  /// It says how things stand on the day on which it is issued: what is recorded later is in it once it is issued again.
  /// What is still to be paid, and the papers to be delivered, may come after it, as with `closed-unfinished`.
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
  /// ```
  static let certificateUnfinished = Rule("certificate-unfinished", .warning, .closing) { engagement in
    guard let paper = engagement.certificatesOut.last else { return [] }
    return engagement.findings(
      ofClosingBy: paper, at: paper.issued?.span(of: \.on) ?? paper.span,
      otherwise: "a yes is refused before, and the certificate says how things stood on its day: issue it again then")
  }
}
