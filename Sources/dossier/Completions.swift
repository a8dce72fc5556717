import ArgumentParser
import DossierKit

// What a shell offers to complete. It is asked for while a command line is being written: nothing is read but names,
// and nothing is complained of.

extension CompletionKind {
  /// Engagements of the workspace, by `client/engagement`, or by their own names where only those begin as written.
  static let engagements = custom { words, _, written in
    let paths = engagementPaths(at: workspace(in: words))
    let begun = paths.filter { $0.hasPrefix(written) }
    return begun.isEmpty ? paths + paths.compactMap { $0.split(separator: "/").last.map(String.init) } : begun
  }

  /// Clients of the workspace, by their folders.
  static let clients = custom { words, _, _ in clientNames(at: workspace(in: words)) }

  /// Templates that came with the tool.
  static let shippedTemplates = custom { _, _, _ in
    ShareFolder.find().map { shippedTemplateNames(in: $0) } ?? []
  }

  /// Files of data.
  static let data = file(extensions: ["yaml", "yml", "json"])

  /// The folder after `-C`, as the words of a shell say it.
  private static func workspace(in words: [String]) -> String {
    guard let option = words.lastIndex(of: "-C"), option + 1 < words.count else { return workspaceFolder(around: ".") }
    return workspaceFolder(around: words[option + 1].filter { !"\"'\\".contains($0) })
  }
}
