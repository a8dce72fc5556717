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
  private var recent: [UInt8] = []

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
      case UInt8(ascii: "!"): (state, recent) = (.markup, [])
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
      recent.append(byte)
      if recent.elementsEqual("--".utf8) {
        (state, recent) = (.comment, [])
      } else if byte == greater {
        state = .text
      }
    case .comment:
      recent = recent.suffix(2) + [byte]
      if recent.elementsEqual("-->".utf8) { state = .text }
    case .element(let name):
      recent = recent.suffix(name.utf8.count + 1) + [lowercased(byte)]
      if recent.elementsEqual("</\(name)".utf8) { state = .endTag }
    }
  }

  private mutating func endTag() {
    let name = String(decoding: tagName, as: UTF8.self)
    state = ["script", "style", "title", "textarea"].contains(name) ? .element(name) : .text
    recent = []
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
