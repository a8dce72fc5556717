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
    NamedEngagement(before: words)?.logbook?.subjects.filter(\.isOpen).map(\.id) ?? []
  }

  /// The steps that may come next of what is named before.
  static let steps = custom { words, _, _ in
    let arguments = arguments(in: words)
    guard arguments.count > 1,
      let subject = try? NamedEngagement(before: words)?.logbook?.subject(called: arguments[1])
    else { return [] }
    return subject.next.map(\.name)
      + (subject.written.isEmpty ? [] : subject.kind.steps.filter(\.isCorrection).map(\.name))
  }

  /// The papers of the engagement named before of which something may still become.
  static let papers = records(in: "papers")

  /// The requests of the engagement named before of which something may still become.
  static let requests = records(in: "requests")

  static let people = names(in: .person)
  static let channels = names(in: .channel)
  static let options = names(in: .option)

  /// The documents of the engagement named before, by where their pages are; to be issued those that are papers.
  static let documents = custom { words, _, _ in
    let isIssue = words.dropFirst().first == IssueCommand.configuration.commandName
    return NamedEngagement(before: words)?.addresses(onlyPapers: isIssue) ?? []
  }

  /// What there is to say: messages, and the ids of what they are about.
  static let sayings = custom { words, _, _ in
    let ids = NamedEngagement(before: words)?.sayings.map(\.matter.id) ?? []
    return MessageKind.all.map(\.name) + Set(ids).sorted()
  }

  /// Clients of the workspace, by their folders.
  static let clients = custom { words, _, _ in clientNames(at: workspace(in: words)) }

  /// Templates that came with the tool.
  static let shippedTemplates = custom { _, _, _ in
    ShareFolder.find().map { shippedTemplateNames(in: $0) } ?? []
  }

  /// Files of data.
  static let data = file(extensions: ["yaml", "yml", "json"])

  private static func records(in file: String) -> CompletionKind {
    custom { words, _, _ in
      let subjects = NamedEngagement(before: words)?.logbook?.subjects ?? []
      return subjects.filter { $0.kind.file == file && $0.isOpen }.map(\.id)
    }
  }

  private static func names(in namespace: Namespace) -> CompletionKind {
    custom { words, _, _ in NamedEngagement(before: words)?.logbook?.ids(in: namespace) ?? [] }
  }

  /// The arguments of the command that stand before the word being written, without its options.
  fileprivate static func arguments(in words: [String]) -> [String] {
    let flags = ["--draft", "--strict", "--quiet", "--for-reading"]
    var arguments: [String] = []
    var isValue = false
    for word in words.dropFirst(2) {
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

  fileprivate static func unquoted(_ word: String) -> String { word.filter { !"\"'\\".contains($0) } }

  /// The folder after `-C`, as the words of a shell say it.
  fileprivate static func workspace(in words: [String]) -> String {
    guard let option = words.lastIndex(of: "-C"), option + 1 < words.count else { return workspaceFolder(around: ".") }
    return workspaceFolder(around: unquoted(words[option + 1]))
  }
}

/// The engagement that a command line names, with the workspace it is of.
private struct NamedEngagement {
  private let workspace: Workspace
  private let folder: EngagementFolder
  private let options: BuildOptions

  /// Nil where it names none.
  init?(before words: [String]) {
    let (read, _) = readWorkspace(at: CompletionKind.workspace(in: words), share: ShareFolder.find())
    var diagnostics: [Diagnostic] = []
    guard let name = CompletionKind.arguments(in: words).first, let read,
      let folder = read.engagement(called: CompletionKind.unquoted(name), &diagnostics),
      let today = try? Day.ofEnvironment() ?? read.settings.asOf ?? .ofClock()
    else { return nil }
    self.folder = folder
    workspace = read
    options = BuildOptions(today: today, draft: false, assumedStart: nil)
  }

  var logbook: Logbook? { workspace.logbook(of: folder, options).0 }

  var sayings: [Saying] { workspace.examined(folder, options).engagement?.sayings ?? [] }

  func addresses(onlyPapers: Bool) -> [String] { workspace.addresses(of: folder, onlyPapers: onlyPapers, options) }
}
