// The page of a frozen paper once nobody is asked for an answer to it any more.

extension FrozenPaper {
  /// The page as the client got it, but for what asks for an answer: there, and above the text, stands what became of
  /// the paper, as the document made anew says it (`::: answered`).
  ///
  /// Templates put what holds only until there is an answer into `::: answer` and `::: while-open`. The page is as it
  /// was frozen where it has none, or where the document says nothing of what became of it.
  ///
  /// - Parameters:
  ///   - content: the document as it reads now, HTML.
  ///   - isAgreed: whether it holds; what lapsed or was taken back stands out as notices do.
  func answeredPageText(as content: String, isAgreed: Bool) -> String {
    let page = pageText
    guard let answered = content.division("answered").map({ String(content[$0]) }), page.division("answer") != nil
    else {
      return page
    }
    var text = page
    while let open = text.division("while-open") { text.removeSubrange(open) }
    if let answer = text.division("answer") { text.replaceSubrange(answer, with: answered) }
    guard let main = text.firstRange(of: #/<main [^>]*>\n/#) else { return text }
    text.insert(contentsOf: "<div class=\"\(isAgreed ? "box" : "notices")\">\n\(answered)</div>\n", at: main.upperBound)
    return text
  }
}

extension String {
  /// The first division of a class that holds no other division, its line end included; nil where there is none.
  fileprivate func division(_ name: String) -> Range<String.Index>? {
    guard let start = firstRange(of: "<div class=\"\(name)\">"),
      let end = self[start.upperBound...].firstRange(of: "</div>\n")
    else { return nil }
    return start.lowerBound..<end.upperBound
  }
}
