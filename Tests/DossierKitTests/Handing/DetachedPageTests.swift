import DossierKit
import Foundation
import TestSupport
import Testing

/// Pages cut off from their neighbours. A case is a folder below `Cases/Detached`: the page, and what becomes of it with
/// what it loads.
@Suite struct DetachedPageTests {
  private static let folder = "DossierKitTests/Cases/Detached"

  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: testsFolder.appending(path: folder).path)
    return (names ?? []).sorted()
  }()

  @Test(arguments: cases) func becomesAsRecorded(_ name: String) throws {
    let folder = "\(Self.folder)/\(name)"
    let page = try String(contentsOf: testsFolder.appending(path: "\(folder)/page.html"), encoding: .utf8)
    let detached = DetachedPage(page, at: "harbor-pine/2026-website/contract/index.html")
    let actual = detached.text + detached.loads.map { "loads: \($0)\n" }.joined()
    #expect(try RecordedText.expected("\(folder)/detached", recording: actual) == actual)
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 4) }

  /// What is detached has nothing left to detach.
  @Test(arguments: cases) func staysAsItIs(_ name: String) throws {
    let file = testsFolder.appending(path: "\(Self.folder)/\(name)/page.html")
    let path = "harbor-pine/2026-website/contract/index.html"
    let once = DetachedPage(try String(contentsOf: file, encoding: .utf8), at: path).text
    #expect(DetachedPage(once, at: path).text == once)
  }
}
