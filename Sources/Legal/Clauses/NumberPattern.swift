import Diagnostics

/// A label or a citation with places for numbers: `(%n)`, `%1.%n`, `%^(%n)`.
struct NumberPattern: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    /// `%n`: the clause's own number.
    case own
    /// `%1` … `%9`: the number of the clause around it on that level.
    case ancestor(Int)
    /// `%^`: the citation of the clause around it, without its noun.
    case parent
  }

  var pieces: [Piece]

  init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Reads a pattern for clauses of a level; the message says what is wrong with it.
  init(_ text: String, level: Int) throws(UnreadablePattern) {
    pieces = []
    var literal = String.UnicodeScalarView()
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "%" else {
        literal.append(scalar)
        continue
      }
      if !literal.isEmpty { pieces.append(.text(String(literal))) }
      literal = String.UnicodeScalarView()
      switch scalars.popFirst() {
      case "%": literal.append("%")
      case "n": pieces.append(.own)
      case "^" where level > 1: pieces.append(.parent)
      case "^": throw UnreadablePattern(message: "`%^` needs a clause around it, and level 1 has none")
      case let digit? where ("1"..."9").contains(digit):
        let ancestor = Int(digit.value) - 0x30
        guard ancestor <= level else {
          throw UnreadablePattern(message: "`%\(digit)` is no level around level \(level)")
        }
        pieces.append(ancestor == level ? .own : .ancestor(ancestor))
      case let other:
        throw UnreadablePattern(message: "`%\(other.map { String($0) } ?? "")` stands for nothing")
      }
    }
    if !literal.isEmpty { pieces.append(.text(String(literal))) }
  }

  /// Whether the clause's own number is in it.
  var holdsOwn: Bool { pieces.contains(.own) }

  /// - Parameters:
  ///   - numbers: the numbers of the clauses around it, from level 1 on, and its own as the last.
  ///   - parent: the citation of the clause around it.
  func text(numbers: [String], parent: String) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .own: text += numbers.last ?? ""
      case .ancestor(let level): if numbers.indices.contains(level - 1) { text += numbers[level - 1] }
      case .parent: text += parent
      }
    }
    return text
  }
}

struct UnreadablePattern: Error {
  let message: String
}

extension NumberPattern {
  /// `(%n)`
  static let bracketed = NumberPattern([.text("("), .own, .text(")")])
  /// `%^(%n)`
  static let behindParent = NumberPattern([.parent, .text("("), .own, .text(")")])

  /// `%1.%2.%n`, of level 3.
  static func dotted(_ level: Int, ending: String = "") -> NumberPattern {
    var pieces = (1..<level).flatMap { [Piece.ancestor($0), .text(".")] } + [.own]
    if !ending.isEmpty { pieces.append(.text(ending)) }
    return NumberPattern(pieces)
  }

  /// What leads the first number and ends in a blank: the noun of a citation, `Clause %n`; and the pattern without it.
  var splitNoun: (noun: String?, rest: NumberPattern) {
    guard case .text(let text)? = pieces.first, text.utf8.last == UInt8(ascii: " ") else { return (nil, self) }
    let noun = String(text.unicodeScalars.dropLast())
    return (noun.isEmpty ? nil : noun, NumberPattern(Array(pieces.dropFirst())))
  }

  /// The pattern without the marks that end a label: `%n` of `%n.`
  var withoutEnding: NumberPattern {
    guard case .text(let text)? = pieces.last else { return self }
    let rest = text.unicodeScalars.reversed().drop { ".:–—- ".unicodeScalars.contains($0) }
    let kept = String(scalars: rest.reversed())
    return NumberPattern(pieces.dropLast() + (kept.isEmpty ? [] : [.text(kept)]))
  }
}
