/// A piece of a template: text between tags, the edge of a tag, or a word of an expression.
struct Token {
  enum Kind: UInt8 {
    case text, rawText
    case printStart, printEnd, statementStart, statementEnd
    case name, integer, decimal, string
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, tilde
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case assign, dot, optionalDot, comma, colon, pipe
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
    /// Something that is no token; the lexer holds the diagnostic.
    case invalid
    case endOfTemplate
  }

  let kind: Kind
  /// Only tags carry them; set once the line around the tag is known.
  var standing: Standing = .amidText
  /// Byte offsets into the source.
  var start: Int32
  var end: Int32

  var range: Range<Int> { Int(start)..<Int(end) }

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = Int32(start)
    self.end = Int32(end)
  }
}

/// How a tag stands on its line.
enum Standing: UInt8 {
  case amidText
  /// Nothing but blanks follows it on its line.
  case endsLine
  /// Its line holds only statements, comments and blanks, and vanishes.
  case aloneOnLine
}

/// Byte classes and byte literals.
extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn || self == 0x0B || self == 0x0C }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  /// Names may hold letters of every script: all bytes beyond ASCII.
  var startsName: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
  var continuesName: Bool { startsName || isDigit }
}
