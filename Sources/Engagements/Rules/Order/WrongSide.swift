import Diagnostics
import Values

extension Rule {
  /// The lead is a person of the practice; who decides, signs, accepts results and gives inputs is the client's.
  ///
  /// Nobody accepts their own work.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         accepted_by: maria
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         accepted_by: omar
  /// ```
  static let wrongSide = Rule("wrong-side", .error, .order) { engagement in
    let (terms, people) = (engagement.terms, engagement.people)
    var findings: [Finding] = []
    func require(_ id: String?, of persons: [Person], _ whose: String, _ what: String, at span: Span?) {
      // A word that stands for nobody was complained of where it stands.
      guard let id, people[id] != nil, !persons.contains(where: { $0.id == id }) else { return }
      let help = persons.isEmpty ? nil : "name one of \(persons.compactMap(\.id).joined(separator: ", "))"
      findings.append(Finding("`\(id)` \(what), and is no person \(whose)", at: span, help: help))
    }
    require(terms.lead, of: people.ours, "of the practice", "leads the work", at: terms.span(of: \.lead))
    let client = people.theirs
    require(terms.decides, of: client, "of the client's", "decides for the client", at: terms.span(of: \.decides))
    require(terms.signs, of: client, "of the client's", "signs for the client", at: terms.span(of: \.signs))
    require(
      terms.approval?.by, of: client, "of the client's", "approves for the client",
      at: terms.approval?.span(of: \.by))
    for deliverable in engagement.allDeliverables {
      require(
        deliverable.acceptedBy, of: client, "of the client's", "accepts \(deliverable.name)",
        at: deliverable.span(of: \.acceptedBy))
    }
    for input in terms.needs ?? [] {
      require(
        input.from, of: client, "of the client's", "gives \(input.name)", at: input.span(of: \.from))
    }
    return findings
  }
}

extension Entry where F == InputFields {
  /// As messages call it.
  var name: String { "input `\(self.what ?? self.id ?? "")`" }
}
