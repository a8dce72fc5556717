import ArgumentParser
import Diagnostics
import Foundation

/// Results go to standard output, diagnostics to standard error.
final class Terminal {
  let options: ReportOptions
  /// What was found, to be written as one list of JSON when the command ends; nil while nothing was looked for.
  private var collected: [Diagnostic]?

  init(options: ReportOptions) { self.options = options }

  enum Order {
    /// The worst last, where the eye is when the command is done.
    case bySeverity
    /// As they are given: by their places, for whoever goes through one text from its beginning.
    case asGiven
  }

  /// Shows diagnostics on standard error; as JSON they are all shown together, when the command ends.
  ///
  /// - Parameter isShort: whether long remarks are cut short; what is wrong never is.
  func report(_ diagnostics: [Diagnostic], isShort: Bool = false, order: Order = .bySeverity) {
    switch options.format {
    case .text:
      let ordered =
        switch order {
        case .bySeverity:
          [Diagnostic.Severity.note, .warning, .error].flatMap { severity in
            diagnostics.filter { $0.severity == severity }
          }
        case .asGiven: diagnostics
        }
      for diagnostic in ordered where diagnostic.severity != .note || !options.quiet {
        let shown = isShort && diagnostic.severity == .note ? diagnostic.shortened : diagnostic
        Self.printError(shown.terminalText(colour: Self.usesColour(on: STDERR_FILENO)))
      }
    case .json: collected = (collected ?? []) + diagnostics
    }
  }

  func say(_ line: String) {
    if !options.quiet { Self.printText("\(line)\n") }
  }

  /// Shows what was found before anything was done, and ends the command if there is an error among it.
  ///
  /// - Parameter end: what is said then, for people.
  func stop(at diagnostics: [Diagnostic], saying end: String? = nil) throws {
    report(diagnostics)
    guard diagnostics.hasErrors else { return }
    writeCollected()
    if let end, options.format == .text { Self.printError(end) }
    throw ExitCode(1)
  }

  static let nothingWritten = "nothing was written"

  /// Ends the command, with status 1 if there were errors, or warnings under `--strict`.
  func finish(_ diagnostics: [Diagnostic] = []) throws {
    writeCollected()
    let fails = diagnostics.contains { $0.severity == .error || options.strict && $0.severity == .warning }
    if fails { throw ExitCode(1) }
  }

  private func writeCollected() {
    if let collected { Self.printError(json(of: collected), terminator: "") }
    collected = nil
  }

  /// Prints a text in which there are data: nothing in them drives the terminal.
  static func printText(_ text: String) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    print(lines.map { visible(String($0)) }.joined(separator: "\n"), terminator: "")
  }

  static func printError(_ text: String, terminator: String = "\n") {
    FileHandle.standardError.write(Data((text + terminator).utf8))
  }

  /// `NO_COLOR` (no-color.org) and `CI` turn colour off, and so does anything but a terminal.
  static func usesColour(on descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1 else { return false }
    let environment = ProcessInfo.processInfo.environment
    return ["NO_COLOR", "CI"].allSatisfy { (environment[$0] ?? "").isEmpty }
  }
}

extension Diagnostic {
  private static let mostNotes = 2

  /// A remark with its first lines.
  fileprivate var shortened: Diagnostic {
    guard notes.count > Self.mostNotes + 1 else { return self }
    var short = self
    short.notes = Array(notes.prefix(Self.mostNotes))
    short.notes.append(
      Note("\(notes.count - Self.mostNotes) more; `dossier check` with the engagement's name lists them"))
    return short
  }
}

extension Sequence where Element == Diagnostic {
  /// "2 errors, 1 warning"; nil where there is neither.
  var summary: String? {
    func count(_ severity: Diagnostic.Severity, _ one: String, _ many: String) -> String? {
      let number = self.count { $0.severity == severity }
      return number == 0 ? nil : "\(number) \(number == 1 ? one : many)"
    }
    let parts = [count(.error, "error", "errors"), count(.warning, "warning", "warnings")].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
