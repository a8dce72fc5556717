import Diagnostics
import DossierKit
import Foundation
import TestSupport
import Testing
import Values

/// The papers of the sample with numbered clauses, and what they say of each other's.
@Suite struct LegalPageTests {
  private let engagement = "harbor-pine/2026-website"

  @Test func aContractIsNumberedInTextAndContents() throws {
    let page = try #require(try build().outputs.first { $0.path == "\(engagement)/contract/index.html" }).text
    #expect(page.contains("<li><a href=\"#services\">3. Services, and what is not included</a></li>"))
    #expect(page.contains("<section id=\"services\" class=\"clause\">"))
    #expect(page.contains("<h2><span class=\"num\">3.</span> Services, and what is not included</h2>"))
    #expect(page.contains("<a href=\"#deliverables\">clause\u{A0}4 (Deliverables)</a>"))
    #expect(page.contains("<a href=\"#specification\">Annex\u{A0}3 (Specification)</a>"))
    #expect(page.contains("<dfn id=\"term-working-day\">"))
    #expect(page.contains("<a href=\"#term-working-day\" class=\"term\">working days</a>"))
    #expect(!page.contains("[@"))
  }

  @Test func papersReferToEachOther() throws {
    let site = try build {
      $0["templates/documents/change-order.md"]?.add(
        "\n\nAs [@contract#changes] and [@contract#payment; @contract#allowances] say; each Deliverable counts.\n",
        frontMatter: "defined-in: contract")
      $0["templates/clauses/changes.md"]?.add("\n\nSee [@change-orders/groups#dates].\n")
    }
    SampleWorkspace.expectNoErrors(site.diagnostics)
    let order = try #require(site.outputs.first { $0.path.hasSuffix("change-orders/groups/index.html") }).text
    #expect(
      order.contains(
        "As <a href=\"../../contract/index.html#changes\">clause\u{A0}9 of the contract</a> and "
          + "clauses\u{A0}<a href=\"../../contract/index.html#payment\">7</a> and "
          + "<a href=\"../../contract/index.html#allowances\">8</a> of the contract say; each "
          + "<a href=\"../../contract/index.html#term-deliverable\" class=\"term\">Deliverable</a> counts."))
    let contract = try #require(site.outputs.first { $0.path.hasSuffix("contract/index.html") }).text
    #expect(
      contract.contains(
        "See <a href=\"../change-orders/groups/index.html#dates\">clause\u{A0}7 of the change order</a>."))
  }

  @Test func whatIsNowhereIsSaidAndStopsThePages() throws {
    let site = try build {
      $0["templates/documents/change-order.md"]?.add("\n\n[@contract#chnges]\n", frontMatter: "defined-in: contrat")
      $0["templates/documents/project.md"]?.add("\n\nAs [@payments] says.\n")
    }
    let findings = site.diagnostics.filter { $0.severity > .note }.map { "\($0.id): \($0.message) – \($0.help ?? "")" }
    #expect(
      Set(findings).isSuperset(of: [
        "reference-broken: the contract has no clause `chnges` – did you mean `changes`?",
        "reference-broken: there is no document `contrat` to define terms – did you mean `contract`?",
        "reference-unread: the reference to `payments` is shown as it stands – write `numbering: none` into the front "
          + "matter, or `us` for numbers; for text write `\\[@`",
      ]))
    #expect(site.refusals.map(\.path).contains(engagement))
  }

  private func build(_ change: (inout FileSet) throws -> Void = { _ in }) throws -> Site {
    var files = try SampleWorkspace.files(below: ["content", "templates"])
    try change(&files)
    let day = try #require(Day("2026-05-06"))
    return DossierKit.build(workspace(of: files, shipped: [:]), BuildOptions(today: day), only: [engagement])
  }
}

extension [UInt8] {
  /// Puts something at the end of a template, and a line into its front matter.
  fileprivate mutating func add(_ text: String, frontMatter line: String? = nil) {
    var own = String(decoding: self, as: UTF8.self)
    if let line { own = "---\n\(line)\n" + own.dropFirst("---\n".count) }
    self = Array((own + text).utf8)
  }
}
