/// A mistake, a doubt or a remark, with the place it speaks of.
///
/// Diagnostics are collected, not thrown: a stage that can go on returns its value and appends.
package struct Diagnostic: Sendable {
  package enum Severity: String, Comparable, Sendable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A further fact, with its own place if it has one.
  package struct Note: Sendable {
    package let message: String
    package let span: Span?

    package init(_ message: String, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  package var severity: Severity
  /// Stable, in lower case with hyphens: `payment-shares`. Each has a page in the manual.
  package let id: String
  /// States the rule or the finding; lower case, no full stop.
  package let message: String
  package let span: Span?
  package var notes: [Note]
  /// What to do about it.
  package var help: String?

  package init(
    _ severity: Severity, _ id: String, _ message: String, at span: Span?, notes: [Note] = [], help: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
  }
}

extension Sequence where Element == Diagnostic {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// By file, then place, then severity, errors first; what has no place comes last. Each finding once.
  package func inReadingOrder() -> [Diagnostic] {
    guard contains(where: { _ in true }) else { return [] }
    var seen: Set<String> = []
    return enumerated()
      .sorted { left, right in
        switch (left.element.span, right.element.span) {
        case (let a?, let b?) where a.source.name != b.source.name: a.source.name < b.source.name
        case (let a?, let b?) where a.start != b.start: a.start < b.start
        case (.some, .some) where left.element.severity != right.element.severity:
          left.element.severity > right.element.severity
        case (.some, nil): true
        case (nil, .some): false
        default: left.offset < right.offset
        }
      }
      .map(\.element)
      .filter { finding in
        // By its offset: counting the columns of a long line for each finding would be as long as all of them together.
        let place = finding.span.map { "\($0.source.name):\($0.start)" } ?? "-"
        return seen.insert("\(place) \(finding.id) \(finding.message)").inserted
      }
  }
}
