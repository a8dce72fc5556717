import Diagnostics
import DossierKit
import Engagements
import Foundation
import Synchronization
import TestSupport
import Testing
import Values

/// A workspace in which there is something to say with every message: the one that the cases of `dossier say` are
/// played in.
struct MessageFixture: Sendable, CustomTestStringConvertible {
  typealias Said = (words: String, kind: MessageKind, message: Message)

  let language: String
  private let folder: String

  var testDescription: String { language }

  static let all = [
    MessageFixture(language: "en", folder: "say"), MessageFixture(language: "el", folder: "say-in-greek"),
  ]

  /// The day of the workspace; on the others the advance was asked for, the contract was out, and the proposal.
  private static let days = ["2026-05-06", "2026-02-26", "2026-02-19", "2026-02-10"]

  /// What is not offered any more, and still said.
  private static let saidAgain = [
    ["call-note", "clay"], ["proposal-sent", "P-1"], ["contract-sent", "C-1"], ["questionnaire"],
    ["please-confirm", "C-1"], ["agreement-confirmed", "C-1"], ["page-updated"], ["keeping-in-touch"],
    ["request-answered", "R-1"], ["payment-received", "advance"],
  ]

  /// - Parameter change: what is to be otherwise in its files.
  func workspace(changing change: (inout FileSet) throws -> Void = { _ in }) throws -> Workspace {
    var files: FileSet = [:]
    for part in ["Base", "Cases/\(folder)/workspace"] {
      let root = testsFolder.appending(path: "EndToEndTests").appending(path: part)
      for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) where name.hasSuffix(".yaml") {
        files[name] = Array(try Data(contentsOf: root.appending(path: name)))
      }
    }
    try change(&files)
    let templates = try SampleWorkspace.files(below: ["templates"])
    let shipped = templates.map { (String($0.key.dropFirst("templates/".count)), $0.value) }
    return DossierKit.workspace(of: files, shipped: Dictionary(uniqueKeysWithValues: shipped))
  }

  /// Everything that can be said in this workspace, once worked out.
  func messages() throws -> [Said] {
    try Self.said.withLock { said in
      if let known = said[language] { return known }
      let messages = try messages(in: workspace())
      said[language] = messages
      return messages
    }
  }

  private static let said = Mutex<[String: [Said]]>([:])

  /// Everything that can be said in a workspace like this one, by the words that ask for it.
  ///
  /// - Parameter names: of the messages; nil for all.
  func messages(in workspace: Workspace, of names: [String]? = nil) throws -> [Said] {
    try Self.days.flatMap { day in
      let options = BuildOptions(today: try #require(Day(day)))
      return try workspace.engagements.filter { $0.clientID == "alder-mill" }.flatMap { folder in
        let (engagement, found) = workspace.examined(folder, options)
        SampleWorkspace.expectNoErrors(found)
        let examined = try #require(engagement)
        let again = Self.saidAgain.compactMap { words in
          var ignored: [Diagnostic] = []
          return examined.saying(words, &ignored)
        }
        let known = (examined.sayings + again).filter { names?.contains($0.kind.name) ?? true }
        return try known.map { saying in
          let (message, diagnostics) = workspace.message(saying, of: examined, in: folder, options)
          SampleWorkspace.expectNoErrors(diagnostics)
          return ("\(day) \(folder.path) \(saying.kind.name) \(saying.matter.id)", saying.kind, try #require(message))
        }
      }
    }
  }
}

extension Message {
  /// The message in a form that needs nothing that the fixture lacks.
  func form(_ form: MessageForm) throws -> String {
    var diagnostics: [Diagnostic] = []
    let text = written(as: form, &diagnostics)
    SampleWorkspace.expectNoErrors(diagnostics)
    return try #require(text)
  }

  /// What is to be read, without the lines that say to whom it goes.
  var words: [Substring] {
    get throws {
      let text = try form(.text)
      let start = try #require(text.range(of: "\n\n")).upperBound
      return text[start...].split(separator: "\n", omittingEmptySubsequences: false)
    }
  }
}
