import ArgumentParser
import Diagnostics
import Foundation

/// Results go to standard output, diagnostics to standard error.
struct Terminal {
  let options: ReportOptions

  /// Shows diagnostics on standard error, and counts them in a last line.
  func report(_ diagnostics: [Diagnostic]) {
    switch options.format {
    case .text:
      let shown = options.quiet ? diagnostics.filter { $0.severity != .note } : diagnostics
      for diagnostic in shown { Self.printError(diagnostic.terminalText(colour: Self.usesColour)) }
    case .json: Self.printError(json(of: diagnostics), terminator: "")
    }
  }

  func say(_ line: String) {
    if !options.quiet { print(line) }
  }

  /// Ends the command with status 1 if there were errors, or warnings under `--strict`.
  func finish(_ diagnostics: [Diagnostic]) throws {
    let fails = diagnostics.contains { $0.severity == .error || options.strict && $0.severity == .warning }
    if fails { throw ExitCode(1) }
  }

  static func printError(_ text: String, terminator: String = "\n") {
    FileHandle.standardError.write(Data((text + terminator).utf8))
  }

  /// `NO_COLOR` (no-color.org) and `CI` turn colour off, and so does anything but a terminal.
  private static var usesColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    let off = ["NO_COLOR", "CI"].contains { !(environment[$0] ?? "").isEmpty }
    return !off && isatty(STDERR_FILENO) == 1
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
