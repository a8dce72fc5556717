import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

/// What a command line gives of a step: `key=value`, in any order.
struct GivenValues {
  /// Each key once, in the order in which they were first given.
  private(set) var all: [(key: String, values: [String])] = []

  /// Words without a key are left out: ``refuseWithoutKey(_:)``.
  init(_ words: [String], _ terminal: Terminal) throws {
    for (key, value) in words.compactMap(Self.parts) { try add(value, for: key, terminal) }
  }

  /// Ends the command where there is nothing that a word could be a value of.
  static func refuseWithoutKey(_ words: some Sequence<String>) throws {
    guard let word = words.first(where: { parts(of: $0) == nil }) else { return }
    throw ValidationError("`\(word)` has no key. Write key=value; a text with blanks stands in quotation marks.")
  }

  mutating func add(_ value: String, for key: String) {
    if let index = all.firstIndex(where: { $0.key == key }) {
      all[index].values.append(value)
    } else {
      all.append((key, [value]))
    }
  }

  /// Adds a value, or the text on the standard input where that is `-`.
  mutating func add(_ value: String, for key: String, _ terminal: Terminal) throws {
    guard value == "-" else { return add(value, for: key) }
    let (source, found) = readText(name: "<stdin>", bytes: try Input("-", terminal).bytes)
    try terminal.stop(at: found)
    guard let source else { throw ExitCode(70) }
    // The end of the last line is the file's, and not the text's.
    let end = source.text.hasSuffix("\r\n") || source.text.hasSuffix("\n") ? 1 : 0
    add(String(source.text.dropLast(end)), for: key)
  }

  /// `because=Not agreed`; nil where no key stands before a `=`.
  static func parts(of word: String) -> (key: String, value: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let key = word[..<sign]
    guard !key.isEmpty, key.utf8.allSatisfy({ isOfKeys($0) }) else { return nil }
    return (String(key), String(word[word.index(after: sign)...]))
  }

  private static func isOfKeys(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}

extension Interview {
  /// What is given of a step, each value as its key takes it, and what it must have and nobody gave; nil where one of
  /// them is missing or cannot be taken.
  mutating func askForValues(
    _ given: GivenValues, of step: RecordStep, of subject: LogSubject, in logbook: Logbook
  ) throws -> [String: [String]]? {
    var taken: [String: [String]] = [:]
    var isWhole = true
    var corrected: RecordStep?
    // Which step is put right says which keys there are.
    let ordered = given.all.filter { $0.key == "step" } + given.all.filter { $0.key != "step" }
    for (word, values) in ordered {
      let keys = subject.keys(of: step, correcting: corrected)
      let value = "the key for `\(values[0].prefix(40))`"
      guard let key = try askForKey(value, given: word, among: keys, of: step, logbook),
        let words = try askForWords(key, given: values, step, subject, logbook)
      else {
        // Without the step that is put right there is nothing to say of its keys.
        if word == "step", step.isCorrection { return nil }
        isWhole = false
        continue
      }
      taken[key.name, default: []] += words
      if step.isCorrection, key.name == "step" { corrected = words.first.flatMap(subject.kind.step) }
    }
    for key in subject.missing(of: step, among: taken) where !given.all.contains(where: { $0.key == key.name }) {
      guard let words = try askForWords(key, given: nil, step, subject, logbook) else {
        isWhole = false
        continue
      }
      taken[key.name] = words
      if step.isCorrection { corrected = words.first.flatMap(subject.kind.step) }
    }
    guard isWhole, let corrected, !taken.keys.contains(where: StepKey.isOfCorrected) else {
      return isWhole ? taken : nil
    }
    let keys = subject.keys(of: step, correcting: corrected).filter { StepKey.isOfCorrected($0.name) }
    guard let key = try askForKey("the key that was wrong", given: nil, among: keys, of: step, logbook),
      let words = try askForWords(key, given: nil, step, subject, logbook)
    else { return nil }
    taken[key.name] = words
    return taken
  }

  private mutating func askForKey(
    _ text: String, given: String?, among keys: [StepKey], of step: RecordStep, _ logbook: Logbook
  ) throws -> StepKey? {
    let question = Question(
      option: given == nil ? "to.KEY=…" : "KEY", text: text.firstCapital,
      example: keys.map(\.name).joined(separator: " "),
      explanation: keys.map { "\($0.name): \($0.field.help)" }.joined(separator: "\n  "))
    return try ask(question, given: given) { name throws(Complaint) in
      guard let key = keys.first(where: { $0.name == name }) else {
        throw logbook.unknownKey(name, of: step, among: keys)
      }
      return key
    }
  }

  /// - Parameter given: nil to ask for one.
  private mutating func askForWords(
    _ key: StepKey, given: [String]?, _ step: RecordStep, _ subject: LogSubject, _ logbook: Logbook
  ) throws -> [String]? {
    let form = key.field.form
    let question = Question(
      option: "\(key.name)=…", text: key.field.help.firstCapital, example: form.isText ? nil : form.example,
      explanation: "\(key.name) is \(key.field.help): \(form.description).")
    guard let given else {
      return try askForWord(question, given: nil, key, step, subject, logbook).map { [$0] }
    }
    if given.count > 1, !form.isList {
      // Nobody but the author knows which of them is meant.
      return take(key.name, for: question.option) { _ throws(Complaint) in
        _ = try logbook.value(given, for: key)
        return given
      }
    }
    var words: [String] = []
    for value in given {
      guard let word = try askForWord(question, given: value, key, step, subject, logbook) else { return nil }
      words.append(word)
    }
    return words
  }

  private mutating func askForWord(
    _ question: Question, given: String?, _ key: StepKey, _ step: RecordStep, _ subject: LogSubject, _ logbook: Logbook
  ) throws -> String? {
    try ask(question, given: given) { text throws(Complaint) in
      _ = try logbook.value([text], for: key)
      if step.isCorrection, key.name == "step" { _ = try logbook.correctable(text, of: subject) }
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

extension String {
  var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
