import Diagnostics
package import Values

/// What a merge is told besides template and data.
package struct Settings: Sendable {
  /// The locale of the document, as BCP 47 writes it: `en-GB`.
  package var language: String
  package var today: Day
  /// Missing values become marked gaps instead of errors.
  package var draft: Bool
  /// Whether the data were given for this template alone: what it does not take is a mistake then.
  package var areDataForTemplate: Bool
  /// The nth working day after a day, by the calendar of the practice; nil where there is none.
  package var workingDay: (@Sendable (Day, Int) throws(ArithmeticError) -> Day)?

  package init(
    language: String, today: Day, draft: Bool = false, areDataForTemplate: Bool = false,
    workingDay: (@Sendable (Day, Int) throws(ArithmeticError) -> Day)? = nil
  ) {
    self.language = language
    self.today = today
    self.draft = draft
    self.areDataForTemplate = areDataForTemplate
    self.workingDay = workingDay
  }
}

/// What no template may go beyond, so that none exhausts the machine.
package struct Limits: Sendable {
  /// Blocks, brackets and signs within one another, in a template; templates that name one another.
  package var nesting = 100
  /// Statements and expressions carried out.
  package var steps = 50_000_000
  /// Macros, includes and blocks within one another.
  package var calls = 200
  /// Bytes of a result.
  package var output = 64 << 20
  /// Bytes of one text.
  package var text = 16 << 20
  /// Numbers of one `range`.
  package var range = 1_000_000
  /// Values printed into one document.
  package var values = Placeholder.limit
  /// Diagnostics of one merge; it ends behind them.
  package var diagnostics = 100

  package init() {}
}

extension Limits {
  /// What an option may set a limit to.
  package struct Choice {
    /// As options and messages call it.
    package let name: String
    package let path: WritableKeyPath<Limits, Int>
    /// The most that it may be set to.
    package let most: Int

    init(_ name: String, _ path: WritableKeyPath<Limits, Int>, most: Int = .max) {
      self.name = name
      self.path = path
      self.most = most
    }
  }

  package static var choices: [Choice] {
    [
      // Templates are read by functions that call each other: a stack of 8 MiB holds some thousands of levels.
      Choice("nesting", \.nesting, most: 500),
      Choice("calls", \.calls), Choice("steps", \.steps), Choice("output", \.output), Choice("text", \.text),
      Choice("range", \.range), Choice("values", \.values, most: Placeholder.limit),
      Choice("diagnostics", \.diagnostics),
    ]
  }
}

/// What becomes of printed values.
package enum Output: Sendable {
  /// Each becomes a placeholder: no value can be read as Markdown.
  case markdown
  /// Each is escaped by the place it stands in.
  case html
  /// Each stands as it is.
  case text
}
