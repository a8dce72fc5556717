import Diagnostics
import Testing

@testable import DossierKit

/// No page of a client's is for search engines, and none leads out of the client's folder.
@Suite struct ExposedPageTests {
  private static let hidden = "<!doctype html><head><meta name=\"robots\" content=\"noindex\"></head>"

  @Test func findsAPageThatMayBeListed() {
    #expect(ids("<!doctype html><head><meta name=\"robots\" content=\"all\"></head>") == ["page-listed"])
    #expect(ids("<!doctype html><!-- <meta name=\"robots\" content=\"noindex\"> -->") == ["page-listed"])
    #expect(ids("<meta content='noindex, nofollow' name=Robots>") == [])
  }

  @Test(arguments: [
    "../../../desk/index.html", "../../../../index.html", "/harbor/index.html", "file:///srv/site/index.html",
    "../../../harbor-pine/index.html",
  ])
  func findsALinkThatLeadsOut(_ address: String) {
    #expect(ids("\(Self.hidden)<a href=\"\(address)\">there</a>") == ["link-outside"])
    #expect(ids("\(Self.hidden)<img src='\(address)' alt=''>") == ["link-outside"])
  }

  @Test(arguments: [
    "", "#payment", "index.html", "../../index.html", "../../../harbor/index.html", "../contract/index.html#law",
    "?page=../../../..", "https://example.org/../../..", "//example.org", "mailto:hello@practice.example?subject=a/b",
    "tel:+302100000000", "data:image/svg+xml,%3Csvg/%3E",
  ])
  func isSilentOnOthers(_ address: String) {
    #expect(ids("\(Self.hidden)<a href=\"\(address)\">there</a>") == [])
  }

  private func ids(_ html: String) -> [String] {
    exposures(in: [Output(path: "harbor/site/project/index.html", text: html, trace: Trace())], of: "harbor").map(\.id)
  }
}
