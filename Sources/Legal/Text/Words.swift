/// Where words, figures and blanks of a text end, in its UTF-8.
extension [UInt8] {
  /// Where the letters and digits that begin at a place end; the place itself if none do.
  func endOfWord(from start: Int) -> Int {
    var at = start
    while at < count {
      if self[at] < 0x80 {
        guard self[at].isWordByte else { return at }
        at += 1
      } else {
        guard let (scalar, length) = scalar(at: at), isWordScalar(scalar) else { return at }
        at += length
      }
    }
    return at
  }

  func endOfBlanks(from start: Int) -> Int {
    var at = start
    while at < count {
      if self[at] == 0x20 || (0x09...0x0D).contains(self[at]) {
        at += 1
      } else if self[at] == 0xC2, at + 1 < count, self[at + 1] == 0xA0 {
        at += 2
      } else {
        return at
      }
    }
    return at
  }

  /// The scalar that begins at a place, and how many bytes it takes.
  func scalar(at start: Int) -> (Unicode.Scalar, length: Int)? {
    let first = self[start]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0
    guard length > 0, start + length <= count else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in self[(start + 1)..<(start + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}

/// Whether a scalar is part of a word: a letter, a digit, or a mark on one.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value).isWordByte }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark:
    return true
  default: return false
  }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII, or `_`.
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

func isBlankScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09, 0x0B...0x0D, 0x0A, 0xA0, 0x2007, 0x2009, 0x202F: true
  default: false
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// Its first scalars as a list, at most so many of them: taken as they come, for a part of a view is counted before it
  /// is copied.
  func scalars(upTo limit: Int = .max) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(min(limit, utf8.count))
    for scalar in unicodeScalars {
      guard scalars.count < limit else { break }
      scalars.append(scalar)
    }
    return scalars
  }
}
