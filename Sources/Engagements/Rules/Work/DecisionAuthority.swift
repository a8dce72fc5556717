import Diagnostics
import Values

extension Rule {
  /// Decisions are taken, and results accepted, by people who may.
  ///
  /// For the client that is who decides or signs, and for one deliverable who is named to accept it; the practice's lead
  /// and signer take decisions of their own.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   taken:
  ///     on: 2026-04-17
  ///     by: petros
  ///     question: Do guests pay a deposit?
  ///     chosen: At the house
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   taken:
  ///     on: 2026-04-17
  ///     by: jane
  ///     question: Do guests pay a deposit?
  ///     chosen: At the house
  /// ```
  static let decisionAuthority = Rule("decision-authority", .error, .work) { engagement in
    let help = engagement.names(of: engagement.people.theirs, where: engagement.mayDecide)
    func finding(_ what: String, by person: String?, at span: Span?) -> Finding? {
      guard let person, engagement.people[person] != nil, !engagement.mayDecide(person) else { return nil }
      return Finding(
        "\(what) by `\(person)`, who neither decides nor signs", at: span,
        help: help.isEmpty ? "say who decides: `decides: …`" : "ask \(help) to confirm it, and record that")
    }
    let ours = [engagement.lead, engagement.practice.signs].compactMap { $0 }
    let decisions = (engagement.log.decisions ?? []).compactMap { decision -> Finding? in
      guard let taken = decision.taken, taken.by.map({ !ours.contains($0) }) ?? false else { return nil }
      return finding("`\(decision.id ?? "")` was decided", by: taken.by, at: taken.span(of: \.by))
    }
    let acceptances = engagement.inForce.deliverables.compactMap { deliverable -> Finding? in
      guard let accepted = deliverable.record?.accepted, accepted.by != deliverable.acceptedBy else { return nil }
      return finding("\(deliverable.terms.name) was accepted", by: accepted.by, at: accepted.span(of: \.by))
    }
    return decisions + acceptances
  }
}
