import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// The site that the sample becomes: as committed, and as every page of a site has to be.
@Suite struct SiteTests {
  private let site: Site

  init() throws {
    let workspace = try SampleWorkspace.read()
    site = build(workspace, try SampleWorkspace.options(workspace))
  }

  @Test func isMadeWithoutErrors() {
    SampleWorkspace.expectNoErrors(site.diagnostics)
    #expect(site.refusals.isEmpty)
    #expect(site.outputs.count >= 6)
  }

  @Test func isCommittedAsItIsMade() throws {
    var committed = try SampleWorkspace.files(below: ["site"])
    committed["site/.dossier-manifest"] = nil
    #expect(committed.keys.sorted() == site.outputs.map { "site/\($0.path)" })
    for output in site.outputs {
      #expect(
        committed["site/\(output.path)"].map { Array(output.text.utf8) == $0 } == true,
        "site/\(output.path) is not current: run `dossier build`")
    }
  }

  /// Neither the order in which engagements are made nor what else is made shows in a page.
  @Test func pagesAreTheSameWhenMadeOneByOne() throws {
    let workspace = try SampleWorkspace.read()
    let options = try SampleWorkspace.options(workspace)
    let whole = Dictionary(uniqueKeysWithValues: site.outputs.map { ($0.path, $0.text) })
    for engagement in workspace.engagements.reversed() {
      let part = build(workspace, options, only: [engagement.path])
      #expect(!part.outputs.isEmpty)
      for output in part.outputs { #expect(whole[output.path] == output.text) }
    }
  }

  @Test func pagesAreWellMade() {
    for output in site.outputs {
      let page = HTMLPage(output.text)
      #expect(page.faults.isEmpty, "\(output.path)")
      #expect(output.text.utf8.count < 100_000, "\(output.path)")
      let headings = page.elements.filter { ["h1", "h2", "h3", "h4", "h5", "h6"].contains($0.name) }
      #expect(headings.count { $0.name == "h1" } == 1, "\(output.path)")
      for (before, heading) in zip(headings, headings.dropFirst()) {
        let step = (Int(heading.name.dropFirst()) ?? 0) - (Int(before.name.dropFirst()) ?? 0)
        #expect(step <= 1, "\(output.path): \(heading.name) `\(heading.text)` after \(before.name)")
      }
      let ids = page.elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(output.path): \(ids)")
      let isHidden = page.elements.contains {
        $0.name == "meta" && $0["name"] == "robots" && $0["content"] == "noindex"
      }
      #expect(isHidden != output.path.hasPrefix("manual/"), "\(output.path)")
      #expect(page.elements.first { $0.name == "html" }?["lang"]?.isEmpty == false)
      #expect(page.elements.first { $0.name == "title" }?.text.isEmpty == false)
    }
  }

  @Test func referencesLeadSomewhere() {
    for output in site.outputs {
      let page = HTMLPage(output.text)
      let ids = Set(page.elements.compactMap { $0["id"] })
      for element in page.elements {
        for name in ["aria-labelledby", "aria-describedby", "for"] {
          for id in element[name]?.split(separator: " ") ?? [] {
            #expect(ids.contains(String(id)), "\(output.path): \(element.name) \(name)=\(id)")
          }
        }
      }
      for address in page.elements.filter({ $0.name == "a" }).compactMap({ $0["href"] }) {
        expectAddress(address, on: output.path)
      }
    }
  }

  /// A link within the client's folder leads to a page and a place that are there; others name a known scheme. The
  /// desk alone leads to clients' pages.
  private func expectAddress(_ address: String, on path: String) {
    if let colon = address.firstIndex(of: ":"), !address[..<colon].contains(where: { "/#?".contains($0) }) {
      #expect(["https", "mailto", "tel"].contains(address[..<colon]), "\(path): \(address)")
      return
    }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var place = path.split(separator: "/").dropLast().map(String.init)
    for step in parts[0].split(separator: "/") {
      if step == ".." { _ = place.popLast() } else if step != "." { place.append(String(step)) }
    }
    let target = parts[0].isEmpty ? path : place.joined(separator: "/")
    let isWithin = target.split(separator: "/").first == path.split(separator: "/").first
    #expect(isWithin || path == "desk/index.html", "\(path): \(address)")
    guard let page = site.outputs.first(where: { $0.path == target }) else {
      Issue.record("\(path): \(address) leads to no page")
      return
    }
    guard parts.count == 2 else { return }
    let ids = HTMLPage(page.text).elements.compactMap { $0["id"] }
    #expect(ids.contains(parts[1].removingPercentEncoding ?? parts[1]), "\(path): \(address) leads to no place")
  }

  @Test func pagesAskNobodyForAnything() {
    let addresses = ["src", "srcset", "href", "action", "poster", "data", "cite", "background", "formaction"]
    for output in site.outputs {
      for element in HTMLPage(output.text).elements where element.name != "a" {
        for name in addresses {
          if let address = element[name] {
            #expect(address.hasPrefix("data:"), "\(output.path): \(element.name) \(name)")
          }
        }
        #expect(!element.attributes.contains { $0.name.hasPrefix("on") }, "\(output.path): \(element.name)")
        if element.name == "style" {
          #expect(!element.text.contains("@import") && !element.text.contains("//"), "\(output.path)")
          for part in element.text.components(separatedBy: "url(").dropFirst() {
            #expect(part.drop { "\"'".contains($0) }.hasPrefix("data:"), "\(output.path): url(\(part.prefix(40))")
          }
        }
      }
    }
  }

  @Test func policiesNameTheScriptThatIsThere() throws {
    // The example of FIPS 180-4.
    #expect(try sha256InBase64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    for output in site.outputs {
      let page = HTMLPage(output.text)
      let policy = try #require(page.elements.first { $0["http-equiv"] == "Content-Security-Policy" }?["content"])
      #expect(policy.hasPrefix("default-src 'none'; "))
      for script in page.elements where script.name == "script" {
        let digest = try sha256InBase64(script.text)
        #expect(policy.contains("script-src 'sha256-\(digest)';"), "\(output.path): the script's digest is \(digest)")
      }
    }
  }
}
