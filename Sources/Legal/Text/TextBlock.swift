import Diagnostics
import Markdown

/// The words of one block of a document.
struct TextBlock: Sendable {
  enum Kind: Equatable, Sendable {
    case heading(level: Int)
    case paragraph
    /// Of a table, by its place in ``LegalText/tables``.
    case cell(table: Int)
    /// Tags and what stands between them.
    case html
  }

  let kind: Kind
  let node: Document.NodeID
  /// Its address, given or made from its words.
  let id: String?
  /// Whether its address was given to it.
  let hasOwnID: Bool
  /// The line on which its block begins.
  let span: Span?
  /// The byte of its source where the next block begins; nil where that is not known.
  var end: Int?
  let text: String
  let tokens: [Token]
  /// Whether it is part of a block of signatures.
  let isInSignatures: Bool
  /// The numbers of the item that it begins, and of the ordered items around that: 2, 1. Empty for other blocks.
  let itemPath: [Int]
  /// Whether it stands where the paper is signed, in a block of signatures or not.
  var isWhereSigned = false
  /// The rules that are told to leave it alone.
  var allowed: Set<String> = []

  /// Whether it is words, not tags.
  var isProse: Bool { kind != .html }

  var isHeading: Bool { if case .heading = kind { true } else { false } }

  /// Whether it has words, and all of them are strong: a heading by another name.
  var isAllStrong: Bool { !tokens.isEmpty && tokens.allSatisfy(\.isStrong) }

  /// Whether a sentence begins with a token.
  func startsSentence(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, tokens[at].isMark(among: "\"“”„«»‘’'([*–—") { at -= 1 }
    guard at >= 0 else { return true }
    return tokens[at].isMark(among: ".?!:;")
  }

  /// Whether a mark of quotation opens right before a token.
  func isQuoted(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].isMark(among: "\"“„«") && !tokens[index].isSpaced
  }

  /// The text of a run of tokens.
  func words(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: tokens[first].range.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: tokens[last].range.upperBound)
    return String(text[start..<end])
  }
}

extension TextBlock {
  /// Where a run of tokens stands: the datum that a value shows, else the place in the template or text. The block
  /// where the text cannot tell.
  func place(_ range: Range<Int>, of bindings: [Binding], _ occurrences: Occurrences) -> Span? {
    guard let first = range.first else { return span }
    if case .value(let binding) = tokens[first].writer, bindings.indices.contains(binding),
      range.allSatisfy({ tokens[$0].writer == tokens[first].writer })
    {
      return bindings[binding].origin.spans.first ?? bindings[binding].span
    }
    let offset = tokens[first].range.lowerBound
    return occurrences.span(of: words(range), at: offset, of: self)
      ?? occurrences.span(of: tokens[first].text, at: offset, of: self) ?? span
  }
}
