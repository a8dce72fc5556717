package import Diagnostics

/// What came of a template and its data.
package struct Merging: Sendable {
  /// The text with its bindings; nil if there was an error. HTML and plain text have no bindings.
  package let merged: Merged?
  package fileprivate(set) var diagnostics: [Diagnostic]
  private let trace: Trace
  private let root: Datum

  init(merged: Merged?, diagnostics: [Diagnostic], trace: Trace, root: Datum) {
    self.merged = merged
    self.diagnostics = diagnostics
    self.trace = trace
    self.root = root
  }

  /// The templates that were read, by their names, each once, in the order in which they were first read.
  package var templates: [String] { trace.templates }

  /// What was read, made from the trace: ask once.
  ///
  /// - Parameter key: that of the data below which alone reads and absent keys are wanted; nil for all.
  package func reads(below key: String? = nil) -> Reads { trace.reads(of: root, below: key) }

  /// Every single datum that was read, made from the trace as well.
  package func values() -> [ReadValue] { trace.values(of: root) }
}

extension Library {
  /// Puts a template and its data together.
  ///
  /// - Parameters:
  ///   - data: A map; its keys are the variables of the template.
  ///   - html: Names and HTML that is safe as it is, for layouts: the rendered page, its style sheet.
  package func merge(
    _ template: Template, with data: Datum, html: [String: String] = [:], output: Output, settings: Settings
  ) -> Merging {
    let taken = template.parameters.map { TakenData(data, for: $0) }
    var merging = deepStacks.run { [self] in
      Interpreter(library: self, data: taken?.data ?? data, html: html, output: output, settings: settings)
        .merge(template, taken)
    }
    if settings.areDataForTemplate, let parameters = template.parameters {
      merging?.diagnostics += TakenData.surplus(data, for: parameters)
    }
    return merging ?? Merging(merged: nil, diagnostics: [], trace: Trace(), root: data)
  }
}
