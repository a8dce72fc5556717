package import Diagnostics
package import Values

/// A file to be written, and what it was made from.
package struct Output: Sendable {
  /// From the output folder, with `/`.
  package let path: String
  package let text: String
  package let trace: Trace
  /// Which kind of document of an engagement it is, by its name; nil for other pages.
  var kind: String?
}

/// What a build is told besides the workspace.
package struct BuildOptions: Sendable {
  /// The day on which every page is to be true.
  package var today: Day
  /// Missing values become marked gaps instead of errors.
  package var draft: Bool
  /// A first day to reckon with where none is agreed.
  package var assumedStart: Day?

  package init(today: Day, draft: Bool = false, assumedStart: Day? = nil) {
    self.today = today
    self.draft = draft
    self.assumedStart = assumedStart
  }
}

/// All that a build makes.
package struct Site: Sendable {
  /// Sorted by path.
  package var outputs: [Output] = []
  package var diagnostics: [Diagnostic] = []
  /// What was not made, and stays as it was.
  package var refusals: [Refusal] = []
  /// The paths of pages that wait for what their papers need.
  package var waiting: [String] = []
}

/// A folder of the output that is not made anew because of errors.
package struct Refusal: Sendable {
  /// `harbor-pine/2026-website`
  package let path: String
  package let errors: Int

  /// - Parameter findings: all that is wrong with what would be in it.
  init(path: String, findings: [Diagnostic]) {
    self.path = path
    errors = findings.inReadingOrder().count { $0.severity == .error }
  }
}
