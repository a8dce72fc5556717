import Diagnostics
import Markdown

/// A program that makes a PDF of a page.
package enum PrintProgram: String, CaseIterable, Sendable {
  case chromium, weasyprint
}

extension Workspace {
  /// A handout as a program is to print it: on its paper, and for WeasyPrint with what stands in for the parts of CSS
  /// that it lacks.
  package func printForm(of handout: Handout, on paper: PaperSize, by program: PrintProgram) -> String {
    var styles = "@page { size: \(paper.rawValue) }\n"
    if program == .weasyprint { styles += templates["assets/weasyprint.css"]?.text ?? "" }
    let element = "<style>\n\(styles)</style>\n"
    let page = markingShownAddresses(handout.text)
    // The last word of the head; of a layout without one, of the page.
    guard let end = page.firstRange(of: "</head>") else { return page + element }
    return page[..<end.lowerBound] + element + page[end.lowerBound...]
  }
}

/// Marks the links that show their own address, so that the style sheet does not write it out again.
private func markingShownAddresses(_ html: String) -> String {
  let bytes = Array(html.utf8)
  var element: String?
  let tokens = tokens(of: bytes, in: &element)
  var result: [UInt8] = []
  for (index, token) in tokens.enumerated() {
    result += bytes[token.range]
    guard case .tag(let tag) = token, tag.name == "a", !tag.isEnd, index + 1 < tokens.count,
      case .text(let text) = tokens[index + 1],
      let address = tag.attributes.first(where: { $0.name == "href" })?.value, bytes[address] == bytes[text]
    else { continue }
    result.removeLast()
    result += Array(" data-shown>".utf8)
  }
  return String(decoding: result, as: UTF8.self)
}
