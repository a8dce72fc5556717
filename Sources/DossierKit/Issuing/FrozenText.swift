import Diagnostics
import Markdown

// The text of a frozen paper: front matter, then the merged text with a mark in the place of each value.

/// `source.md` of a paper, and how many lines its front matter has.
///
/// - Parameter draft: which draft for reading it is; it says so itself, so that its digest is never that of a paper.
func frozenSource(_ text: PageText, draft: Int?) -> (bytes: [UInt8], lead: Int) {
  let mark = draft.map { "draft: \($0)\n" } ?? ""
  let lead = "---\n\(yamlText(of: text.frontMatter))\(mark)---\n"
  return (Array((lead + markedText(of: text.merged)).utf8), lead.utf8.count { $0 == UInt8(ascii: "\n") })
}

extension FrozenPaper {
  /// The text and its values, each line at its place in `source.md`; nil where they are not there or were damaged.
  var text: (frontMatter: Datum, merged: Merged)? {
    guard let source = files[Self.source], let values = files[Self.values].flatMap(FrozenValues.init(json:)) else {
      return nil
    }
    let whole = Source(name: "\(name)/\(Self.source)", bytes: source)
    let (frontMatter, start, findings) = splitFrontMatter(whole)
    guard let frontMatter, !findings.hasErrors else { return nil }
    let body = Source(name: whole.name, bytes: Array(source[start...]))
    return values.merged(body).map { (frontMatter, $0) }
  }
}
