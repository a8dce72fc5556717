/// Questions about UTF-8 that the scanners ask.
extension UInt8 {
  var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// A blank or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// The letter in lower case, any other byte as it is.
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}

extension String {
  /// Whether a byte of ASCII stands in it: answered without a look at its characters.
  package func holds(_ byte: UInt8) -> Bool { withBytes { $0.contains(byte) } }

  /// What is made of its UTF-8 where that stands in memory, without a copy.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the ASCII text stands at the index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= startIndex, index + text.utf8CodeUnitCount <= endIndex else { return false }
    return text.withUTF8Buffer { buffer in
      for (offset, byte) in buffer.enumerated() where self[index + offset] != byte { return false }
      return true
    }
  }

  /// The bytes without blanks and tabs at both ends.
  var trimmed: SubSequence {
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return self[start..<end]
  }
}
