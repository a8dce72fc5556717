package import Diagnostics

/// A question that ``check(_:)`` asks of an engagement.
///
/// A rule is a file: a member in an extension of this type, listed in ``all``. Its doc comment is its page in the
/// manual: what it asks, why, and an example that is wrong and one that is right, both of which the tests run.
package struct Rule: Sendable {
  /// Stable, in lower case with hyphens: it stands behind each of the rule's findings.
  package let id: String
  package let severity: Diagnostic.Severity
  /// The first paper that cannot do without what the rule asks. Rules of the work speak of records.
  package let paper: Paper
  /// Whether what it finds is a note in terms that were agreed to: warnings always are, an error where nothing can be done
  /// about it any more.
  let isNoteOnceAgreed: Bool
  package let findings: @Sendable (Engagement) -> [Finding]

  init(
    _ id: String, _ severity: Diagnostic.Severity, _ paper: Paper, isNoteOnceAgreed: Bool = false,
    findings: @escaping @Sendable (Engagement) -> [Finding]
  ) {
    self.id = id
    self.severity = severity
    self.paper = paper
    self.isNoteOnceAgreed = isNoteOnceAgreed || severity == .warning
    self.findings = findings
  }
}

/// What a rule has found: a diagnostic but for what is the rule's own to say.
package struct Finding: Sendable {
  package let message: String
  package let span: Span?
  package let notes: [Diagnostic.Note]
  package let help: String?

  init(_ message: String, at span: Span?, notes: [Diagnostic.Note] = [], help: String? = nil) {
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
  }
}
