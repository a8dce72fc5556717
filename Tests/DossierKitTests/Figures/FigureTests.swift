import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// Figures and pages by cases: a folder below `Cases/Figures` holds files laid over the base workspace of the rules,
/// `asked`, and what came of it in `figures.txt`.
///
/// The lines of `asked` are the day (`as of 2026-05-06`); `sample`, if the repository's own workspace lies below
/// instead; figures (`engagement.stages`, `engagement.stages.*.state`), as they are in force or `by contract`; and
/// sections of pages (`page project#needs`).
@Suite struct FigureTests {
  @Test(arguments: FigureCase.all)
  func givesWhatIsRecorded(_ figureCase: FigureCase) throws {
    let shown = try figureCase.shown()
    #expect(try RecordedText.expected("\(figureCase.folder)/figures.txt", recording: shown) == shown)
  }

  @Test func thereAreCases() { #expect(FigureCase.all.count > 10) }
}

struct FigureCase: Sendable, CustomTestStringConvertible {
  let name: String

  var folder: String { "DossierKitTests/Cases/Figures/\(name)" }
  var testDescription: String { name }

  static let all: [FigureCase] = {
    let folder = testsFolder.appending(path: "DossierKitTests/Cases/Figures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(FigureCase.init)
  }()

  /// What the lines of `asked` ask for, each under its line.
  func shown() throws -> String {
    let files = try DossierKitTests.files(below: folder).mapValues { String(decoding: $0, as: UTF8.self) }
    let laid = files.filter { $0.key.hasSuffix(".yaml") }
    let lines = try #require(files["asked"]).split(separator: "\n").map(String.init)
    let day = try #require(lines.compactMap { $0.trimmed(from: "as of ") }.first)
    let base = try lines.contains("sample") ? sampleWorkspace() : baseWorkspace()
    let over = try LaidOver(over: base, asOf: day)
    let findings = try over.findings(with: laid).filter { $0.severity > .note }.shown
    var sections = findings.isEmpty ? [] : [findings]
    func show(_ line: String, _ path: String, in data: Datum) {
      sections.append(([line] + data.lines(at: path.split(separator: ".")[...])).joined(separator: "\n") + "\n")
    }
    let figures = lines.filter { $0.hasPrefix("engagement") || $0.hasPrefix("practice") }
    let ofContract = lines.compactMap { $0.trimmed(from: "by contract ") }
    if !figures.isEmpty || !ofContract.isEmpty {
      let engagement = try over.engagement(with: laid)
      let recorded = RecordedFigures(of: engagement, for: .private)
      let living = engagement.documentData(.inForce, recorded)
      let agreed = engagement.documentData(.ofContract, recorded)
      for path in figures { show(path, path, in: living) }
      for path in ofContract { show("by contract \(path)", path, in: agreed) }
    }
    let pages = lines.compactMap { $0.trimmed(from: "page ") }
    if !pages.isEmpty {
      let site = try over.site(with: laid)
      for page in pages { sections.append(try "\(page)\n" + section(page, of: site)) }
    }
    return sections.joined(separator: "\n")
  }

  /// The words of a page's section, a line each, or what was said where the page was not made.
  private func section(_ name: String, of site: Site) throws -> String {
    let parts = name.split(separator: "#")
    guard let page = site.outputs.first(where: { $0.path.hasSuffix("/\(parts[0])/index.html") }) else {
      return site.diagnostics.filter { $0.severity == .error }.shown
    }
    let lines = page.text.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("id=\"\(parts[1])\"") })
    // The id is the heading's, or that of the section which it heads.
    let heading = lines[start].contains("<section") ? start + 1 : start
    let section = lines[start...heading] + lines[(heading + 1)...].prefix { !$0.contains("<h2") }
    return section.map { $0.replacing(#/<[^>]*>/#, with: " ").replacing(#/ +/#, with: " ").trimmingPrefix(" ") }
      .filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  private func baseWorkspace() throws -> Workspace {
    workspace(of: try DossierKitTests.files(below: "DossierKitTests/Cases/Rules/base"), shipped: [:])
  }

  private func sampleWorkspace() throws -> Workspace {
    let repository = testsFolder.deletingLastPathComponent().path
    return try #require(readWorkspace(at: repository, share: repository).workspace)
  }
}

extension String {
  fileprivate func trimmed(from prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension Datum {
  /// What stands at a path, `*` being every item of a list: a line a scalar, with the rest of its path before it.
  fileprivate func lines(at path: ArraySlice<Substring>, _ lead: String = "") -> [String] {
    guard let key = path.first else { return lines(lead) }
    if key == "*" {
      return (list ?? []).enumerated().flatMap { $1.lines(at: path.dropFirst(), "\(lead)[\($0)]") }
    }
    guard let value = self[String(key)] else { return ["  \(lead).\(key) is absent"] }
    return value.lines(at: path.dropFirst(), path.count > 1 || lead.isEmpty ? lead : "\(lead).\(key)")
  }

  private func lines(_ lead: String) -> [String] {
    switch content {
    case .map(let map): map.entries.flatMap { $0.value.lines(lead.isEmpty ? $0.key : "\(lead).\($0.key)") }
    case .list(let items):
      items.isEmpty ? ["  \(lead) has no items"] : items.enumerated().flatMap { $1.lines("\(lead)[\($0)]") }
    default: ["  \(lead.isEmpty ? "" : "\(lead): ")\(scalar)"]
    }
  }

  private var scalar: String {
    switch content {
    case .bool(let bool): bool ? "yes" : "no"
    case .text(let text), .word(let text): text
    case .number(let number): "\(number)"
    case .money(let money): "\(money)"
    case .share(let share): "\(share)"
    case .day(let day): "\(day)"
    case .length(let length): "\(length)"
    case .time(let time): "\(time)"
    case .none: "none"
    case .withheld: "withheld"
    case .list, .map: ""
    }
  }
}
