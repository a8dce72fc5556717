import Diagnostics

/// A piece of text between two placeholders, or one of them.
enum TextPiece {
  case text(String)
  case placeholder(Int)
}

/// Cuts a text at its placeholders.
func pieces(of text: String) -> [TextPiece] {
  guard containsPlaceholder(text) else { return text.isEmpty ? [] : [.text(text)] }
  let scalars = text.unicodeScalars
  var pieces: [TextPiece] = []
  var (start, at) = (scalars.startIndex, scalars.startIndex)
  // No byte within a character is as high as those that begin planes 12 to 16.
  while let place = text.utf8[at...].firstIndex(where: { $0 >= 0xF3 }) {
    at = scalars.index(after: place)
    guard let index = Placeholder.index(of: scalars[place]) else { continue }
    if start < place { pieces.append(.text(String(scalars[start..<place]))) }
    pieces.append(.placeholder(index))
    start = at
  }
  if start < scalars.endIndex { pieces.append(.text(String(scalars[start...]))) }
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
  var last: UInt8 = 0
  for byte in bytes {
    // F3 B0… begins plane 15, F4 plane 16; F3 80…AF is plane 12 to 14.
    if last == 0xF3 && byte >= 0xB0 || byte == 0xF4 { return true }
    last = byte
  }
  return false
}

/// Whether UTF-8 holds placeholders and nothing else.
func isPlaceholders(_ bytes: some Sequence<UInt8>) -> Bool {
  let scalars = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars
  return !scalars.isEmpty && scalars.allSatisfy { Placeholder.index(of: $0) != nil }
}
