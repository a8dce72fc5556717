import Diagnostics

/// A piece of raw HTML, told from the others as a browser would.
package enum HTMLToken {
  case text(Range<Int>)
  /// `closed` is whether it ends in this text.
  case comment(Range<Int>, closed: Bool)
  case tag(HTMLTag)
  /// A declaration, a processing instruction, a CDATA section.
  case declaration(Range<Int>)
  /// Inside an element whose content is no markup.
  case rawText(Range<Int>)

  package var range: Range<Int> {
    switch self {
    case .text(let range), .comment(let range, _), .declaration(let range), .rawText(let range): range
    case .tag(let tag): tag.range
    }
  }
}

package struct HTMLTag {
  package struct Attribute {
    package let name: String
    /// Without quotation marks; nil where there is no value.
    package let value: Range<Int>?
    let quoted: Bool
  }

  /// In lower case.
  package let name: String
  package let isEnd: Bool
  package let attributes: [Attribute]
  package let range: Range<Int>
  let closed: Bool
}

/// Cuts raw HTML into tokens. `element` is the element of raw text that is open: before the text, then after it.
package func tokens(of html: [UInt8], in element: inout String?) -> [HTMLToken] {
  var tokens: [HTMLToken] = []
  forEachToken(of: html, in: &element) { tokens.append($0) }
  return tokens
}

/// The same one by one: a page has many, and is looked through without keeping them.
package func forEachToken(of html: [UInt8], in element: inout String?, _ visit: (HTMLToken) -> Void) {
  var scanner = HTMLScanner(bytes: html)
  while scanner.offset < html.count {
    let start = scanner.offset
    if let name = element {
      scanner.skipRawText(of: name)
      if scanner.offset > start { visit(.rawText(start..<scanner.offset)) }
      if scanner.offset < html.count { element = nil }
      continue
    }
    let token = scanner.next()
    visit(token)
    if case .tag(let tag) = token, !tag.isEnd, HTMLElement(named: tag.name) != .markup { element = tag.name }
  }
}

private struct HTMLScanner {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> HTMLToken {
    let start = offset
    if starts("<!--") {
      let closed = skip(past: "-->", from: offset + 4)
      return .comment(start..<offset, closed: closed)
    }
    if starts("<!") || starts("<?") {
      _ = skip(past: starts("<![CDATA[") ? "]]>" : ">", from: offset + 2)
      return .declaration(start..<offset)
    }
    if let tag = tag() { return .tag(tag) }
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return .text(start..<offset)
  }

  /// Stops before the end tag of the element, or at the end.
  mutating func skipRawText(of name: String) {
    while offset < bytes.count {
      if starts("</"), offset + 2 + name.utf8.count <= bytes.count,
        String(decoding: bytes[(offset + 2)..<(offset + 2 + name.utf8.count)], as: UTF8.self).lowercased() == name
      {
        return
      }
      offset += 1
    }
  }

  private mutating func tag() -> HTMLTag? {
    let start = offset
    let isEnd = starts("</")
    var position = offset + (isEnd ? 2 : 1)
    guard bytes[offset] == UInt8(ascii: "<"), position < bytes.count, bytes[position].isASCIILetter else { return nil }
    let nameStart = position
    while position < bytes.count, !bytes[position].endsHTMLName { position += 1 }
    let name = name(nameStart..<position)
    offset = position
    var attributes: [HTMLTag.Attribute] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      if bytes[offset].isHTMLBlank || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
      } else {
        attributes.append(attribute())
      }
    }
    let closed = offset < bytes.count
    if closed { offset += 1 }
    return HTMLTag(name: name, isEnd: isEnd, attributes: attributes, range: start..<offset, closed: closed)
  }

  private mutating func attribute() -> HTMLTag.Attribute {
    let nameStart = offset
    // The first character belongs to the name whatever it is.
    offset += 1
    while offset < bytes.count, !bytes[offset].endsHTMLName, bytes[offset] != UInt8(ascii: "=") { offset += 1 }
    let name = name(nameStart..<offset)
    let afterName = offset
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else {
      offset = afterName
      return HTMLTag.Attribute(name: name, value: nil, quoted: false)
    }
    offset += 1
    skipBlanks()
    guard offset < bytes.count else { return HTMLTag.Attribute(name: name, value: nil, quoted: false) }
    let quote = bytes[offset]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = offset + 1
      offset = start
      while offset < bytes.count, bytes[offset] != quote { offset += 1 }
      let value = start..<offset
      if offset < bytes.count { offset += 1 }
      return HTMLTag.Attribute(name: name, value: value, quoted: true)
    }
    let start = offset
    while offset < bytes.count, !bytes[offset].isHTMLBlank, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
    return HTMLTag.Attribute(name: name, value: start..<offset, quoted: false)
  }

  /// In lower case, as nearly all of them are written.
  private func name(_ range: Range<Int>) -> String {
    let written = String(decoding: bytes[range], as: UTF8.self)
    return bytes[range].allSatisfy { $0 < 0x80 && $0 == $0.lowercased } ? written : written.lowercased()
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset].isHTMLBlank { offset += 1 }
  }

  private func starts(_ text: StaticString) -> Bool { bytes.has(text, at: offset) }

  /// Moves past the next occurrence, or to the end and answers false.
  private mutating func skip(past mark: StaticString, from start: Int) -> Bool {
    offset = min(start, bytes.count)
    while offset < bytes.count {
      if starts(mark) {
        offset += mark.utf8CodeUnitCount
        return true
      }
      offset += 1
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isHTMLBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }
  fileprivate var endsHTMLName: Bool { isHTMLBlank || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") }
}
