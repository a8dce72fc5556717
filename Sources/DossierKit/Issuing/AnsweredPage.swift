// The page of a frozen paper once nobody is asked for an answer to it any more.

import Diagnostics

extension FrozenPaper {
  /// The page as the client got it, but for what asks for an answer: there, and above the text, stands what became of
  /// the paper, as the document made anew says it (`::: answered`).
  ///
  /// Templates put what holds only until there is an answer into `::: answer` and `::: while-open`. The lines for
  /// signatures are those of the document made anew: with the names of those who signed, or none. The page is as it was
  /// frozen where nothing is said of what became of it.
  ///
  /// - Parameters:
  ///   - content: the document as it reads now, HTML.
  ///   - notice: what its layout says of it now, with the page that it makes; nil where that is nothing. Of a paper to which
  ///     there is no answer nothing else says that it was taken back.
  ///   - mark: of one that holds no more, the word for it: across every sheet and at its foot, as a draft says what it is. Its
  ///     notice stands out as others do.
  func answeredPageText(as content: String, notice page: String?, mark: String?) -> String {
    var text = pageText
    var above = page.flatMap { page in page.division("notices").map { String(page[$0]) } }
    if let answered = content.division("answered").map({ String(content[$0]) }),
      let question = text.division("answer") ?? text.division("while-open")
    {
      above = above ?? "<div class=\"\(mark == nil ? "box" : "notices")\">\n\(answered)</div>\n"
      text.replaceSubrange(question, with: answered)
      while let open = text.division("while-open") { text.removeSubrange(open) }
      if let lines = text.division("signatures") {
        text.replaceSubrange(lines, with: content.division("signatures").map { content[$0] } ?? "")
      }
    }
    guard let above, let main = text.firstRange(of: #/<main [^>]*>\n/#) else { return text }
    text.insert(contentsOf: above, at: main.upperBound)
    // The style sheets that were frozen with it know this class and this attribute.
    if let mark, let root = text.firstRange(of: #/<html [^>]*/#) {
      text.insert(contentsOf: " class=\"draft withdrawn\" data-draft=\"\(escapedHTML(mark))\"", at: root.upperBound)
    }
    return text
  }
}

extension String {
  /// The first division of a class, with those within it and its line end; nil where there is none.
  fileprivate func division(_ name: String) -> Range<String.Index>? {
    guard let start = firstRange(of: "<div class=\"\(name)\">") ?? firstRange(of: "<div class=\"\(name) on-paper\">")
    else { return nil }
    var (depth, end) = (1, start.upperBound)
    while depth > 0 {
      guard let tag = self[end...].firstRange(of: #/<div\b|<\/div>\n?/#) else { return nil }
      depth += self[tag].hasPrefix("</") ? -1 : 1
      end = tag.upperBound
    }
    return start.lowerBound..<end
  }
}
