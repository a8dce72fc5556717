import Diagnostics

/// A level of escalation or of support, and who stands at it.
struct Level {
  let number: Int?
  let person: String?
  let place: Span?
}

extension Engagement {
  /// The levels at which the person of an earlier one stands again.
  ///
  /// - Parameter what: what has the levels, at the beginning of a message.
  func findings(ofRepeated levels: [Level], in what: String) -> [Finding] {
    var first: [String: Level] = [:]
    return levels.compactMap { level in
      guard let person = level.person else { return nil }
      guard let before = first[person] else {
        first[person] = level
        return nil
      }
      func name(_ level: Level) -> String { level.number.map { "level \($0)" } ?? "a level" }
      // A level that names nobody is the lead's, or who decides: the author may not have written the name.
      let role = person == lead ? "is the lead, `\(person)`" : person == decides ? "is who decides, `\(person)`" : nil
      return Finding(
        "\(what): \(name(before)) \(role ?? "names `\(person)`"); \(name(level)) names the same person",
        at: level.place, notes: [Diagnostic.Note("\(name(before)) is here", at: before.place)],
        help:
          "name another person at one of them; a list with `level` replaces the default list whole: write every level"
      )
    }
  }
}
