package import Diagnostics

/// What rules and the needs of papers say of an engagement.
package struct Examination: Sendable {
  package fileprivate(set) var diagnostics: [Diagnostic] = []
  /// The first paper that lacks something it needs, or of which a rule finds an error; nil where there is none.
  package fileprivate(set) var firstUnready: Paper?

  /// Takes note of a paper that is not ready.
  fileprivate mutating func hold(_ paper: Paper) { firstUnready = firstUnready.map { min($0, paper) } ?? paper }
}

/// What is wrong with an engagement, and worth a look.
package func check(_ engagement: Engagement) -> [Diagnostic] { examine(engagement).diagnostics }

/// Asks every rule of an engagement, and for every field that its papers need.
///
/// What a paper needs that has not been reached is one note a paper, "for the contract 6 things are still needed": a
/// newcomer's first run shows a handful of lines.
package func examine(_ engagement: Engagement) -> Examination {
  var examination = Examination()
  var later: [Paper: [Need]] = [:]
  var remarks: [Paper: [Need]] = [:]
  let reached = engagement.reached
  for missing in engagement.missing {
    guard let paper = engagement.paper(askingFor: missing.paper) else { continue }
    examination.hold(paper)
    // What is recorded has happened: a record needs all that it needs at once.
    if paper == .work || paper <= reached {
      examination.diagnostics.append(
        Diagnostic(
          .error, "missing-field", "\(missing.owner) has no `\(missing.key)`", at: missing.span,
          help: "\(paper) needs it: `\(missing.key)` is \(missing.help)"))
    } else {
      later[paper, default: []].append(Need(missing))
    }
  }
  for rule in Rule.all {
    guard let paper = engagement.paper(askingFor: rule.paper) else { continue }
    // A rule of a paper bites from the day the paper is reached; one of the work as soon as there is a record to speak
    // of, for what is recorded has happened.
    let bites = paper == .work || paper <= reached
    for finding in engagement.findings(of: rule) {
      let isNote = rule.isNoteOnceAgreed && bites && engagement.isSettled(finding, of: paper)
      if rule.severity == .error, !isNote { examination.hold(paper) }
      if bites {
        let severity = isNote ? .note : rule.severity
        examination.diagnostics.append(
          Diagnostic(
            severity, rule.id, finding.message, at: finding.span, notes: finding.notes, help: finding.help))
      } else if rule.severity == .error {
        later[paper, default: []].append(Need(finding))
      } else {
        remarks[paper, default: []].append(Need(finding))
      }
    }
  }
  for paper in Paper.allCases {
    let (needs, doubts) = (later[paper] ?? [], remarks[paper] ?? [])
    let parts = [
      needs.isEmpty ? nil : "\(things(needs)) still needed", doubts.isEmpty ? nil : "\(things(doubts)) worth a look",
    ].compactMap(\.self)
    guard !parts.isEmpty else { continue }
    // No place of its own: it speaks of several files, and is shown as the list it is.
    examination.diagnostics.append(
      Diagnostic(
        .note, "needed-later", "\(engagement.path): for \(paper) \(parts.joined(separator: ", and "))", at: nil,
        notes: (needs.inOrder + doubts.inOrder).map { Diagnostic.Note($0.line) }))
  }
  return examination
}

private func things(_ needs: [Need]) -> String { needs.count == 1 ? "1 thing is" : "\(needs.count) things are" }

/// Something that a later paper needs, as one line: the file, what it lacks, and what to do.
private struct Need {
  let file: String
  let line: String

  init(_ missing: Missing) {
    file = missing.span?.source.name ?? ""
    // A file is named after the kind that it is.
    let isWholeFile = [PracticeFields.name, ClientFields.name, TermsFields.name].contains {
      missing.owner == $0 || missing.owner.hasPrefix("\($0) `")
    }
    let owner = isWholeFile ? "" : "\(missing.owner): "
    line = "\(file): \(owner)`\(missing.key)`, \(missing.help)"
  }

  init(_ finding: Finding) {
    file = finding.span?.source.name ?? ""
    let place = finding.span.map { "\($0.source.name):\($0.position.line): " } ?? ""
    line = place + finding.message + (finding.help.map { "; \($0)" } ?? "")
  }
}

extension [Need] {
  /// Those of one file together, files in the order of the alphabet.
  fileprivate var inOrder: [Need] {
    enumerated().sorted { ($0.element.file, $0.offset) < ($1.element.file, $1.offset) }.map(\.element)
  }
}

extension Engagement {
  /// What a rule finds. As of an earlier day nothing is an error that what was recorded later has made right: whoever
  /// looks back finds the pages of that day.
  fileprivate func findings(of rule: Rule) -> [Finding] {
    let findings = rule.findings(self)
    guard rule.severity == .error, !findings.isEmpty,
      let last = stepsOfAnyDay.map({ max($0.on, $0.recorded ?? $0.on) }).max(), last > today
    else { return findings }
    // The words may speak of the day.
    let lasting = Set(rule.findings(asOf(last)).map(\.span))
    return findings.filter { lasting.contains($0.span) }
  }

  /// Whether a doubt about terms comes too late: they are agreed to, and stay as they are. It is then a note. What a change
  /// order brings in is still to be agreed.
  fileprivate func isSettled(_ finding: Finding, of paper: Paper) -> Bool {
    guard paper < .changeOrder, log.contractAgreedOn != nil else { return false }
    return finding.span.map { !$0.source.name.contains("/changes/") } ?? true
  }

  /// How far the papers have come: the first paper whose needs are only noted is the next one.
  ///
  /// The proposal always bites. The contract, or the order, bites from the day one is issued, the work from its
  /// agreement, the end from the day the certificate is out.
  package var reached: Paper {
    if (log.papers ?? []).contains(where: { $0.document == "closing" && $0.withdrawn == nil }) { return .closing }
    if log.contractAgreedOn != nil { return .work }
    let isOut = (log.papers ?? []).contains { $0.isContract && $0.withdrawn == nil }
    return isOut ? (isOrder ? .order : .contract) : .proposal
  }

  /// The paper of this engagement that first asks for what some paper needs; nil where none does: an order asks for
  /// nothing that only a contract needs.
  func paper(askingFor paper: Paper) -> Paper? {
    switch paper {
    case .order where !isOrder: .contract
    case .contract where isOrder: nil
    default: paper
    }
  }

  /// What is missing for a paper, and the errors that its rules and those of the papers before it find: a line each.
  package func needs(of paper: Paper) -> [String] {
    func asks(for what: Paper) -> Bool { self.paper(askingFor: what).map { $0 <= paper } ?? false }
    let missing = missing.filter { asks(for: $0.paper) }.map { Need($0) }
    let found = Rule.all.filter { $0.severity == .error && asks(for: $0.paper) }.flatMap { findings(of: $0) }
    return (missing + found.map { Need($0) }).inOrder.map(\.line)
  }

  /// As ``Examination/firstUnready``, without asking the rules of the papers behind it.
  package var firstUnready: Paper? {
    let lacking = missing.compactMap { paper(askingFor: $0.paper) }.min()
    let asked = Rule.all.filter { $0.severity == .error }
      .compactMap { rule in paper(askingFor: rule.paper).map { (paper: $0, rule: rule) } }
    for paper in Set(asked.map(\.paper)).sorted() {
      if let lacking, lacking <= paper { return lacking }
      if asked.contains(where: { $0.paper == paper && !findings(of: $0.rule).isEmpty }) { return paper }
    }
    return lacking
  }

  /// Whether nothing that the paper needs is missing, and no rule of it or of the papers before it finds an error.
  package func isReady(for paper: Paper) -> Bool { firstUnready.map { paper < $0 } ?? true }
}
