import Diagnostics

/// A piece of text between two placeholders, or one of them.
enum TextPiece {
  case text(String)
  case placeholder(Int)
}

/// Cuts a text at its placeholders.
func pieces(of text: String) -> [TextPiece] {
  guard containsPlaceholder(text.utf8) else { return text.isEmpty ? [] : [.text(text)] }
  let bytes = Array(text.utf8)
  var pieces: [TextPiece] = []
  // Most have one, and text before and behind it.
  pieces.reserveCapacity(3)
  var (start, offset) = (0, 0)
  func cut() {
    if start < offset { pieces.append(.text(String(decoding: bytes[start..<offset], as: UTF8.self))) }
  }
  while offset < bytes.count {
    guard let index = Placeholder.index(in: bytes, at: offset) else {
      offset += 1
      continue
    }
    cut()
    pieces.append(.placeholder(index))
    offset += Placeholder.width
    start = offset
  }
  cut()
  return pieces
}

/// The placeholder that is all of a text; nil for any other text.
func placeholder(thatIs text: String) -> Int? {
  guard text.utf8.count == 4, let scalar = text.unicodeScalars.first else { return nil }
  return Placeholder.index(of: scalar)
}

/// Whether a text holds a character of planes 15 and 16.
func containsPlaceholder(_ text: String) -> Bool { text.withBytes { containsPlaceholder($0) } }

/// Whether UTF-8 holds a character of planes 15 and 16.
func containsPlaceholder(_ bytes: some Sequence<UInt8>) -> Bool {
  func isHeld(in bytes: some Sequence<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      // F3 B0… begins plane 15, F4 plane 16; F3 80…AF is plane 12 to 14.
      if last == 0xF3 && byte >= 0xB0 || byte == 0xF4 { return true }
      last = byte
    }
    return false
  }
  return bytes.withContiguousStorageIfAvailable { isHeld(in: $0) } ?? isHeld(in: bytes)
}

/// Whether UTF-8 holds placeholders and nothing else.
func isPlaceholders(_ bytes: some Sequence<UInt8>) -> Bool {
  let scalars = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars
  return !scalars.isEmpty && scalars.allSatisfy { Placeholder.index(of: $0) != nil }
}
