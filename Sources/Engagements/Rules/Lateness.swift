import Diagnostics
import Values

/// Something that was to happen by a day, and has not.
struct Late {
  /// What it is, at the beginning of a message: "`A-002`".
  let name: String
  let until: Day
  let span: Span?
}

extension [Late] {
  /// One finding for all of them, at the one that has waited longest. To be late is no mistake: a line each would hide
  /// those that are.
  ///
  /// - Parameter what: completes "`A-002` …": "was to be done by".
  func finding(_ what: String, help: String) -> [Finding] {
    let ordered = enumerated().sorted { ($0.element.until, $0.offset) < ($1.element.until, $1.offset) }.map(\.element)
    guard let first = ordered.first else { return [] }
    var notes = ordered.dropFirst().prefix(mostNamed).map {
      Diagnostic.Note("\($0.name) \(what) \($0.until)", at: $0.span)
    }
    let others = count - 1 - notes.count
    if others > 0 { notes.append(Diagnostic.Note("and \(others) more")) }
    return [Finding("\(first.name) \(what) \(first.until)", at: first.span, notes: notes, help: help)]
  }
}

private let mostNamed = 4
