import Foundation
import TestSupport
import Testing

/// The examples in a rule's doc comment: what the manual shows, and what is laid over the base workspace here.
///
/// A fragment begins with a remark that names its file: `# engagement.yaml`, `# log/papers.yaml`.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let id: String
  /// What the rule asks and why, in Markdown.
  let text: String
  let wrong: [String: String]
  let right: [String: String]

  var testDescription: String { id }

  /// Those of all rules; one that has none comes with no files, so that its test fails and is not skipped.
  static let all: [RuleExample] = {
    let folder = testsFolder.deletingLastPathComponent().appending(path: "Sources/Engagements/Rules")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.contains("/") && $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).flatMap(RuleExample.init)
    }
  }()

  /// Nil for a file that declares no rule.
  private init?(_ source: String) {
    guard let rule = source.firstMatch(of: #/Rule\(\s*"(?<id>[a-z-]+)"/#) else { return nil }
    id = String(rule.id)
    let comment = source.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("///") }.map { String($0.dropFirst($0.hasPrefix("/// ") ? 4 : 3)) }
    text = comment.prefix { $0 != "Wrong:" }.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    wrong = Self.files(after: "Wrong:", in: comment)
    right = Self.files(after: "Right:", in: comment)
  }

  private static func files(after heading: String, in comment: [String]) -> [String: String] {
    guard let start = comment.firstIndex(of: heading),
      let open = comment[start...].firstIndex(of: "```yaml"), let close = comment[open...].firstIndex(of: "```")
    else { return [:] }
    var files: [String: String] = [:]
    var file = ""
    for line in comment[(open + 1)..<close] {
      if line.hasPrefix("# "), line.hasSuffix(".yaml") { file = String(line.dropFirst(2)) }
      files[file, default: ""] += line + "\n"
    }
    return files
  }
}
