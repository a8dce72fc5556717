package import Diagnostics
package import Legal

/// `templates/legal/<language>.yaml`. What came with the tool is read where the first paper in its language asks for it:
/// the tool knows more languages than most practices speak.
package final class LegalWordsFile: Sendable {
  private let source: Source
  private let contents = Once<(words: LegalWords?, diagnostics: [Diagnostic])>()

  init(_ source: Source) {
    self.source = source
  }

  /// What is wrong with the file is reported to each who asks; nil where it has not all that there should be.
  package func words(_ diagnostics: inout [Diagnostic]) -> LegalWords? {
    let (words, found) = contents.value {
      var (datum, diagnostics) = readYAML(source)
      let words = datum.flatMap { LegalWords($0, &diagnostics) }
      return (words, diagnostics)
    }
    diagnostics += found
    return words
  }
}
