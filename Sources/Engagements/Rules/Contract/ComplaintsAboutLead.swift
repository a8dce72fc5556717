import Diagnostics

extension Rule {
  /// A complaint is taken, or looked at again, by somebody of the practice who does not lead the work.
  ///
  /// Most complaints are about the lead. A practice of one says who may be asked `outside:`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complaints:
  ///   to: lead
  ///   review_by: [lead, omar]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complaints:
  ///   to: lead
  ///   review_by: [nikos, omar]
  /// ```
  static let complaintsAboutLead = Rule("complaints-about-lead", .error, .contract) { engagement in
    guard let lead = engagement.lead, let complaints = engagement.terms.complaints, complaints.to == lead else {
      return []
    }
    let people = engagement.people
    let others = people.ours.compactMap(\.id).filter { $0 != lead }
    let isSeenByOthers =
      (complaints.reviewBy ?? []).contains(where: others.contains) || others.isEmpty && complaints.outside != nil
    guard !isSeenByOthers else { return [] }
    return [
      Finding(
        "complaints about the lead, `\(lead)`, go to `\(lead)` alone", at: complaints.place(of: \.to),
        help: others.isEmpty
          ? "say who may be asked `outside:`"
          : "let `to:` or `review_by:` name \(others.map { "`\($0)`" }.joined(separator: " or "))")
    ]
  }
}
