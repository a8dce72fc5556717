import Diagnostics
import Foundation
import Templating
import TestSupport
import Values

/// A case of the engine, one file: sections that begin with a line `--- name`, the last of them what comes out.
///
/// - `--- template NAME`: a template; the first is the one that is merged.
/// - `--- takes NAME`: the front matter of a template, as ``DataReader`` reads it.
/// - `--- data`: as ``DataReader`` reads them.
/// - `--- html NAME`: HTML handed to a layout.
/// - `--- settings`: lines `language: en-GB`, `output: html`, `draft: yes`, `show: bindings reads lines`,
///   `calendar: weekdays`, lower limits such as `limit steps: 100`, and `rehearse: yes` for what comes of every branch
///   with the data as a specimen.
/// - `--- result`, the last: the text, values in double brackets, and the diagnostics as the terminal shows them.
struct MergeCase: CustomStringConvertible {
  let path: String
  private var sections: [(title: String, text: String)] = []
  private var settings: [String: String] = [:]

  static func all(in folder: String) -> [MergeCase] {
    let files = FileManager.default.enumerator(at: testsFolder.appending(path: folder), includingPropertiesForKeys: nil)
    let names = (files?.allObjects ?? []).compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".case") }
    return names.sorted().map { MergeCase(path: String($0.dropFirst(testsFolder.path.count + 1))) }
  }

  init(path: String) {
    self.path = path
    let text = (try? String(contentsOf: testsFolder.appending(path: path), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- "), sections.last?.title != "result" {
        sections.append((String(line.dropFirst(4)), ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].text += line + "\n"
      }
    }
    // A section ends before the line that begins the next; the file ends in a line end.
    for index in sections.indices where index == sections.count - 1 && sections[index].text.hasSuffix("\n") {
      sections[index].text.removeLast()
    }
    for line in section("settings").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { settings[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
  }

  var description: String { path }

  private func section(_ title: String) -> String { sections.first { $0.title == title }?.text ?? "" }

  var expected: String { section("result") }

  /// The file with `result` in place of what it expects.
  func recorded(_ result: String) -> String {
    sections.filter { $0.title != "result" }.map { "--- \($0.title)\n\($0.text)" }.joined() + "--- result\n" + result
  }

  func run() throws -> String {
    let templates = sections.filter { $0.title.hasPrefix("template ") }
      .map { (name: String($0.title.dropFirst("template ".count)), text: $0.text) }
    guard let main = templates.first else { throw UnreadableCase("\(path): no template") }
    let sources = Dictionary(
      templates.map { ($0.name, Source(name: $0.name, text: withCodePoints($0.text))) }
    ) { first, _ in first }
    let takes = try Dictionary(
      sections.filter { $0.title.hasPrefix("takes ") }
        .map { section in
          let name = String(section.title.dropFirst("takes ".count))
          return (name, try DataReader.read(Source(name: "front matter of \(name)", text: section.text)))
        }
    ) { first, _ in first }
    let library = Library(known: { Array(sources.keys) }, jinja: jinja, limits: limits) { name in
      sources[name].map { TemplateText($0, frontMatter: takes[name]) }
    }
    let loading = library.template(main.name)
    guard let template = loading.template else { return show(loading.diagnostics) }
    let data = try DataReader.read(Source(name: "data", text: section("data")))
    let html = sections.filter { $0.title.hasPrefix("html ") }
      .map { (String($0.title.dropFirst("html ".count)), $0.text.trimmingCharacters(in: .newlines)) }
    let output: Output = ["html": .html, "text": .text][settings["output"] ?? ""] ?? .markdown
    guard let today = Day("2026-02-16") else { throw UnreadableCase("no day") }
    if settings["rehearse"] == "yes" {
      let runs = library.rehearse(
        template, with: data, html: Dictionary(html) { first, _ in first }, output: output,
        settings: Settings(language: settings["language"] ?? "en-GB", today: today))
      let texts = runs.enumerated().map { "--- run \($0 + 1)\n\($1.merged.map(text) ?? "")" }.joined()
      let findings = runs.flatMap(\.diagnostics).inReadingOrder()
      return texts + (findings.isEmpty ? "" : "--- diagnostics\n" + show(findings))
    }
    let merging = library.merge(
      template, with: data, html: Dictionary(html) { first, _ in first }, output: output,
      settings: Settings(
        language: settings["language"] ?? "en-GB", today: today, draft: settings["draft"] == "yes",
        areDataForTemplate: settings["data"] == "for the template",
        workingDay: settings["calendar"] == "weekdays" ? weekday : nil))
    return show(merging)
  }

  private var jinja: Jinja? {
    guard let words = settings["jinja"]?.split(separator: " ") else { return nil }
    return Jinja(
      trimsBlocks: words.contains("trim"), lstripsBlocks: words.contains("lstrip"),
      keepsTrailingNewline: words.contains("keep"), escapesHTML: words.contains("escape"))
  }

  private var limits: Limits {
    var limits = Limits()
    for choice in Limits.choices {
      if let limit = settings["limit \(choice.name)"].flatMap({ Int($0) }) { limits[keyPath: choice.path] = limit }
    }
    return limits
  }

  private func show(_ merging: Merging) -> String {
    let shown = Set((settings["show"] ?? "").split(separator: " ").map(String.init))
    var result = merging.merged.map(text) ?? ""
    if !merging.diagnostics.isEmpty {
      result += (result.isEmpty ? "" : "--- diagnostics\n") + show(loading: merging.diagnostics)
    }
    if shown.contains("bindings"), let merged = merging.merged {
      result += "--- bindings\n"
      for binding in merged.bindings {
        let origin = binding.origin.spans.map(\.description).joined(separator: ", ")
        result +=
          "\(binding.span) \(binding.path ?? "-") \(binding.origin.span == nil && !origin.isEmpty ? "computed from " : "")\(origin)\n"
      }
    }
    if shown.contains("lines"), let merged = merging.merged {
      result += "--- lines\n" + merged.lines.map { "\($0.description) \($0.text)\n" }.joined()
    }
    if shown.contains("reads") {
      let reads = merging.reads()
      result += "--- reads\ntemplates: \(reads.templates.joined(separator: " "))\n"
      if !reads.absentTemplates.isEmpty { result += "not there: \(reads.absentTemplates.joined(separator: " "))\n" }
      for path in reads.data {
        result += "\(path.path): \(path.origins.map { "\($0.position)" }.joined(separator: " "))\n"
      }
      if !reads.absentKeys.isEmpty { result += "absent: \(reads.absentKeys.joined(separator: " "))\n" }
      if reads.clock { result += "the clock\n" }
    }
    return result
  }

  private func show(_ diagnostics: [Diagnostic]) -> String { show(loading: diagnostics) }

  private func show(loading diagnostics: [Diagnostic]) -> String {
    diagnostics.map { $0.terminalText(colour: false) + "\n" }.joined(separator: "\n")
  }

  /// The merged text, each value in double brackets.
  private func text(_ merged: Merged) -> String {
    var text = ""
    for scalar in merged.text.unicodeScalars {
      guard let index = Placeholder.index(of: scalar) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      switch merged.bindings[index].content {
      case .text(let value): text += "⟦\(value)⟧"
      case .markdown(let value): text += "⟦markdown: \(value)⟧"
      case .inlineMarkdown(let value): text += "⟦inline: \(value)⟧"
      case .gap(let path): text += "⟦missing: \(path)⟧"
      }
    }
    return text
  }
}

/// The nth day after another that is neither Saturday nor Sunday.
func weekday(_ day: Day, _ count: Int) throws(ArithmeticError) -> Day {
  var (day, left) = (day, count.magnitude)
  while left > 0 {
    day = try day.adding(days: count.signum())
    if ![.saturday, .sunday].contains(day.weekday) { left -= 1 }
  }
  return day
}
