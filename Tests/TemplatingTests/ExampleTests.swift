import Diagnostics
@testable import Templating
import Testing
import Values

/// The examples of the manual come out as the manual says.
@Suite struct ExampleTests {
  static let examples: [(name: String, example: Example)] =
    Filter.all.map { ("|\($0.name)", $0.example) } + Test.all.map { ("is \($0.name)", $0.example) }
    + Function.all.map { ("\($0.name)()", $0.example) }

  @Test(arguments: examples.indices)
  func comesOutAsShown(_ index: Int) throws {
    let (name, example) = Self.examples[index]
    let source = Source(name: name, text: example.template)
    let library = Library(jinja: example.use == .jinja ? Jinja() : nil) { _ in nil }
    let loading = library.template(in: source, range: 0..<source.bytes.count)
    let template = try #require(loading.template, "\(loading.diagnostics.map { $0.terminalText(colour: false) })")
    let price = Money(minorUnits: 120_000, try #require(Currency("EUR")))
    let today = try #require(Day("2026-02-16"))
    let client: Datum = Datum(
      .map([
        "name": Datum(.text("Harbor & Pine")), "legal_name": Datum(.text("Harbor & Pine Ltd")),
        "address": Datum(.text("5 Rope Walk\nBristol")),
        "registrations": Datum(
          .list([Datum(.map(["label": Datum(.text("VAT")), "value": Datum(.text("GB123456789"))]))])),
      ]))
    let data = Datum(.map(["price": Datum(.money(price)), "client": client]))
    let merging = library.merge(
      template, with: data, output: example.use == .html ? .html : .text,
      settings: Settings(language: "en-GB", today: today, workingDay: weekday))
    let merged = try #require(merging.merged, "\(merging.diagnostics.map { $0.terminalText(colour: false) })")
    #expect(merged.text == example.result, "\(name)")
  }
}
