/// The seven ways in which a block of raw HTML begins, and how each ends.
enum HTMLBlockStart {
  /// It ends with the line that holds one of these.
  case until([StaticString])
  /// It ends before a blank line; `interrupts` is whether it can end a paragraph.
  case untilBlank(interrupts: Bool)

  init?(_ rest: ArraySlice<UInt8>) {
    guard rest.first == UInt8(ascii: "<") else { return nil }
    let start = rest.startIndex
    if rest.has("<!--", at: start) {
      self = .until(["-->"])
    } else if rest.has("<?", at: start) {
      self = .until(["?>"])
    } else if rest.has("<![CDATA[", at: start) {
      self = .until(["]]>"])
    } else if rest.has("<!", at: start), rest.count > 2, rest[start + 2].isASCIILetter {
      self = .until([">"])
    } else if let verbatim = Self.name(in: rest, at: start + 1), Self.verbatim.contains(verbatim.name),
      verbatim.end == rest.endIndex || rest[verbatim.end].isBlank || rest[verbatim.end] == UInt8(ascii: ">")
    {
      self = .until(["</script>", "</pre>", "</style>", "</textarea>"])
    } else if Self.opensBlockElement(rest) {
      self = .untilBlank(interrupts: true)
    } else if Self.isLoneTag(rest) {
      self = .untilBlank(interrupts: false)
    } else {
      return nil
    }
  }

  /// Whether the block ends with this line.
  func ends(with line: ArraySlice<UInt8>) -> Bool {
    guard case .until(let marks) = self else { return false }
    let lowercased = line.map(\.lowercased)
    return marks.contains { mark in lowercased.indices.contains { lowercased.has(mark, at: $0) } }
  }

  private static let verbatim: Set<String> = ["script", "pre", "style", "textarea"]

  /// The elements whose tags begin a block (CommonMark 0.30, section 4.6, condition 6).
  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  private static func name(in rest: ArraySlice<UInt8>, at start: Int) -> (name: String, end: Int)? {
    var end = start
    while end < rest.endIndex, rest[end].isASCIILetter || end > start && rest[end].isASCIIDigit { end += 1 }
    return end > start ? (String(decoding: rest[start..<end].map(\.lowercased), as: UTF8.self), end) : nil
  }

  private static func opensBlockElement(_ rest: ArraySlice<UInt8>) -> Bool {
    let start = rest.startIndex + (rest.has("</", at: rest.startIndex) ? 2 : 1)
    guard let (name, end) = name(in: rest, at: start), blocks.contains(name) else { return false }
    return end == rest.endIndex || rest[end].isBlank || rest[end] == UInt8(ascii: ">") || rest.has("/>", at: end)
  }

  /// Whether the line is one complete tag and nothing else.
  private static func isLoneTag(_ rest: ArraySlice<UInt8>) -> Bool {
    var tag = TagPattern(rest: rest)
    return tag.matches() && rest[tag.offset...].allSatisfy(\.isBlank)
  }
}

/// An opening or closing tag as CommonMark sees it, within one line.
private struct TagPattern {
  let rest: ArraySlice<UInt8>
  var offset: Int

  init(rest: ArraySlice<UInt8>) {
    self.rest = rest
    offset = rest.startIndex
  }

  mutating func matches() -> Bool {
    let isEnd = rest.has("</", at: offset)
    offset += isEnd ? 2 : 1
    guard offset < rest.endIndex, rest[offset].isASCIILetter else { return false }
    skip { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    if !isEnd {
      while let blanks = skipBlanks(), blanks > 0, attribute() {}
    }
    _ = skipBlanks()
    if !isEnd, offset < rest.endIndex, rest[offset] == UInt8(ascii: "/") { offset += 1 }
    guard offset < rest.endIndex, rest[offset] == UInt8(ascii: ">") else { return false }
    offset += 1
    return true
  }

  private mutating func attribute() -> Bool {
    guard offset < rest.endIndex, rest[offset].isASCIILetter || "_:".utf8.contains(rest[offset]) else { return false }
    skip { $0.isASCIILetter || $0.isASCIIDigit || "_:.-".utf8.contains($0) }
    let afterName = offset
    _ = skipBlanks()
    guard offset < rest.endIndex, rest[offset] == UInt8(ascii: "=") else {
      offset = afterName
      return true
    }
    offset += 1
    _ = skipBlanks()
    guard offset < rest.endIndex else { return false }
    let quote = rest[offset]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      offset += 1
      skip { $0 != quote }
      guard offset < rest.endIndex else { return false }
      offset += 1
      return true
    }
    let start = offset
    skip { !$0.isTagBlank && !"\"'=<>`".utf8.contains($0) }
    return offset > start
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while offset < rest.endIndex, condition(rest[offset]) { offset += 1 }
  }

  private mutating func skipBlanks() -> Int? {
    let start = offset
    skip { $0.isTagBlank }
    return offset - start
  }
}

extension UInt8 {
  fileprivate var isTagBlank: Bool { isBlank || self == 0x0B || self == 0x0C }
}
