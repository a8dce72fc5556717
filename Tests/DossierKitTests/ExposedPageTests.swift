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
    "../../../harbor-pine/index.html", "%2e%2e/../%2E./desk/index.html", "..\\..\\..\\desk\\index.html",
    "&#46;&#46;/../../desk/index.html", "&period;&#x2e&sol;../../desk/index.html", ".\t./../../desk/index.html",
  ])
  func findsALinkThatLeadsOut(_ address: String) {
    #expect(ids("\(Self.hidden)<a href=\"\(address)\">there</a>") == ["link-outside"])
    #expect(ids("\(Self.hidden)<img src='\(address)' alt=''>") == ["link-outside"])
  }

  @Test(arguments: [
    "<img src='a.png' srcset='a.png 1x, /b.png 2x' alt=''>", "<body background=\"/a.png\">",
    "<form action=\"../../../desk\"></form>", "<style>p { background: url('/a.png') }</style>",
    "<p style=\"background: url(/a.png)\"></p>", "<meta http-equiv=refresh content=\"0; url=../../../desk\">",
  ])
  func looksIntoEveryAddress(_ html: String) { #expect(ids(Self.hidden + html) == ["link-outside"]) }

  @Test func readsAnImageWithinThePageAsOneAddress() {
    #expect(ids("\(Self.hidden)<img srcset='data:image/jpeg;base64,/9j/4AA= 1x, a.jpg 2x' alt=''>") == [])
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
