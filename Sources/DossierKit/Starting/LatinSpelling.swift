import Engagements
import Foundation

/// A Greek name in Latin letters as ELOT 743 has it, by which passports and registers spell them; nil for what has no
/// Greek letter. Foundation's transform is not that of passports: it has Nkikas for Γκίκας, who is Gkikas.
package func latinSpelling(of name: String) -> String? {
  guard script(of: name) == .greek else { return nil }
  // With every accent behind its letter.
  let letters = GreekLetter.letters(of: name)
  var spelling = ""
  var index = 0
  while index < letters.count {
    let (latin, count) = spelled(letters, at: index)
    let isLoud = letters[index].isUppercase
    let next = index + count < letters.count ? letters[index + count] : nil
    let isAllLoud = isLoud && (count > 1 ? letters[index + count - 1].isUppercase : next?.isUppercase ?? false)
    spelling += !isLoud ? latin : isAllLoud ? latin.uppercased() : latin.prefix(1).uppercased() + latin.dropFirst()
    index += count
  }
  return spelling
}

/// What stands for the letters at a place, and for how many of them.
private func spelled(_ letters: [GreekLetter], at index: Int) -> (latin: String, count: Int) {
  let first = letters[index]
  guard index + 1 < letters.count else { return (singles[first.base] ?? String(first.base), 1) }
  let second = letters[index + 1]
  let pair = String(first.base) + String(second.base)
  // Of two vowels that are read apart one has an accent or two points.
  let areOne = !first.isAccented && !second.hasDiaeresis
  if areOne, pair == "ου" { return ("ou", 2) }
  if areOne, let vowel = ["αυ": "a", "ευ": "e", "ηυ": "i"][pair] {
    let isVoiced = index + 2 < letters.count && voiced.contains(letters[index + 2].base)
    return (vowel + (isVoiced ? "v" : "f"), 2)
  }
  if pair == "μπ" {
    let isWithin = index > 0 && letters[index - 1].isLetter && index + 2 < letters.count && letters[index + 2].isLetter
    return (isWithin ? "mp" : "b", 2)
  }
  if let consonants = ["γγ": "ng", "γξ": "nx", "γχ": "nch"][pair] { return (consonants, 2) }
  return (singles[first.base] ?? String(first.base), 1)
}

/// A letter without its marks, or any other character.
private struct GreekLetter {
  let base: Character
  let isUppercase: Bool
  var isAccented = false
  var hasDiaeresis = false
  let isLetter: Bool

  static func letters(of text: String) -> [GreekLetter] {
    var letters: [GreekLetter] = []
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch (scalar, letters.indices.last) {
      case ("\u{300}", let last?), ("\u{301}", let last?), ("\u{342}", let last?): letters[last].isAccented = true
      case ("\u{308}", let last?): letters[last].hasDiaeresis = true
      default:
        letters.append(
          GreekLetter(
            base: Character(scalar.properties.lowercaseMapping), isUppercase: scalar.properties.isUppercase,
            isLetter: scalar.properties.isAlphabetic))
      }
    }
    return letters
  }
}

private let singles: [Character: String] = [
  "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
  "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
  "χ": "ch", "ψ": "ps", "ω": "o",
]

/// Before these υ is read as v.
private let voiced = Set("βγδζλμνραεηιουω")
