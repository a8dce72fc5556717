import Diagnostics
import Markdown

// The text of a frozen paper: front matter, then the merged text with a mark in the place of each value.

/// `source.md` of a paper, and how many lines its front matter has.
func frozenSource(_ text: PageText) -> (bytes: [UInt8], lead: Int) {
  let lead = "---\n\(yamlText(of: text.frontMatter))---\n"
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
