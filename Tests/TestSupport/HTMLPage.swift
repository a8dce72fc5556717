import Foundation

/// An HTML page as written by the tool, taken apart by a reader that knows nothing of how it was made.
///
/// Only what the tool writes is understood: lower-case names, quoted attributes, every element closed that is to be.
package struct HTMLPage {
  package struct Element {
    package let name: String
    package let attributes: [(name: String, value: String)]
    /// The elements around it, the outermost first.
    package let ancestors: [String]
    /// The text inside, of `script` and `style` the bytes as they stand.
    package fileprivate(set) var text = ""

    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// In the order of their beginnings.
  package private(set) var elements: [Element] = []
  /// What a reader sees, of `title` too; line breaks are line ends.
  package private(set) var text = ""
  /// What is no HTML as the tool writes it.
  package private(set) var faults: [String] = []
  private var open: [Int] = []
  private var isAfterBreak = false

  package init(_ html: String) {
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      addText(rest[..<start])
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      guard let end = Self.endOfTag(rest) else {
        faults.append("a tag is not closed: \(rest.prefix(40))")
        break
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        close(String(tag.dropFirst()))
      } else {
        begin(tag)
        let name = elements[elements.count - 1].name
        guard ["script", "style"].contains(name) else { continue }
        let inside = rest.range(of: "</\(name)>").map { rest[..<$0.lowerBound] } ?? rest
        elements[elements.count - 1].text = String(inside)
        rest = rest[inside.endIndex...]
      }
    }
    addText(rest)
    if !open.isEmpty { faults.append("not closed: \(open.map { elements[$0].name })") }
  }

  /// Tags, how they are nested, and the names of their attributes, an element a line; line breaks are left out, and
  /// so is all that depends on what the words are.
  package var shape: [String] {
    elements.filter { $0.name != "br" }.map { element in
      let lead = String(repeating: "  ", count: element.ancestors.count)
      return ([lead + element.name] + element.attributes.map(\.name).sorted()).joined(separator: " ")
    }
  }

  private static func endOfTag(_ text: Substring) -> String.Index? {
    var quote: Character?
    for index in text.indices {
      switch (quote, text[index]) {
      case (nil, ">"): return index
      case (nil, "\""), (nil, "'"): quote = text[index]
      case (let mark?, let character) where mark == character: quote = nil
      default: break
      }
    }
    return nil
  }

  private mutating func begin(_ tag: Substring) {
    var rest = tag
    let name = String(rest.prefix { !$0.isWhitespace && $0 != "/" })
    rest = rest.dropFirst(name.count)
    var attributes: [(name: String, value: String)] = []
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard !rest.isEmpty else { break }
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else {
        attributes.append((String(key), ""))
        continue
      }
      rest = rest.dropFirst()
      guard let mark = rest.first, mark == "\"" || mark == "'", let end = rest.dropFirst().firstIndex(of: mark) else {
        faults.append("an attribute without quotation marks: \(tag)")
        break
      }
      attributes.append((String(key), Self.decoded(rest[rest.index(after: rest.startIndex)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if Set(attributes.map(\.name)).count < attributes.count { faults.append("an attribute twice: \(tag)") }
    if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber) }) {
      faults.append("no name of an element: \(tag.prefix(40))")
    }
    let ancestors = open.map { elements[$0].name }
    elements.append(Element(name: name, attributes: attributes, ancestors: ancestors))
    if name == "br" { addText("\n") }
    isAfterBreak = name == "br"
    // Outside HTML's own elements a slash closes.
    let isClosed = tag.hasSuffix("/") && ancestors.contains("svg")
    if !Self.void.contains(name), !isClosed { open.append(elements.count - 1) }
  }

  private mutating func close(_ name: String) {
    guard let last = open.popLast(), elements[last].name == name else {
      faults.append("`</\(name)>` closes nothing")
      return
    }
  }

  private mutating func addText(_ raw: Substring) {
    guard !open.contains(where: { ["script", "style"].contains(elements[$0].name) }) else { return }
    // The line end that the source has after a line break is not seen.
    let decoded = Self.decoded(isAfterBreak && raw.hasPrefix("\n") ? raw.dropFirst() : raw)
    isAfterBreak = false
    for index in open { elements[index].text += decoded }
    text += decoded
  }

  private static func decoded(_ text: Substring) -> String {
    var result = String(text)
    for (reference, character) in references { result = result.replacing(reference, with: character) }
    return result
  }

  // `&amp;` last, so that nothing is decoded twice.
  private static let references = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]
  private static let void: Set = ["br", "hr", "img", "input", "link", "meta", "col", "wbr", "source"]
}
