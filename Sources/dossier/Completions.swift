import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

// What a shell offers to complete. It is asked for while a command line is being written: nothing is read but names,
// and nothing is complained of.

extension CompletionKind {
  /// Engagements of the workspace, by `client/engagement`, or by their own names where only those begin as written.
  static let engagements = custom { words, _, written in
    let paths = engagementPaths(at: workspace(in: words))
    let begun = paths.filter { $0.hasPrefix(written) }
    return begun.isEmpty ? paths + paths.compactMap { $0.split(separator: "/").last.map(String.init) } : begun
  }

  /// What `mark` may be given a step of: the open records and things of the engagement named before it.
  static let logSubjects = custom { words, _, _ in
    guard let engagement = arguments(in: words, of: MarkCommand.self).first else { return [] }
    return logbook(of: engagement, words)?.subjects.filter(\.isOpen).map(\.id) ?? []
  }

  /// The steps that may come next of what is named before.
  static let steps = custom { words, _, _ in
    let arguments = arguments(in: words, of: MarkCommand.self)
    guard arguments.count > 1, let subject = try? logbook(of: arguments[0], words)?.subject(called: arguments[1]) else {
      return []
    }
    return subject.next.map(\.name)
      + (subject.written.isEmpty ? [] : subject.kind.steps.filter(\.isCorrection).map(\.name))
  }

  /// Clients of the workspace, by their folders.
  static let clients = custom { words, _, _ in clientNames(at: workspace(in: words)) }

  /// Templates that came with the tool.
  static let shippedTemplates = custom { _, _, _ in
    ShareFolder.find().map { shippedTemplateNames(in: $0) } ?? []
  }

  /// Files of data.
  static let data = file(extensions: ["yaml", "yml", "json"])

  private static func logbook(of engagement: String, _ words: [String]) -> Logbook? {
    let (workspace, _) = readWorkspace(at: workspace(in: words), share: ShareFolder.find())
    var diagnostics: [Diagnostic] = []
    guard let workspace, let folder = workspace.engagement(called: unquoted(engagement), &diagnostics),
      let today = try? Day.ofEnvironment() ?? workspace.settings.asOf ?? .ofClock()
    else { return nil }
    return workspace.logbook(of: folder, BuildOptions(today: today, draft: false, assumedStart: nil)).0
  }

  /// The arguments of a command that stand before the word being written, without its options.
  private static func arguments(in words: [String], of command: any ParsableCommand.Type) -> [String] {
    guard let start = words.firstIndex(of: command.configuration.commandName ?? "") else { return [] }
    let flags = ["--draft", "--strict", "--quiet"]
    var arguments: [String] = []
    var isValue = false
    for word in words[(start + 1)...] {
      if isValue {
        isValue = false
      } else if word.hasPrefix("-") {
        isValue = !flags.contains(word) && !word.contains("=")
      } else {
        arguments.append(word)
      }
    }
    return arguments
  }

  private static func unquoted(_ word: String) -> String { word.filter { !"\"'\\".contains($0) } }

  /// The folder after `-C`, as the words of a shell say it.
  private static func workspace(in words: [String]) -> String {
    guard let option = words.lastIndex(of: "-C"), option + 1 < words.count else { return workspaceFolder(around: ".") }
    return workspaceFolder(around: unquoted(words[option + 1]))
  }
}
