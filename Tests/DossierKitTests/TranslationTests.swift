import Diagnostics
import DossierKit
import Foundation
import TestSupport
import Testing
import Values

/// What is translated says as much as its original, and nothing in another language.
@Suite struct TranslationTests {
  /// The sections, containers, tables, lists and parts of a translated template are its original's, in its order.
  @Test func translatedTemplatesHaveTheStructureOfTheirOriginals() throws {
    let templates = try SampleWorkspace.files(below: ["templates"]).filter { $0.key.hasSuffix(".md") }
    let translations = templates.keys.filter { $0.hasSuffix(".el.md") }
    #expect(translations.count >= 70)
    for name in translations.sorted() {
      let original = name.replacing(".el.md", with: ".md")
      let (expected, actual) = (structure(templates[original]), structure(templates[name]))
      #expect(expected == actual, "\(name)")
    }
  }

  /// The lines of a template that begin with a mark of Markdown, without their words.
  private func structure(_ bytes: [UInt8]?) -> [String] {
    let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    return lines.compactMap { line -> String? in
      if line.hasPrefix("#") {
        let attributes = line.range(of: "{: ").map { String(line[$0.lowerBound...]) }
        return "\(line.prefix { $0 == "#" }) \(attributes ?? "")"
      }
      if line.hasPrefix(":::") { return line.split(separator: " ").prefix(2).joined(separator: " ") }
      if line.hasPrefix("|--") || line.hasPrefix("kind:") { return line }
      if line.hasPrefix("{% include"), let end = line.range(of: "%}") { return String(line[..<end.upperBound]) }
      if line.hasPrefix("{%") || line.hasPrefix("<") { return nil }
      return line.first.flatMap { "-|:>1".contains($0) ? "\($0)" : nil }
    }
  }

  @Test func wordsOfEveryLanguageAreTheSame() throws {
    let words = try SampleWorkspace.read().words
    let english = keys(of: try #require(words["en"]))
    #expect(words.count >= 2 && english.count >= 20)
    for (language, datum) in words { #expect(keys(of: datum) == english, "words/\(language).yaml") }
  }

  private func keys(of datum: Datum) -> [String] {
    datum.map?.entries.flatMap { entry in
      let inner = keys(of: entry.value)
      return inner.isEmpty ? [entry.key] : inner.map { "\(entry.key).\($0)" }
    } ?? []
  }

  /// On days of all an engagement's life, every page has in Greek the headings, tables and lists that it has in English;
  /// so the practice's defaults are complete in both.
  @Test(arguments: [
    "harbor-pine/2026-website 2026-01-28", "harbor-pine/2026-website 2026-02-05", "harbor-pine/2026-website 2026-02-12",
    "harbor-pine/2026-website 2026-05-06", "harbor-pine/2026-website 2026-07-20",
    "sallow-mill/2026-writing-day 2026-04-18", "sallow-mill/2026-writing-day 2026-05-06",
  ])
  func pagesHaveTheSameShapeInEveryLanguage(_ moment: String) throws {
    let words = moment.split(separator: " ").map(String.init)
    let english = try pages(of: words[0], asOf: words[1], language: "en-GB")
    let greek = try pages(of: words[0], asOf: words[1], language: "el")
    #expect(english.count >= 2)
    #expect(english.map(\.path) == greek.map(\.path))
    for (original, translation) in zip(english, greek) {
      #expect(HTMLPage(translation.text).blocks == HTMLPage(original.text).blocks, "\(original.path)")
    }
  }

  private func pages(of engagement: String, asOf day: String, language: String) throws -> [Output] {
    var files = try SampleWorkspace.files(below: ["content", "templates"])
    let client = "content/clients/\(engagement.prefix { $0 != "/" })/client.yaml"
    let text = String(decoding: try #require(files[client]), as: UTF8.self)
      .replacing("language: en-GB", with: "language: \(language)")
      .replacing("\n  en: ", with: "\n  \(language.prefix(2)): ")
    files[client] = Array(text.utf8)
    let site = build(
      workspace(of: files, shipped: [:]), BuildOptions(today: try #require(Day(day))), only: [engagement])
    SampleWorkspace.expectNoErrors(site.diagnostics)
    return site.outputs
  }

  /// Whatever a page in Greek prints is Greek: words of the templates and the tool, and of the practice.
  @Test func pagesInGreekHoldNoOtherWords() throws {
    let sample = try SampleWorkspace.read()
    let pages = build(sample, try SampleWorkspace.options(sample)).outputs.filter {
      $0.text.contains("<html lang=\"el\"")
    }
    #expect(pages.count >= 2)
    for page in pages {
      let html = HTMLPage(page.text)
      let names = html.elements.flatMap { $0.attributes.filter { ["aria-label", "title", "alt"].contains($0.name) } }
      let shown = ([html.text] + names.map(\.value)).joined(separator: " ")
      let words = shown.matches(of: /[A-Za-z][A-Za-z0-9@.-]+/).map { String($0.output) }
      #expect(words.filter { $0.lowercased() != "email" && !$0.contains("@") } == [], "\(page.path)")
    }
  }
}

extension HTMLPage {
  /// Its elements without those that stand within a sentence, and the ids of its sections.
  fileprivate var blocks: [String] {
    let inline = ["a", "abbr", "address", "br", "dfn", "em", "span", "strong", "time"]
    return elements.filter { !inline.contains($0.name) }.map { element in
      element.name + (element["id"].map { "#\($0)" } ?? "")
    }
  }
}
