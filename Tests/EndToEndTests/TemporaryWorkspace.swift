import Foundation
import TestSupport

/// A copy of a workspace in which commands are run, with an environment that says nothing of this machine.
final class TemporaryWorkspace {
  private let root: URL
  /// The workspace itself; beside it stand the files that catch what is printed.
  private let folder: URL

  /// - Parameter isSample: a copy of the repository's own workspace instead of the one in `Base`.
  init(isSample: Bool) throws {
    // Links resolved, so that the tool and the test call it by the same name.
    root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "dossier-\(UUID().uuidString)")
    folder = root.appending(path: "workspace")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard isSample else {
      try lay(testsFolder.appending(path: "EndToEndTests/Base"))
      return
    }
    let repository = testsFolder.deletingLastPathComponent()
    for name in ["dossier.yaml", "content"] {
      try FileManager.default.copyItem(at: repository.appending(path: name), to: folder.appending(path: name))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  /// Lays a folder's files over the workspace.
  func lay(_ files: URL) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: files.path) {
      let source = files.appending(path: name)
      let target = folder.appending(path: name)
      if try source.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      } else {
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.copyItem(at: source, to: target)
      }
    }
  }

  /// The text of a file of the workspace.
  func contents(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Whether something stands at a name.
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

  /// The names of what stands in a folder; none where it is not there.
  func names(in name: String) throws -> [String] {
    guard exists(name) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
  }

  func remove(_ name: String) throws {
    if exists(name) { try FileManager.default.removeItem(at: folder.appending(path: name)) }
  }

  /// Starts a line of shell that nobody sees.
  func start(_ line: String) throws -> Process {
    let shell = try self.shell(line)
    shell.standardInput = FileHandle.nullDevice
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    return shell
  }

  /// Runs a line of shell on a terminal, where somebody types the lines of a file, and gives back what the screen showed.
  func run(_ line: String, typing answers: String) throws -> String {
    let shell = try self.shell(line)
    shell.environment?["CI"] = nil
    var conversation = try Conversation()
    try conversation.run(
      shell, typing: answers.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    let status = shell.terminationStatus == 0 ? "" : "--- status \(shell.terminationStatus)\n"
    return "$ \(line)\n--- terminal\n\(conversation.screen.replacing(root.path, with: ""))\(status)"
  }

  private func shell(_ line: String) throws -> Process {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", line]
    shell.currentDirectoryURL = folder
    shell.environment = [
      "PATH": "\(try Self.toolFolder()):/usr/bin:/bin", "HOME": root.path, "TZ": "UTC", "LANG": "C", "NO_COLOR": "1",
      "CI": "1",
    ]
    return shell
  }

  /// Runs a line of shell. The result is what a reader of the case wants to know, as text: the line, what it
  /// printed, its status unless that is 0, and after a build what became of each file of the output folder.
  func run(_ line: String) throws -> String {
    let isBuild = line.contains("dossier build")
    let before = isBuild ? try aged() : []
    let caught = (output: root.appending(path: "stdout"), errors: root.appending(path: "stderr"))
    let shell = try self.shell(line)
    shell.standardInput = FileHandle.nullDevice
    shell.standardOutput = try Self.emptied(caught.output)
    shell.standardError = try Self.emptied(caught.errors)
    try shell.run()
    shell.waitUntilExit()
    var sections = ["$ \(line)\n"]
    for (name, file) in [("stdout", caught.output), ("stderr", caught.errors)] {
      // What is no UTF-8 is a mistake of the tool, and shows as a replacement character.
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        .replacing(root.path, with: "")
      if !text.isEmpty { sections.append("--- \(name)\n\(text)\(text.hasSuffix("\n") ? "" : "⏎\n")") }
    }
    if shell.terminationReason == .uncaughtSignal {
      sections.append("--- killed by signal \(shell.terminationStatus)\n")
    } else if shell.terminationStatus != 0 {
      sections.append("--- status \(shell.terminationStatus)\n")
    }
    let changes = isBuild ? try changes(since: before) : ""
    if !changes.isEmpty { sections.append("--- files\n\(changes)") }
    return sections.joined()
  }

  private static func emptied(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  /// The folder of the tool that was built together with these tests.
  private static func toolFolder() throws -> String {
    let places = [Bundle(for: TemporaryWorkspace.self).bundleURL, Bundle.main.bundleURL, Bundle.main.executableURL]
    for place in places.compactMap({ $0 }) {
      for folder in [place, place.deletingLastPathComponent()]
      where FileManager.default.isExecutableFile(atPath: folder.appending(path: "dossier").path) {
        return folder.path
      }
    }
    throw UnreadableCase("there is no `dossier` beside the tests")
  }
}

// What a build did to the output folder.

extension TemporaryWorkspace {
  private var output: URL { folder.appending(path: "site") }

  /// Makes every file of the output folder look old, so that one that is written shows, however soon.
  private func aged() throws -> Set<String> {
    let files = try outputFiles()
    for file in files {
      try FileManager.default.setAttributes(
        [.modificationDate: Self.old], ofItemAtPath: output.appending(path: file).path)
    }
    return files
  }

  private func changes(since before: Set<String>) throws -> String {
    let after = try outputFiles()
    if after == before, try after.allSatisfy(isOld) { return after.isEmpty ? "" : "all kept\n" }
    let lines = try before.union(after).sorted().map { file in
      let what =
        if !after.contains(file) {
          "removed"
        } else if !before.contains(file) {
          "new    "
        } else {
          try isOld(file) ? "kept   " : "written"
        }
      return "\(what) \(file)\n"
    }
    return lines.joined()
  }

  private func isOld(_ file: String) throws -> Bool {
    let attributes = try FileManager.default.attributesOfItem(atPath: output.appending(path: file).path)
    return attributes[.modificationDate] as? Date == Self.old
  }

  private func outputFiles() throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: output.path) else { return [] }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: output.path)
    return try Set(
      paths.filter { path in
        let type = try FileManager.default.attributesOfItem(atPath: output.appending(path: path).path)[.type]
        return type as? FileAttributeType == .typeRegular
      })
  }

  private static let old = Date(timeIntervalSince1970: 946_684_800)
}
