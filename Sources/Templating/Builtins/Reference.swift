/// All that the language brings along, as the manual lists it.
package struct ReferenceSection: Encodable, Sendable {
  package let id: String
  package let title: String
  package let entries: [ReferenceEntry]

  package static let all: [ReferenceSection] = [
    ReferenceSection(
      id: "statements", title: "Statements",
      entries: Construct.statements.map { ReferenceEntry("statement", $0.name, $0.signature, $0.summary, $0.example) }),
    filters("amounts", "Filters of amounts, days and lists in a sentence", Filter.documentFilters),
    filters("marks", "Filters that make links, tables and other marks", Filter.markupFilters),
    filters("texts", "Filters of texts", Filter.textFilters),
    filters("lists", "Filters of lists and maps", Filter.listFilters),
    filters("numbers", "Filters of numbers", Filter.numberFilters),
    filters("values", "Filters of any value", Filter.valueFilters),
    ReferenceSection(
      id: "tests", title: "Tests",
      entries: Test.all.map { test in
        ReferenceEntry(
          "test", test.name, "is \(test.signature.declaration)", test.summary, test.example,
          otherNames: Test.otherNames(of: test.name))
      }),
    ReferenceSection(
      id: "functions", title: "Functions",
      entries: Function.all.map {
        ReferenceEntry("function", $0.name, $0.signature.declaration, $0.summary, $0.example)
      }),
    ReferenceSection(
      id: "names", title: "Names and parts of values",
      entries: Construct.names.map { ReferenceEntry("name", $0.name, $0.signature, $0.summary, $0.example) }),
    ReferenceSection(
      id: "loop-properties", title: "Properties of a loop",
      entries: LoopProperty.all.map {
        ReferenceEntry("loop", $0.name, "loop.\($0.signature.declaration)", $0.summary, $0.example)
      }),
  ]

  private static func filters(_ id: String, _ title: String, _ filters: [Filter]) -> ReferenceSection {
    ReferenceSection(
      id: id, title: title,
      entries: filters.map { filter in
        ReferenceEntry(
          "filter", filter.name, "|\(filter.signature.declaration)", filter.summary, filter.example,
          otherNames: Filter.otherNames(of: filter.name))
      })
  }
}

/// One of them.
package struct ReferenceEntry: Encodable, Sendable {
  /// Where it stands on the page.
  package let id: String
  package let name: String
  /// How it is written: what has `?` may be left out, what has `=` too.
  package let signature: String
  /// A sentence, in Markdown.
  package let summary: String
  package let otherNames: [String]
  package let example: Example

  init(
    _ kind: String, _ name: String, _ signature: String, _ summary: String, _ example: Templating.Example,
    otherNames: [String] = []
  ) {
    id = "\(kind)-\(name)"
    self.name = name
    self.signature = signature
    self.summary = summary
    self.otherNames = otherNames
    self.example = Example(
      template: example.template, files: example.files.map { Example.File(name: $0.name, text: $0.text) },
      result: example.result, output: "\(example.use)")
  }

  package struct Example: Encodable, Sendable {
    package let template: String
    /// Templates that it names.
    package let files: [File]
    package let result: String
    package let output: String

    package struct File: Encodable, Sendable {
      package let name: String
      package let text: String
    }
  }
}
