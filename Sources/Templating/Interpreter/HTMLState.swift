import Diagnostics

/// Where in an HTML text the next character stands, found by reading along: a layout's prints are escaped by it.
///
/// The states are those of the HTML Standard's tokeniser as far as they matter for what may be printed.
struct HTMLState {
  private enum State {
    case text
    case tagOpen, tagName, endTag
    case withinTag, attributeName, afterAttributeName, beforeValue
    case quoted(UInt8)
    case unquoted
    case markup, comment
    /// Within an element whose text ends only at its end tag.
    case element(String)
  }

  private var state = State.text
  private var tagName: [UInt8] = []
  private var attributeName: [UInt8] = []
  private var isValueEmpty = true
  /// The beginning of a declaration.
  private var beginning: [UInt8] = []
  /// What ends the element, and how much of it, or of the end of a comment, was just read.
  private var ending: [UInt8] = []
  private var matched = 0

  /// What may be printed at a place, and how.
  enum Place {
    case text
    case attribute
    /// A whole address, or a part of one that has begun.
    case address(isWhole: Bool)
    /// Within `style`, `script` and their like: only what was handed in as safe.
    case code(String)
    case forbidden(String)
  }

  var place: Place {
    switch state {
    case .text: return .text
    case .element(let name):
      return HTMLElement(named: name) == .rawText ? .code(name) : .text
    case .comment: return .forbidden("a comment")
    case .markup: return .forbidden("a declaration")
    case .tagOpen, .tagName, .endTag: return .forbidden("the name of a tag")
    case .withinTag, .attributeName, .afterAttributeName: return .forbidden("the name of an attribute")
    case .beforeValue, .unquoted: return .forbidden("an attribute without quotation marks")
    case .quoted:
      let name = String(decoding: attributeName, as: UTF8.self)
      switch HTMLAttribute(named: name) {
      case .code: return .forbidden("the attribute `\(name)`")
      case .address: return .address(isWhole: isValueEmpty)
      case .text: return .attribute
      }
    }
  }

  /// Whether a text neither ends the quoted attribute it stands in nor looks as if it began a tag.
  func staysWithin(_ text: some Sequence<UInt8>) -> Bool {
    guard case .quoted(let quote) = state else { return false }
    return !text.contains { $0 == quote || $0 == UInt8(ascii: "<") }
  }

  /// Something was printed here.
  mutating func print(_ isEmpty: Bool) { if !isEmpty { isValueEmpty = false } }

  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { read(byte) }
  }

  private mutating func read(_ byte: UInt8) {
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") { state = .tagOpen }
    case .tagOpen, .tagName, .endTag: readName(byte)
    case .withinTag, .attributeName, .afterAttributeName: readAttribute(byte)
    case .beforeValue, .quoted, .unquoted: readValue(byte)
    case .markup, .comment: readMarkup(byte)
    case .element:
      // What begins it stands nowhere else in it.
      let goesOn = lowercased(byte) == ending[matched]
      matched = goesOn ? matched + 1 : byte == ending[0] ? 1 : 0
      if matched == ending.count { state = .endTag }
    }
  }

  /// A character of a tag up to its name's end.
  private mutating func readName(_ byte: UInt8) {
    switch (state, byte) {
    case (.tagOpen, UInt8(ascii: "!")): (state, beginning) = (.markup, [])
    case (.tagOpen, UInt8(ascii: "/")): state = .endTag
    case (.tagOpen, _) where byte.isLetter: (state, tagName) = (.tagName, [byte | 0x20])
    case (.tagOpen, _): state = .text
    case (.endTag, UInt8(ascii: ">")): state = .text
    case (.tagName, UInt8(ascii: ">")): endTag()
    case (.tagName, _) where byte.isWhitespace || byte == UInt8(ascii: "/"): state = .withinTag
    case (.tagName, _): tagName.append(byte | 0x20)
    default: break
    }
  }

  /// A character of a tag that is of no value.
  private mutating func readAttribute(_ byte: UInt8) {
    switch (state, byte) {
    case (_, UInt8(ascii: ">")): endTag()
    case (.attributeName, UInt8(ascii: "=")), (.afterAttributeName, UInt8(ascii: "=")): state = .beforeValue
    case (.attributeName, _) where byte.isWhitespace: state = .afterAttributeName
    case (.attributeName, _): attributeName.append(lowercased(byte))
    case _ where !byte.isWhitespace && byte != UInt8(ascii: "/"):
      (state, attributeName) = (.attributeName, [lowercased(byte)])
    default: break
    }
  }

  private mutating func readValue(_ byte: UInt8) {
    switch (state, byte) {
    case (.quoted(let quote), _):
      if byte == quote { state = .withinTag } else { isValueEmpty = false }
    case (_, UInt8(ascii: ">")): endTag()
    case (.beforeValue, UInt8(ascii: "\"")), (.beforeValue, UInt8(ascii: "'")):
      (state, isValueEmpty) = (.quoted(byte), true)
    case (.beforeValue, _) where !byte.isWhitespace: state = .unquoted
    case (.unquoted, _) where byte.isWhitespace: state = .withinTag
    default: break
    }
  }

  /// A character of a declaration or a comment.
  private mutating func readMarkup(_ byte: UInt8) {
    let isEnd = byte == UInt8(ascii: ">")
    if case .comment = state {
      if isEnd, matched >= 2 { state = .text }
      matched = byte == UInt8(ascii: "-") ? matched + 1 : 0
      return
    }
    beginning.append(byte)
    if beginning.elementsEqual("--".utf8) {
      (state, matched) = (.comment, 0)
    } else if isEnd {
      state = .text
    }
  }

  private mutating func endTag() {
    let name = String(decoding: tagName, as: UTF8.self)
    state = HTMLElement(named: name) == .markup ? .text : .element(name)
    (ending, matched) = (Array("</\(name)".utf8), 0)
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
