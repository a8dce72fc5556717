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
    /// Within `script` or `style`, whose text ends only at their end tag; `title` and `textarea` likewise, but
    /// with character references.
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
    /// Within `style` or `script`: only what was handed in as safe.
    case code(String)
    case forbidden(String)
  }

  var place: Place {
    switch state {
    case .text: return .text
    case .element(let name):
      return name == "title" || name == "textarea" ? .text : .code(name)
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
    let greater = UInt8(ascii: ">")
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") { state = .tagOpen }
    case .tagOpen:
      switch byte {
      case UInt8(ascii: "!"): (state, beginning) = (.markup, [])
      case UInt8(ascii: "/"): state = .endTag
      case _ where byte.isLetter: (state, tagName) = (.tagName, [byte | 0x20])
      default: state = .text
      }
    case .endTag:
      if byte == greater { state = .text }
    case .tagName:
      if byte == greater {
        endTag()
      } else if byte.isWhitespace || byte == UInt8(ascii: "/") {
        state = .withinTag
      } else {
        tagName.append(byte | 0x20)
      }
    case .withinTag, .afterAttributeName:
      if byte == greater {
        endTag()
      } else if byte == UInt8(ascii: "="), case .afterAttributeName = state {
        state = .beforeValue
      } else if !byte.isWhitespace, byte != UInt8(ascii: "/") {
        (state, attributeName) = (.attributeName, [lowercased(byte)])
      }
    case .attributeName:
      if byte == greater {
        endTag()
      } else if byte == UInt8(ascii: "=") {
        state = .beforeValue
      } else if byte.isWhitespace {
        state = .afterAttributeName
      } else {
        attributeName.append(lowercased(byte))
      }
    case .beforeValue:
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        (state, isValueEmpty) = (.quoted(byte), true)
      } else if byte == greater {
        endTag()
      } else if !byte.isWhitespace {
        state = .unquoted
      }
    case .quoted(let quote):
      if byte == quote { state = .withinTag } else { isValueEmpty = false }
    case .unquoted:
      if byte == greater { endTag() } else if byte.isWhitespace { state = .withinTag }
    case .markup:
      beginning.append(byte)
      if beginning.elementsEqual("--".utf8) {
        (state, matched) = (.comment, 0)
      } else if byte == greater {
        state = .text
      }
    case .comment:
      if byte == greater, matched >= 2 { state = .text }
      matched = byte == UInt8(ascii: "-") ? matched + 1 : 0
    case .element:
      // What begins it stands nowhere else in it.
      let goesOn = lowercased(byte) == ending[matched]
      matched = goesOn ? matched + 1 : byte == ending[0] ? 1 : 0
      if matched == ending.count { state = .endTag }
    }
  }

  private mutating func endTag() {
    let name = String(decoding: tagName, as: UTF8.self)
    state = ["script", "style", "title", "textarea"].contains(name) ? .element(name) : .text
    (ending, matched) = (Array("</\(name)".utf8), 0)
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
