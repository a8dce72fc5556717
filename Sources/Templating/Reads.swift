package import Diagnostics

/// What a merge read: from this record come incremental builds, `why`, unused data and unused templates.
package struct Reads: Sendable {
  package struct Path: Sendable {
    /// Where in the data, with all items of a list as one: `stages[].title`.
    package let path: String
    /// Where the data of this path were written, in their order.
    package let origins: [Span]
  }

  /// Names, each once, in the order in which they were first read.
  package let templates: [String]
  /// Names that were asked for and found nowhere, as `ignore missing` allows.
  package let absentTemplates: [String]
  /// In the order of the data.
  package let data: [Path]
  /// Generalised paths of keys that were asked for and are not there, in alphabetical order.
  package let absentKeys: [String]
  /// Whether `today` was read.
  package let clock: Bool
}

/// A datum that a merge read, by its own path: `engagement.stages[build].title`.
package struct ReadValue: Sendable {
  package let path: String
  /// Nil where it was asked for and is not there.
  package let datum: Datum?
}
