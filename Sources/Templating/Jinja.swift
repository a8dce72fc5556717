/// How templates of Jinja2 are read and printed where they are not documents: what `dossier render --jinja` sets.
///
/// A library has it for all its templates or, for documents and layouts, not at all. With it nothing is bound and no
/// line vanishes; values are printed as Jinja2 prints them, but for what the manual's page of differences states.
package struct Jinja: Sendable {
  /// Whether the line end behind a statement or a comment goes with it: `trim_blocks`.
  package var trimsBlocks: Bool
  /// Whether the blanks before a statement or a comment that begins its line go with it: `lstrip_blocks`.
  package var lstripsBlocks: Bool
  /// Whether the line end at the end of a template stays: `keep_trailing_newline`.
  package var keepsTrailingNewline: Bool
  /// Whether printed values are escaped for HTML: `autoescape`.
  package var escapesHTML: Bool

  package init(
    trimsBlocks: Bool = false, lstripsBlocks: Bool = false, keepsTrailingNewline: Bool = false,
    escapesHTML: Bool = false
  ) {
    self.trimsBlocks = trimsBlocks
    self.lstripsBlocks = lstripsBlocks
    self.keepsTrailingNewline = keepsTrailingNewline
    self.escapesHTML = escapesHTML
  }
}
