import Diagnostics

/// An attribute list `{: #id .class key=value }` as it stands in a text; values in it are still placeholders.
struct AttributeList {
  var attributes = Attributes()
  /// From the opening brace to behind the closing one.
  let range: Range<Int>
  /// What is wrong with it, if anything is.
  let problem: String?
}

/// The list that begins at `start`, whose first `opening` bytes are its opening mark; nil if no closing brace follows.
func attributeList(in text: ArraySlice<UInt8>, at start: Int, opening: Int = 2) -> AttributeList? {
  var scanner = AttributeScanner(text: text, offset: start + opening)
  guard scanner.scan() else { return nil }
  return AttributeList(attributes: scanner.attributes, range: start..<scanner.offset, problem: scanner.problem)
}

/// The list that ends a line, a blank before it; nil if there is none.
func trailingAttributeList(in line: ArraySlice<UInt8>) -> AttributeList? {
  let line = line.trimmed
  guard line.last == UInt8(ascii: "}") else { return nil }
  var start = line.endIndex - 2
  while start >= line.startIndex, !line.has("{:", at: start) { start -= 1 }
  guard start >= line.startIndex, start == line.startIndex || line[start - 1].isBlank,
    let list = attributeList(in: line, at: start), list.range.upperBound == line.endIndex
  else { return nil }
  return list
}

private struct AttributeScanner {
  let text: ArraySlice<UInt8>
  var offset: Int
  var attributes = Attributes()
  var problem: String?

  init(text: ArraySlice<UInt8>, offset: Int) {
    self.text = text
    self.offset = offset
  }

  /// Reads to behind the closing brace; false if there is none.
  mutating func scan() -> Bool {
    while offset < text.endIndex {
      if text[offset].isBlank {
        offset += 1
      } else if text[offset] == UInt8(ascii: "}") {
        offset += 1
        return true
      } else if text[offset] == UInt8(ascii: "{") {
        return false
      } else {
        word()
      }
    }
    return false
  }

  private mutating func word() {
    switch text[offset] {
    case UInt8(ascii: "#"):
      offset += 1
      let name = name()
      if name.isEmpty || attributes.id != nil { note("an id is `#` and a name, and an element has one") }
      attributes.id = attributes.id ?? name
    case UInt8(ascii: "."):
      offset += 1
      let name = name()
      if name.isEmpty { note("a class is `.` and a name") } else { attributes.classes.append(name) }
    default: pair()
    }
  }

  private mutating func pair() {
    let key = name()
    guard offset < text.endIndex, text[offset] == UInt8(ascii: "="), isKey(key) else {
      note("attributes are `#id`, `.class` and `key=value`, not `\(key)`")
      while offset < text.endIndex, !text[offset].isBlank, text[offset] != UInt8(ascii: "}") { offset += 1 }
      return
    }
    offset += 1
    let value = value()
    if key == "id" || key == "class" {
      note("`\(key)` is written \(key == "id" ? "`#name`" : "`.name`")")
    } else if HTMLAttribute(named: key) == .code {
      note("the attribute `\(key)` would carry code or style into the page")
    } else if attributes[key] != nil {
      note("the attribute `\(key)` stands twice")
    } else {
      attributes.pairs.append(Attributes.Pair(key: key, value: Literal(value)))
    }
  }

  private mutating func value() -> String {
    guard offset < text.endIndex, text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'") else {
      return name()
    }
    let quote = text[offset]
    offset += 1
    var value: [UInt8] = []
    while offset < text.endIndex, text[offset] != quote {
      if text[offset] == UInt8(ascii: "\\"), offset + 1 < text.endIndex { offset += 1 }
      value.append(text[offset])
      offset += 1
    }
    if offset < text.endIndex { offset += 1 }
    return String(decoding: value, as: UTF8.self)
  }

  /// Everything up to a blank, a brace, a quotation mark or an equals sign.
  private mutating func name() -> String {
    let start = offset
    while offset < text.endIndex, !text[offset].isBlank, !"{}\"'<>=`".utf8.contains(text[offset]) { offset += 1 }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  private func isKey(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter else { return false }
    return name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
  }

  private mutating func note(_ message: String) { problem = problem ?? message }
}
