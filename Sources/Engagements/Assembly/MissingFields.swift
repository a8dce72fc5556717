import Diagnostics

extension Engagement {
  /// How far the papers have come: the first paper whose needs are only noted is the next one.
  ///
  /// The proposal always bites. The contract bites from the day one is issued, the work from its agreement.
  package var reached: Paper {
    let contracts = (log.papers ?? []).filter { $0.document == "contract" && $0.withdrawn == nil }
    if contracts.contains(where: { $0.agreed != nil }) { return .work }
    return contracts.isEmpty ? .proposal : .contract
  }

  /// Whether nothing that the paper needs is missing.
  package func isReady(for paper: Paper) -> Bool { !missing.contains { $0.paper <= paper } }

  /// What the papers that have been reached need and nobody has written: an error each. What later papers need is
  /// one note a paper.
  var missingFields: [Diagnostic] {
    var diagnostics = missing.filter { $0.paper <= reached }.map { missing in
      Diagnostic(
        .error, "missing-field", "\(missing.owner) has no `\(missing.key)`", at: missing.span,
        help: "\(missing.paper) needs it: `\(missing.key)` is \(missing.help)")
    }
    for paper in Paper.allCases where paper > reached {
      let later = missing.filter { $0.paper == paper }
      guard !later.isEmpty else { continue }
      diagnostics.append(
        Diagnostic(
          .note, "needed-later", "\(path): needed before \(paper): \(later.count) more", at: terms.span,
          notes: later.map { Diagnostic.Note("\($0.owner): `\($0.key)`, \($0.help)", at: nil) }))
    }
    return diagnostics
  }
}
