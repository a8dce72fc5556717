import Markdown

/// One of the two documents that a redline compares: its words in reading order, and the blocks that hold them.
package struct Side: Sendable {
  package struct Word: Sendable {
    package let text: String
    /// What stands between it and the word before it in its block.
    package let space: String
    /// The same number for words that say the same, in either document.
    let key: Int32
    /// Its place in ``Side/formats``.
    let format: Int
    /// The place in ``Side/units`` of what it is a part of that changes as a whole; nil for a word by itself.
    var unit: Int?
    /// Whether it holds a letter or a digit.
    let isWord: Bool
  }

  /// What is around a word, within its block.
  enum Format: Hashable {
    case emphasis, strong, struck, code, term, definition
    /// A tag of raw HTML.
    case markup
    case link(String)
    /// Its words stand for an image that is there.
    case image(String)
  }

  enum Shape: Int32 {
    case root, clause, head, paragraph, heading, list, item, quotation, code, html, thematicBreak, table, caption,
      headingRow, row, cell, division, summary

    /// Whether it holds words itself, not blocks.
    var isLeaf: Bool {
      switch self {
      case .head, .paragraph, .heading, .code, .html, .thematicBreak, .caption, .cell, .summary: true
      default: false
      }
    }
  }

  package struct Block: Sendable {
    let shape: Shape
    /// Its node; of a clause without a section, that of its heading.
    let node: Document.NodeID
    let parent: Int?
    var children: [Int] = []
    /// The words that it holds, and all within it.
    package internal(set) var words: Range<Int>
    /// The number of a clause as it is printed.
    package internal(set) var label: String?
    /// The address of a clause.
    var id: String?
    var title: String?
    /// The same number for blocks that hold the same, numbers of clauses apart, in either document.
    var content: Int32 = 0
  }

  let document: Document
  package internal(set) var words: [Word] = []
  /// The first is the whole document; parents stand before what they hold.
  package internal(set) var blocks: [Block] = []
  var formats: [[Format]] = [[]]
  /// Words that change together: a data value, a defined term, an amount, a date.
  var units: [Range<Int>] = []
  /// In reading order.
  var figures: [Figure] = []

  /// The words of a range as they read.
  func text(of range: Range<Int>) -> String {
    range.reduce(into: "") { text, index in
      text += (index > range.lowerBound ? words[index].space : "") + words[index].text
    }
  }

  /// How many words a range holds, marks apart.
  func count(in range: Range<Int>) -> Int { words[range].count(where: \.isWord) }

  /// The innermost clause around a block, that it may be itself; the document where it stands in none.
  func clause(around block: Int) -> Int {
    var current = block
    while blocks[current].shape != .clause, let parent = blocks[current].parent { current = parent }
    return current
  }
}

/// The numbers of words and of what blocks hold, shared by two documents.
struct Vocabulary {
  private var words: [String: Int32] = [:]
  private var contents: [[Int32]: Int32] = [:]

  mutating func key(of word: String) -> Int32 {
    if let key = words[word] { return key }
    let key = Int32(clamping: words.count)
    words[word] = key
    return key
  }

  mutating func content(_ parts: [Int32]) -> Int32 {
    if let content = contents[parts] { return content }
    let content = Int32(clamping: contents.count)
    contents[parts] = content
    return content
  }
}
