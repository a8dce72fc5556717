import Foundation

/// The examples in the doc comment of a rule of documents: what the manual shows, and what is checked here.
package struct DocumentRuleExample: Sendable, CustomStringConvertible {
  package let id: String
  /// What the rule asks and why, in Markdown.
  package let text: String
  package let wrong: String
  package let right: String

  package var description: String { id }

  /// Those of all rules; one that has none is empty, so that its test fails and is not skipped.
  package static let all: [DocumentRuleExample] = {
    let folder = testsFolder.deletingLastPathComponent().appending(path: "Sources/Legal/Rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).flatMap(DocumentRuleExample.init)
    }
    .sorted { $0.id < $1.id }
  }()

  /// Nil for a file that declares no rule.
  private init?(_ source: String) {
    guard let rule = source.firstMatch(of: #/= DocumentRule\(\s*(ofBlocks: )?"(?<id>[a-z-]+)"/#) else { return nil }
    id = String(rule.id)
    // That of the rule is the first.
    let comment = source.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
      .drop { !$0.hasPrefix("///") }.prefix { $0.hasPrefix("///") }
      .map { String($0.dropFirst($0.hasPrefix("/// ") ? 4 : 3)) }
    text = comment.prefix { $0 != "Wrong:" }.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    wrong = Self.example(after: "Wrong:", in: comment)
    right = Self.example(after: "Right:", in: comment)
  }

  private static func example(after heading: String, in comment: [String]) -> String {
    guard let start = comment.firstIndex(of: heading), let open = comment[start...].firstIndex(of: "```markdown"),
      let close = comment[open...].firstIndex(of: "```")
    else { return "" }
    return comment[(open + 1)..<close].map { $0 + "\n" }.joined()
  }
}
