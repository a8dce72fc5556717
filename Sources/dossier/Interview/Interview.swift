import ArgumentParser
import Diagnostics
import DossierKit
import Foundation

/// Takes answers from the command line and asks for the others on the terminal, where somebody is there to be asked.
///
/// Questions go to standard error. Every answer is checked at once, and asked for again until it can be taken; `<` goes
/// back to the question before.
struct Interview {
  /// Whether there is somebody to ask: a terminal, and no CI.
  let canAsk: Bool
  /// That of the person who is asked.
  let language: AuthorLanguage
  private var hasAsked: Bool
  /// What was typed and taken so far, a line for each question.
  private var typed: [String] = []
  /// How many of them were given to questions of this run: after a step back the others are asked anew.
  private var used = 0
  /// What was answered to the question that somebody has gone back to: it holds unless something else is typed.
  private var former: String?
  private var unanswered: [Question] = []
  private var complaints: [Diagnostic] = []

  /// - Parameters:
  ///   - language: that in which somebody writes; else the locale of the environment says in which to ask.
  ///   - isOpened: whether another interview of this command has said how to answer.
  init(language: String? = nil, isOpened: Bool = false) {
    hasAsked = isOpened
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self.language = AuthorLanguage(language ?? locale ?? "")
    let isInCI = !(environment["CI"] ?? "").isEmpty
    canAsk = !isInCI && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
  }

  var words: InterviewWords { .words(in: language) }

  /// What stands before decimals: of who is asked in Greek a comma, else what the practice writes.
  func decimalMark(of practice: DecimalMark) -> DecimalMark { canAsk && language == .greek ? .comma : practice }

  /// Asks some questions, from the first on again after each step back, and ends the command where an answer is missing.
  mutating func conduct<Answers>(
    _ terminal: Terminal, _ questions: (inout Interview) throws -> Answers?
  ) throws -> Answers {
    signal(SIGINT, words.interrupted)
    defer { signal(SIGINT, SIG_DFL) }
    while true {
      do {
        let answers = try questions(&self)
        try finish(terminal)
        guard let answers else { throw ExitCode(70) }
        return answers
      } catch is StepBack {
        former = typed.popLast()
        (used, unanswered, complaints) = (0, [], [])
      }
    }
  }

  /// What Ctrl-C does: no more than a signal may.
  static func interrupted(saying words: StaticString) {
    for line: StaticString in ["\n", words, "\n"] {
      _ = unsafe write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
    }
    _exit(130)
  }

  /// The answer to a question; nil where none is needed, and where there is none or none that can be taken, which
  /// ``conduct(_:_:)`` says.
  ///
  /// - Parameter given: what the command line says; what cannot be taken of it is asked for, too.
  mutating func ask<Answer>(
    _ question: Question, given: String?, _ read: (String) throws(Complaint) -> Answer
  ) throws -> Answer? {
    if let given {
      guard canAsk else { return take(given, for: question.name, read) }
      do throws(Complaint) {
        return try read(given)
      } catch {
        return try answer(to: question, after: error, read)
      }
    }
    if canAsk { return try answer(to: question, read) }
    if let standard = question.standard { return take(standard, for: question.name, read) }
    if words.question(question.kind).skipped == nil { unanswered.append(question) }
    return nil
  }

  /// Several answers to one question: the next is asked for until one is left empty.
  mutating func askForSeveral<Answer>(
    _ question: Question, given: [String], _ read: (String) throws(Complaint) -> Answer
  ) throws -> [Answer] {
    guard given.isEmpty, canAsk else {
      if given.isEmpty, words.question(question.kind).skipped == nil { unanswered.append(question) }
      return given.compactMap { take($0, for: question.name, read) }
    }
    var answers: [Answer] = []
    var next = question
    while let answer = try self.answer(to: next, read) {
      answers.append(answer)
      next = Question(.another, option: question.option)
    }
    return answers
  }

  /// An answer of the command line's to what is never asked; nil where there is none, or none that can be taken.
  mutating func take<Answer>(
    _ text: String?, for option: String, _ read: (String) throws(Complaint) -> Answer
  ) -> Answer? {
    guard let text else { return nil }
    do throws(Complaint) {
      return try read(text)
    } catch {
      complaints.append(Diagnostic(of: error.words(in: language), about: option))
      return nil
    }
  }

  /// Ends the command where an answer is missing or cannot be taken: one diagnostic lists what is missing.
  private func finish(_ terminal: Terminal) throws {
    var diagnostics = complaints
    if !unanswered.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "unanswered", words.unanswered(unanswered.count), at: nil,
          notes: unanswered.map { question in
            let example = question.example.map { " (\($0))" } ?? ""
            return Diagnostic.Note(
              "\(question.option): \(words.question(question.kind).text.lowercasedFirst)\(example)")
          },
          help: words.answerElsewhere))
    }
    if !diagnostics.isEmpty { try terminal.stop(at: diagnostics) }
  }

  /// - Parameter complaint: why what was given cannot be taken; nil where nothing was given.
  private mutating func answer<Answer>(
    to question: Question, after complaint: Complaint? = nil, _ read: (String) throws(Complaint) -> Answer
  ) throws -> Answer? {
    if used < typed.count {
      used += 1
      return try answer(typed[used - 1], to: question, read)
    }
    if !hasAsked {
      hasAsked = true
      Terminal.printError(words.opening + "\n")
    }
    var question = question
    if let former, !former.isEmpty { question.standard = former }
    former = nil
    let asked = words.question(question.kind)
    if let complaint { show(complaint) }
    while true {
      Terminal.printError(question.prompt(asked), terminator: "")
      guard let line = readLine()?.trimmingCharacters(in: .whitespaces) else {
        Terminal.printError("\n\(words.nothingWritten)")
        throw ExitCode(1)
      }
      // What stands in brackets may be an answer of before, which no other run of the questions knows.
      let text = line.isEmpty ? question.standard ?? line : line
      if text == "?" {
        Terminal.printError("  \(asked.explanation.trimmingCharacters(in: .whitespaces))")
        continue
      }
      if text == "<" {
        if !typed.isEmpty { throw StepBack() }
        Terminal.printError("  \(words.firstQuestion)")
        continue
      }
      do throws(Complaint) {
        let answer = try answer(text, to: question, read)
        typed.append(text)
        used = typed.count
        return answer
      } catch {
        show(error)
      }
    }
  }

  private func show(_ complaint: Complaint) {
    let complaint = complaint.words(in: language)
    Terminal.printError("  \([complaint.message, complaint.help].compactMap { $0 }.joined(separator: words.clauseEnd))")
  }

  /// What was typed, as the question takes it; nil where it is left empty and may be.
  private func answer<Answer>(
    _ text: String, to question: Question, _ read: (String) throws(Complaint) -> Answer
  ) throws(Complaint) -> Answer? {
    if !text.isEmpty { return try read(text) }
    if let standard = question.standard { return try read(standard) }
    guard words.question(question.kind).skipped != nil else { throw Complaint(message: words.needsAnswer, help: nil) }
    return nil
  }
}

/// The wish to be asked the question before again.
private struct StepBack: Error {}

extension Question {
  /// `Country (GR, or its name) [GR]: `
  fileprivate func prompt(_ words: QuestionWords) -> String {
    let form = (example ?? words.example).map { " (\($0))" } ?? ""
    let otherwise = (standard ?? words.skipped).map { " [\($0)]" } ?? ""
    return "\(words.text)\(form)\(otherwise): "
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
