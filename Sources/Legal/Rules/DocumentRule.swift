package import Diagnostics

/// A question that is asked of the words of a document.
///
/// A rule is a file: a member in an extension of this type, listed in ``all``. Its doc comment is its page in the
/// manual: what it asks, what it leaves alone, and an example that is wrong and one that is right, both of which the
/// tests run.
package struct DocumentRule: Sendable {
  /// Stable, in lower case with hyphens: it stands behind each of the rule's findings, and `<!-- check: allow ID -->`
  /// names it.
  package let id: String
  package let severity: Diagnostic.Severity
  /// Whether it is asked without being named: only rules that raise no false alarm are.
  package let isAsked: Bool
  fileprivate let question: Question

  fileprivate enum Question: Sendable {
    case ofText(@Sendable (LegalText) -> [DocumentFinding])
    /// Asked of each block of words; all rules together read it once.
    case ofBlocks(@Sendable (TextBlock, LegalText) -> [DocumentFinding])
  }

  /// A rule that looks at a text as a whole.
  init(
    _ id: String, _ severity: Diagnostic.Severity, isAsked: Bool = true,
    findings: @escaping @Sendable (LegalText) -> [DocumentFinding]
  ) {
    self.id = id
    self.severity = severity
    self.isAsked = isAsked
    question = .ofText(findings)
  }

  /// A rule that looks at each block of words on its own.
  init(
    ofBlocks id: String, _ severity: Diagnostic.Severity, isAsked: Bool = true,
    findings: @escaping @Sendable (_ block: TextBlock, _ text: LegalText) -> [DocumentFinding]
  ) {
    self.id = id
    self.severity = severity
    self.isAsked = isAsked
    question = .ofBlocks(findings)
  }
}

/// What a rule has found: a diagnostic but for what is the rule's own to say.
struct DocumentFinding {
  let message: String
  let span: Span?
  /// Nil where it is that of the rule.
  var severity: Diagnostic.Severity?
  var notes: [Diagnostic.Note] = []
  var help: String?
  /// The rules that the block allows.
  var allowed: Set<String> = []

  init(
    _ message: String, at span: Span?, in block: TextBlock? = nil, notes: [Diagnostic.Note] = [], help: String? = nil
  ) {
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
    allowed = block?.allowed ?? []
  }
}

/// Asks the rules of a document, in the order of the list.
///
/// What the passes found is in the answer, but for what the text allows.
///
/// - Parameter named: rules to ask beside those that always are.
package func check(_ text: LegalText, asking named: Set<String> = []) -> [Diagnostic] {
  let ids = DocumentRule.all.map(\.id)
  var diagnostics = text.unallowed(text.found)
  let rules = DocumentRule.all.filter { $0.isAsked || named.contains($0.id) }
  for (rule, findings) in zip(rules, findings(in: text, of: rules)) {
    for finding in findings
    where !finding.allowed.contains(rule.id) && !text.allows(rule.id, at: finding.span) {
      diagnostics.append(
        Diagnostic(
          finding.severity ?? rule.severity, rule.id, finding.message, at: finding.span, notes: finding.notes,
          help: finding.help))
    }
  }
  for (id, span) in text.allowedNames where !ids.contains(id) {
    diagnostics.append(
      Diagnostic(
        .warning, "unknown-rule", "there is no rule `\(id)` to allow", at: span,
        help: nearest(to: id, among: ids).map { "did you mean `\($0)`?" }))
  }
  return diagnostics
}

/// What each of some rules finds.
private func findings(in text: LegalText, of rules: [DocumentRule]) -> [[DocumentFinding]] {
  var findings: [[DocumentFinding]] = []
  var ofBlocks: [(place: Int, find: @Sendable (TextBlock, LegalText) -> [DocumentFinding])] = []
  for (place, rule) in rules.enumerated() {
    switch rule.question {
    case .ofText(let find): findings.append(find(text))
    case .ofBlocks(let find):
      findings.append([])
      ofBlocks.append((place, find))
    }
  }
  for block in text.blocks where block.isProse {
    for rule in ofBlocks { findings[rule.place] += rule.find(block, text) }
  }
  return findings
}

extension LegalText {
  /// What passes found, but for what the text allows.
  package func unallowed(_ found: [Diagnostic]) -> [Diagnostic] { found.filter { !allows($0.id, at: $0.span) } }

  /// Nothing: a pass finds it on its way, and the rule is there for its page in the manual and its name.
  var ofPasses: [DocumentFinding] { [] }
}
