import Diagnostics
@testable import Templating
import Testing
import Values

/// The examples of the manual come out as the manual says.
@Suite struct ExampleTests {
  static let examples: [(name: String, example: Example)] =
    Filter.all.map { ("|\($0.name)", $0.example) } + Test.all.map { ("is \($0.name)", $0.example) }
    + Function.all.map { ("\($0.name)()", $0.example) }
    + (Construct.statements + Construct.names).map { ($0.name, $0.example) }
    + LoopProperty.all.map { ("loop.\($0.name)", $0.example) }

  @Test(arguments: examples.indices)
  func comesOutAsShown(_ index: Int) throws {
    let (name, example) = Self.examples[index]
    let source = Source(name: name, text: example.template)
    let library = Library(jinja: example.use == .jinja ? Jinja() : nil) { wanted in
      example.files.first { $0.name == wanted }.map { TemplateText(Source(name: $0.name, text: $0.text)) }
    }
    let loading = library.template(in: source, range: 0..<source.bytes.count)
    let template = try #require(loading.template, "\(loading.diagnostics.map { $0.terminalText(colour: false) })")
    let price = Money(minorUnits: 120_000, try #require(Currency("EUR")))
    let today = try #require(Day("2026-02-16"))
    let client: Datum = Datum(
      .map([
        "name": Datum(.text("Harbour House")), "legal_name": Datum(.text("Harbour House Ltd")),
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

  @Test func everyStatementIsShown() {
    #expect(Set(Construct.statements.map(\.name)) == Set(Parser.statementWords))
  }

  /// Nothing is listed twice, nothing is left out, and each has a place of its own on the page.
  @Test func everythingStandsInTheManual() {
    let entries = ReferenceSection.all.flatMap(\.entries)
    #expect(Set(entries.map(\.id)).count == entries.count)
    let filters = entries.filter { $0.id.hasPrefix("filter-") }.map(\.name)
    #expect(Set(filters) == Set(Filter.all.map(\.name)))
    #expect(entries.count == Self.examples.count)
  }

  /// A sentence begins with a capital letter and ends in a full stop.
  @Test func everythingIsSaidInASentence() {
    for entry in ReferenceSection.all.flatMap(\.entries) {
      #expect(entry.summary.first?.isUppercase == true && entry.summary.last == ".", "\(entry.id)")
    }
  }
}
