import Diagnostics
import DossierKit
import Engagements
import TestSupport
import Testing
import Values

/// The documents of the sample as files to send.
@Suite struct HandoutTests {
  private let workspace: Workspace
  private let options: BuildOptions

  init() throws {
    workspace = try SampleWorkspace.read()
    options = try SampleWorkspace.options(workspace)
  }

  @Test func saysWhatThePageSaysAndLeadsNowhereWithinAFolder() throws {
    var names: Set<String> = []
    for output in build(workspace, options).outputs {
      guard let engagement = workspace.engagements.first(where: { output.path.hasPrefix($0.path + "/") }) else {
        continue
      }
      let address = String(output.path.dropFirst(engagement.path.count + 1).dropLast("/index.html".count))
      let (made, diagnostics) = workspace.handout(of: engagement.path, address, options)
      SampleWorkspace.expectNoErrors(diagnostics)
      let handout = try #require(made)
      #expect(handout.document == "\(engagement.path)/\(address)")
      #expect(names.insert(handout.name).inserted, "\(handout.name)")
      let page = HTMLPage(handout.text)
      #expect(page.faults.isEmpty, "\(handout.name)")
      let original = HTMLPage(output.text)
      for element in ["title", "main", "footer"] {
        let text = page.elements.first { $0.name == element }?.text
        #expect(text != nil && text == original.elements.first { $0.name == element }?.text, "\(handout.name)")
      }
      expectNoNeighbour(of: page, handout.name)
    }
    #expect(names.count >= 4)
  }

  private func expectNoNeighbour(of page: HTMLPage, _ name: String) {
    let ids = Set(page.elements.compactMap { $0["id"] })
    for element in page.elements {
      guard let address = element["href"] else { continue }
      let isReachable = ["https:", "mailto:", "tel:", "data:"].contains { address.hasPrefix($0) }
      #expect(isReachable || ids.contains(String(address.dropFirst())), "\(name): \(address)")
    }
    #expect(!page.elements.contains { $0.name == "nav" && $0["class"] == "papers" }, "\(name)")
  }

  /// Names of practice and client, the engagement's folder, the document and what papers there are, as they become a
  /// file's name.
  @Test(arguments: CaseTable.rows("DossierKitTests/Cases/handout-names.txt"))
  func isNamedForItsReceiver(_ row: CaseRow) throws {
    func quoted(_ name: String) -> String { "'\(withCodePoints(name).replacing("'", with: "''"))'" }
    let folder = "content/clients/client/\(try row["folder"])"
    let files = [
      "dossier.yaml": "output: site\n",
      "content/practice.yaml": "name: \(quoted(try row["practice"]))\ncountry: GB\ncurrency: GBP\n",
      "content/clients/client/client.yaml": "name: \(quoted(try row["client"]))\ncountry: GB\n",
      "\(folder)/engagement.yaml": "title: Work\nlanguage: en-GB\n",
      "\(folder)/log/papers.yaml": try row["papers"],
    ]
    let workspace = DossierKit.workspace(of: files.mapValues { Array($0.utf8) }, shipped: [:])
    let work = try #require(workspace.engagements.first)
    let engagement = try #require(workspace.examined(work, options).engagement)
    let language = try row["language"]
    let words = try #require(self.workspace.words[language])
    let name = engagement.fileName(
      of: try row["kind"], at: try row["address"], words: words, isDraft: try row["draft"] == "yes")
    #expect(name == withCodePoints(try row["name"]))
    #expect(name.utf8.count <= 230)
  }

  @Test func isPrintedOnItsPaper() throws {
    var files = try SampleWorkspace.files(below: ["content", "templates"])
    files["dossier.yaml"] = Array("paper: letter\n".utf8)
    let workspace = DossierKit.workspace(of: files, shipped: [:])
    let handout = try #require(workspace.handout(of: "harbor-pine", "proposal", options).handout)
    #expect(handout.paper == .letter)
    for (paper, program) in [(PaperSize.a4, PrintProgram.chromium), (.letter, .weasyprint)] {
      let page = HTMLPage(workspace.printForm(of: handout, on: paper, by: program))
      #expect(page.faults.isEmpty)
      let styles = page.elements.filter { $0.name == "style" }
      #expect(styles.last?.text.contains("@page { size: \(paper.rawValue) }") == true)
      #expect((styles.last?.text.contains("string-set") == true) == (program == .weasyprint))
    }
  }

  @Test func knowsThePaperOfACountry() {
    for country in ["US", "CA", "MX", "PH"] { #expect(PaperSize(usedIn: country) == .letter) }
    for country in ["GB", "GR", "ID", "RU", nil] { #expect(PaperSize(usedIn: country) == .a4) }
  }
}
