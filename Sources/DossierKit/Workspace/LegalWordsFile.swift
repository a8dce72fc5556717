package import Diagnostics
package import Legal

/// `templates/legal/<language>.yaml`, read where the first paper in its language asks for it: the tool knows more
/// languages than most practices speak.
package final class LegalWordsFile: Sendable {
  private let source: Source
  private let read = Once<(words: LegalWords?, diagnostics: [Diagnostic])>()

  init(_ source: Source) {
    self.source = source
  }

  var name: String { source.name }
  var diagnostics: [Diagnostic] { contents.diagnostics }

  /// Nil, reported, where it has not all that there should be.
  package func words(_ diagnostics: inout [Diagnostic]) -> LegalWords? {
    if let words = contents.words { return words }
    diagnostics += contents.diagnostics
    return nil
  }

  private var contents: (words: LegalWords?, diagnostics: [Diagnostic]) {
    read.value {
      var (datum, diagnostics) = readYAML(source)
      let words = datum.flatMap { LegalWords($0, &diagnostics) }
      return (words, diagnostics)
    }
  }
}
