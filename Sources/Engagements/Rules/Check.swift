package import Diagnostics

/// Asks every rule of an engagement, and for every field that its papers need.
///
/// What a paper needs that has not been reached is one note a paper, "needed before the contract": a newcomer's first
/// run shows a handful of lines.
package func check(_ engagement: Engagement) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var later: [Paper: [Diagnostic.Note]] = [:]
  for missing in engagement.missing {
    if missing.paper <= engagement.reached {
      diagnostics.append(
        Diagnostic(
          .error, "missing-field", "\(missing.owner) has no `\(missing.key)`", at: missing.span,
          help: "\(missing.paper) needs it: `\(missing.key)` is \(missing.help)"))
    } else {
      later[missing.paper, default: []].append(
        Diagnostic.Note("\(missing.owner): `\(missing.key)`, \(missing.help)"))
    }
  }
  for rule in Rule.all {
    for finding in rule.findings(engagement) {
      if rule.bites(engagement) {
        diagnostics.append(
          Diagnostic(
            rule.severity, rule.id, finding.message, at: finding.span, notes: finding.notes, help: finding.help))
      } else {
        // A line each: the findings say what they speak of.
        later[rule.paper, default: []].append(Diagnostic.Note(finding.message))
      }
    }
  }
  for paper in Paper.allCases {
    guard let notes = later[paper] else { continue }
    diagnostics.append(
      Diagnostic(
        .note, "needed-later", "\(engagement.path): needed before \(paper): \(notes.count) more",
        at: engagement.terms.span, notes: notes))
  }
  return diagnostics
}

extension Rule {
  /// A rule of a paper bites from the day the paper is reached; one of the work as soon as there is a record to speak
  /// of, for what is recorded has happened.
  fileprivate func bites(_ engagement: Engagement) -> Bool {
    paper == .work || paper <= engagement.reached
  }
}

extension Engagement {
  /// How far the papers have come: the first paper whose needs are only noted is the next one.
  ///
  /// The proposal always bites. The contract bites from the day one is issued, the work from its agreement.
  package var reached: Paper {
    let contracts = (log.papers ?? []).filter { $0.document == "contract" && $0.withdrawn == nil }
    if log.contractAgreedOn != nil { return .work }
    return contracts.isEmpty ? .proposal : .contract
  }

  /// Whether nothing that the paper needs is missing, and no rule of it or of the papers before it finds an error.
  package func isReady(for paper: Paper) -> Bool {
    !missing.contains { $0.paper <= paper }
      && !Rule.all.contains { $0.severity == .error && $0.paper <= paper && !$0.findings(self).isEmpty }
  }
}
