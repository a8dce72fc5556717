/// What keeps hostile text from costing more than it should.
///
/// All walks here are loops, so the limits guard time and memory, not the stack: libcmark goes through every open
/// container for each line, and through every open image for each link.
enum Limits {
  /// Bytes of Markdown in one document, and in one value that is Markdown.
  static let text = 4 << 20
  /// Bytes of all the values that one document shows, each as often as it does: a link definition shows its own at
  /// every use. libcmark aborts the process above a gigabyte of output; a character becomes at most six.
  static let values = 64 << 20
  /// Containers open at once; brackets of images open at once; emphasis, links and images inside one another.
  static let nesting = 100
  /// Empty cells that fill up short rows; later ones stay short, as HTML allows.
  static let fillingCells = 100_000
  /// Labels of footnotes among which one that is meant is looked for.
  static let suggestions = 200
  /// Sum of the containers open on each line.
  static let containerSteps = 5_000_000
}

/// Whether a paragraph opens more images than ``Limits/nesting`` before it closes any: for each link that closes,
/// libcmark 0.30 looks at all of them.
///
/// Brackets are counted as they stand, in code and after definitions too: more than a hundred open ones are nowhere
/// in earnest.
func opensTooManyImages(_ text: [UInt8]) -> Bool {
  guard text.contains(UInt8(ascii: "!")) else { return false }
  var open: [Bool] = []
  var images = 0
  var (last, escaped, blank): (UInt8, Bool, Bool) = (0, false, true)
  for byte in text {
    switch byte {
    case _ where escaped: escaped = false
    case UInt8(ascii: "\\"): escaped = true
    case UInt8(ascii: "["):
      let image = last == UInt8(ascii: "!")
      open.append(image)
      if image { images += 1 }
      if images > Limits.nesting { return true }
    case UInt8(ascii: "]"):
      if open.popLast() == true { images -= 1 }
    default: break
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if blank { (open, images) = ([], 0) }
      (blank, escaped) = (true, false)
    } else if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") {
      blank = false
    }
    last = byte
  }
  return false
}
