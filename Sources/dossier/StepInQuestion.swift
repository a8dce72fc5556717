import DossierKit
import Engagements

/// A step that is to be written, of which what was given is looked at, and what is missing asked for.
struct StepInQuestion {
  let step: RecordStep
  let subject: LogSubject
  let logbook: Logbook
}

extension Interview {
  /// What is given of a step, each value as its key takes it, and what it must have and nobody gave; nil where one of
  /// them is missing or cannot be taken.
  mutating func askForValues(
    _ given: GivenValues, of asked: StepInQuestion
  ) throws -> [String: [String]]? {
    let (step, subject) = (asked.step, asked.subject)
    var taken: [String: [String]] = [:]
    var isWhole = true
    var corrected: RecordStep?
    // Which step is put right says which keys there are.
    let ordered = given.all.filter { $0.key == "step" } + given.all.filter { $0.key != "step" }
    for (word, values) in ordered {
      let keys = subject.keys(of: step, correcting: corrected)
      let value = "the key for `\(values[0].prefix(40))`"
      guard let key = try askForKey(value, given: word, among: keys, asked),
        let words = try askForWords(key, given: values, asked)
      else {
        // Without the step that is put right there is nothing to say of its keys.
        if word == "step", step.isCorrection { return nil }
        isWhole = false
        continue
      }
      taken[key.name, default: []] += words
      if step.isCorrection, key.name == "step" { corrected = words.first.flatMap(subject.kind.step) }
    }
    // An answer may make another key needed.
    var tried = Set(given.all.map(\.key))
    while let key = subject.missing(of: step, among: taken).first(where: { !tried.contains($0.name) }) {
      tried.insert(key.name)
      guard let words = try askForWords(key, given: nil, asked) else {
        isWhole = false
        continue
      }
      taken[key.name] = words
      if step.isCorrection { corrected = words.first.flatMap(subject.kind.step) }
    }
    guard isWhole else { return nil }
    guard let corrected, !taken.saysNever, !taken.keys.contains(where: StepKey.isOfCorrected) else { return taken }
    guard let right = try askForRight(of: corrected, asked) else { return nil }
    taken[right.key] = right.words
    return taken
  }

  /// A key of a step that is put right, and what should have stood there.
  private mutating func askForRight(
    of corrected: RecordStep, _ asked: StepInQuestion
  ) throws -> (key: String, words: [String])? {
    let keys = asked.subject.keys(of: asked.step, correcting: corrected).filter { StepKey.isOfCorrected($0.name) }
    guard let key = try askForKey("the key that was wrong", given: nil, among: keys, asked),
      let words = try askForWords(key, given: nil, asked)
    else { return nil }
    return (key.name, words)
  }

  private mutating func askForKey(
    _ text: String, given: String?, among keys: [StepKey], _ asked: StepInQuestion
  ) throws -> StepKey? {
    let words = QuestionWords(
      text: text.firstCapital, example: keys.map(\.name).joined(separator: " "),
      explanation: keys.map { "\($0.name): \($0.field.help)" }.joined(separator: "\n  "))
    let question = Question(.declared(words), option: given == nil ? "to.KEY=…" : "KEY")
    return try ask(question, given: given) { name throws(Complaint) in
      guard let key = keys.first(where: { $0.name == name }) else {
        throw asked.logbook.unknownKey(name, of: asked.step, among: keys)
      }
      return key
    }
  }

  /// - Parameter given: nil to ask for one.
  private mutating func askForWords(
    _ key: StepKey, given: [String]?, _ asked: StepInQuestion
  ) throws -> [String]? {
    let form = key.field.form
    let choices = asked.logbook.choices(of: form)
    let words = QuestionWords(
      text: key.field.help.firstCapital, example: form.isText ? nil : form.example,
      explanation: "\(key.name) is \(key.field.help): \(form.description)."
        + (choices.isEmpty ? "" : "\n  \(choices.joined(separator: "\n  "))"))
    let question = Question(.declared(words), option: key.name == "on" ? "--on DAY" : "\(key.name)=…")
    guard let given else {
      return try askForWord(question, given: nil, key, asked).map { [$0] }
    }
    if given.count > 1, !form.isList {
      // Nobody but the author knows which of them is meant.
      return take(key.name, for: question.option) { _ throws(Complaint) in
        _ = try asked.logbook.value(given, for: key)
        return given
      }
    }
    var taken: [String] = []
    for value in given {
      guard let word = try askForWord(question, given: value, key, asked) else { return nil }
      taken.append(word)
    }
    return taken
  }

  private mutating func askForWord(
    _ question: Question, given: String?, _ key: StepKey, _ asked: StepInQuestion
  ) throws -> String? {
    try ask(question, given: given) { text throws(Complaint) in
      _ = try asked.logbook.value([text], for: key)
      if asked.step.isCorrection, key.name == "step" {
        _ = try asked.logbook.correctable(text, of: asked.subject)
      }
      return text
    }
  }
}

extension Form {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// What can be chosen from, or what one looks like.
  fileprivate var example: String {
    switch self {
    case .choice(let words): words.joined(separator: " ")
    case .list(let item): item.example
    default: description
    }
  }
}
