import Foundation
import TestSupport
import Testing

/// The tool from end to end. A case is a folder below `Cases`:
///
/// - `command`: lines of shell, run one after the other in a copy of the workspace;
/// - `workspace/`: files laid over the workspace in `Base`, if there are any;
/// - `typed/`: what is typed at a terminal, a file for each line of `command` that begins with `terminal NAME`;
/// - `sample`: there if the workspace is the repository's own instead;
/// - `transcript`: what every line printed, its status, and what it did to the output folder.
///
/// With `CASES=diff,build` in the environment only these are run.
@Suite struct CommandTests {
  @Test(arguments: CommandCase.asked)
  func behavesAsRecorded(_ command: CommandCase) throws {
    let actual = try command.transcript()
    let expected = try RecordedText.expected("\(command.path)/transcript", recording: actual)
    #expect(expected == actual)
  }

  @Test func thereAreCases() {
    #expect(CommandCase.all.count > 20)
    #expect(CommandCase.unknown == [], "`CASES` names what is no case")
  }
}

struct CommandCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }
  var path: String { "EndToEndTests/Cases/\(name)" }

  static let all: [CommandCase] = {
    let folder = testsFolder.appending(path: "EndToEndTests/Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(CommandCase.init)
  }()

  static let asked: [CommandCase] = {
    guard let names = ProcessInfo.processInfo.environment["CASES"]?.split(separator: ",") else { return all }
    return all.filter { one in names.contains { $0 == one.name } }
  }()

  /// What `CASES` names and no case is called.
  static let unknown: [Substring] = {
    let names = ProcessInfo.processInfo.environment["CASES"]?.split(separator: ",") ?? []
    return names.filter { name in !all.contains { $0.name == name } }
  }()

  /// Runs the lines and writes down what they did.
  func transcript() throws -> String {
    let folder = testsFolder.appending(path: path)
    let workspace = try TemporaryWorkspace(isSample: exists(folder.appending(path: "sample")))
    defer { workspace.remove() }
    let own = folder.appending(path: "workspace")
    if exists(own) { try workspace.lay(own) }
    let command = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
    let lines = command.split(separator: "\n").filter { !$0.hasPrefix("#") }
    var sections: [String] = []
    for line in lines {
      guard let typed = line.wholeMatch(of: #/terminal (?<file>\S+) (?<command>.*)/#) else {
        sections.append(try workspace.run(String(line)))
        continue
      }
      let answers = try String(contentsOf: folder.appending(path: "typed/\(typed.file)"), encoding: .utf8)
      sections.append(try workspace.run(String(typed.command), typing: answers))
    }
    return sections.joined(separator: "\n")
  }

  private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
