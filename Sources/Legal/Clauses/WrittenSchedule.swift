import Diagnostics

/// What a heading written by hand says itself to be: `Schedule 1: Fees`, `EXHIBIT B – Drawings`, «Παράρτημα ΣΤ΄».
struct WrittenSchedule {
  let role: Clause.Role
  let number: LiteralNumber
  /// How it counts.
  let style: NumberStyle
  /// How many scalars of the heading come before its title.
  let length: Int

  /// Nil for a heading that says no such thing.
  init?(_ heading: [Unicode.Scalar], words: LegalWords) {
    let noun = heading.prefix(while: isWordScalar)
    guard let role = Self.role(called: String(scalars: noun), words) else { return nil }
    let afterNoun = heading.dropFirst(noun.count)
    let blanks = afterNoun.prefix(while: isBlankScalar)
    let own = afterNoun.dropFirst(blanks.count).prefix { isGreekCapital($0) || $0.isASCII && isWordScalar($0) }
    guard !blanks.isEmpty, let style = Self.style(of: own) else { return nil }
    var rest = heading.dropFirst(noun.count + blanks.count + own.count)
    let keraia = rest.prefix(style == .greek ? 1 : 0).prefix(while: isKeraia)
    rest = rest.dropFirst(keraia.count)
    let mark = rest.prefix { $0 == ":" || $0 == "." }
    rest = rest.dropFirst(mark.count)
    let gap = rest.prefix { isBlankScalar($0) || "–—-".unicodeScalars.contains($0) }
    rest = rest.dropFirst(gap.count)
    // "Schedule 1 applies" is a sentence.
    if let next = rest.first {
      guard !gap.isEmpty, !mark.isEmpty || gap.contains(where: { !isBlankScalar($0) }) || !next.properties.isLowercase
      else { return nil }
    }
    self.role = role
    self.style = style
    number = LiteralNumber(
      text: String(scalars: heading.prefix(noun.count + blanks.count + own.count + keraia.count + mark.count)),
      own: String(scalars: own))
    length = heading.count - rest.count
  }

  private static func role(called noun: String, _ words: LegalWords) -> Clause.Role? {
    let roles: [Clause.Role] = [.schedule, .exhibit, .annex]
    return roles.first { role in
      guard let own = role.noun.map({ words.noun($0).singular }), own.utf8.count == noun.utf8.count else {
        return false
      }
      let isASCII = noun.utf8.allSatisfy { $0 < 0x80 }
      return isASCII ? own.lowercased() == noun.lowercased() : withoutAccents(own) == withoutAccents(noun)
    }
  }

  /// Nil for what is no number.
  private static func style(of own: ArraySlice<Unicode.Scalar>) -> NumberStyle? {
    guard let first = own.first else { return nil }
    if own.allSatisfy(\.isASCIIDigit) { return own.count <= 3 ? .decimal : nil }
    if own.allSatisfy({ "IVX".unicodeScalars.contains($0) }) { return .capitalRoman }
    // "Παράρτημα ΙΙ" of two Iotas is the second, too, and so is the one before it the first.
    let romanized = own.map(latinAlike)
    if romanized == ["I"] || own.count > 1 && romanized.allSatisfy({ "IVX".unicodeScalars.contains($0) }) {
      return .capitalRoman
    }
    if own.allSatisfy(isGreekCapital) {
      return NumberStyle.greek.count(of: String(scalars: own)) == nil ? nil : .greek
    }
    return own.count == 1 && first.isASCII && first.properties.isUppercase ? .capital : nil
  }
}
