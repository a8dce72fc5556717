import Diagnostics
import Engagements
import Values

// What can be recorded, for people to read.

extension Logbook {
  /// What is open, a line each: its id, the steps that may come next, and what it is.
  package var overview: String {
    let open = subjects.filter { $0.isOpen && !$0.next.isEmpty }
    let twice = Set(Dictionary(grouping: open, by: \.id).filter { $0.value.count > 1 }.keys)
    guard !open.isEmpty else { return "Nothing is open; `dossier new` begins a record.\n" }
    let ids = open.map { twice.contains($0.id) ? "\($0.kind.word)/\($0.id)" : $0.id }
    let steps = open.map { $0.next.map(\.name).joined(separator: ", ") }
    let lines = zip(zip(ids.inColumn, steps.inColumn), open).map { columns, subject in
      "\(columns.0)  \(columns.1)  \(subject.title.map(shortened) ?? subject.kind.word)"
    }
    return lines.map { "\($0)\n" }.joined()
      + "\nThe keys of each step: dossier mark \(path) ID\n"
  }

  /// The steps of a record with the keys of each: those that may come next, then those that are written.
  package func explanation(of subject: LogSubject) -> String {
    let title = subject.title.map { ": \(shortened($0))" } ?? ""
    var text = "\(subject.id), a record of \(subject.kind.file)\(title)\n"
    for (step, days) in subject.written {
      let isTakenBack = subject.takenBack(step) != nil
      text +=
        "  \(step.name) on \(days.map(\.description).joined(separator: ", "))\(isTakenBack ? ", taken back" : "")\n"
    }
    let next = subject.next
    for step in next {
      // What the plan says of it need not be said again.
      let keys = subject.keys(of: step).filter { subject.known[$0.name] == nil }
      text += "\n\(step.name): \(step.help)\n" + lines(of: keys)
    }
    let others = subject.kind.steps.filter { !subject.without.contains($0.name) }.compactMap { step in
      subject.kind.command(for: step).map { "\(step.name) (dossier \($0))" }
    }
    if !others.isEmpty { text += "\nBy commands of their own: \(others.joined(separator: ", "))\n" }
    if let correction = subject.kind.steps.last, correction.isCorrection, !subject.written.isEmpty {
      text +=
        "\n\(correction.name): puts right a step that is written; to.KEY is a key of that step, `to.KEY=` takes it away\n"
      text += lines(
        of: subject.keys(of: correction).filter { $0.place == .step },
        choices: ["step": subject.written.map(\.step).filter { !$0.isCorrection }.map(\.name).joined(separator: ", ")])
    }
    return "\(text)\n\(remarkOnKeys)"
  }

}

extension RecordKind {
  /// The steps of a record that is still to be begun, with the keys of each.
  package var explanation: String {
    let subject = LogSubject(beginning: self)
    let example = "dossier new \(word) ENGAGEMENT [STEP] [TEXT] KEY=VALUE …"
    let steps = subject.next.map { step in "\n\(step.name): \(step.help)\n" + lines(of: subject.keys(of: step)) }
    return "\(example)\n\(word): \(help)\n\(steps.joined())\n\(remarkOnKeys)"
  }
}

private let remarkOnKeys = "Keys with * are needed. `on` and `recorded` are today where nothing else is said.\n"

/// - Parameter choices: what is to be said of a value in place of its form.
private func lines(of keys: [StepKey], choices: [String: String] = [:]) -> String {
  let shown = keys.filter { !["on", "recorded"].contains($0.name) }
  let names = shown.map { "\($0.name)=\($0.isNeeded ? "*" : "")" }.inColumn
  return zip(names, shown).map { name, key in
    let condition = key.field.neededWith.map { "; needed with \($0)" } ?? ""
    let shape = choices[key.name].map { ": \($0)" } ?? key.field.form.shape
    return "  \(name)  \(key.field.help)\(shape)\(condition)\n" + meanings(of: key.field)
  }.joined()
}

/// What each of the words means of which one is a notice's subject; nothing of any other field.
private func meanings(of field: any AnyField) -> String {
  let subjects = NoticeSubject.allCases
  guard case .choice(let words) = field.form, words == subjects.map(\.rawValue) else { return "" }
  return zip(words.inColumn, subjects).map { "    \($0)  \($1.meaning)\n" }.joined()
}

extension Form {
  /// What a value looks like, after what it is for; nothing of a text.
  fileprivate var shape: String { isText ? "" : ": \(description)" }
}

/// The first line of a text, as far as a terminal has room.
private func shortened(_ text: String) -> String {
  let most = 60
  let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
  return line.count <= most && line == text ? text : "\(line.prefix(most - 1))…"
}
