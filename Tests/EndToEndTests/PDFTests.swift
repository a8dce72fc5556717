import Diagnostics
import DossierKit
import Foundation
import TestSupport
import Testing

@testable import dossier

/// PDFs of the sample's documents, by the programs that are installed here. Where neither is, there is nothing to try:
/// `make test` installs WeasyPrint.
@Suite struct PDFTests {
  static let programs = PrintProgram.allCases.filter { PDFProgram($0) != nil }

  /// Every word of the page is in the PDF, as often, and the PDF adds nothing but what stands around a page.
  @Test(
    .enabled(if: !programs.isEmpty, "neither WeasyPrint nor Chromium is installed"),
    arguments: programs, ["harbor-pine contract --paper a4", "rodi-pyxida proposal --paper letter --draft"])
  func saysWhatThePageSays(_ program: PrintProgram, _ document: String) throws {
    let workspace = try TemporaryWorkspace(isSample: true)
    defer { workspace.remove() }
    let name = document.split(separator: "--paper")[0]
    let draft = document.contains("--draft") ? " --draft" : ""
    _ = try workspace.run("dossier hand \(name)\(draft) --to out --quiet && mv out/*.html page.html")
    _ = try workspace.run("dossier pdf \(document) --with \(program) --to page.pdf --quiet")
    let page = HTMLPage(try workspace.contents(of: "page.html"))
    _ = try workspace.run(
      "pdftotext -raw page.pdf page.txt && pdfinfo page.pdf > info.txt && pdffonts page.pdf > fonts.txt")
    let text = try workspace.contents(of: "page.txt")
    let info = try workspace.contents(of: "info.txt")

    let main = try #require(page.elements.first { $0.name == "main" })
    var surplus = counts(of: text)
    let unprinted = unprinted(of: page).reduce(into: [:]) { $0.merge(counts(of: $1), uniquingKeysWith: +) }
    for (word, all) in counts(of: main.text) {
      let count = all - unprinted[word, default: 0]
      #expect(surplus[word, default: 0] >= count, "\(word)")
      surplus[word, default: 0] -= count
    }
    // Around every sheet: the title, its number. Besides: whose it is, and the heads of tables that go on.
    let html = try #require(page.elements.first { $0.name == "html" })
    let (pageWord, ofWord) = (try #require(html["data-page"]), try #require(html["data-of"]))
    let running = [html["data-draft"], html["data-running"]].compactMap { $0 }.joined(separator: " · ")
    let sheets = text.split(separator: "\u{C}")
    for (index, sheet) in sheets.enumerated() {
      #expect(flat(sheet).contains("\(pageWord) \(index + 1) \(ofWord) \(sheets.count)"))
      #expect(flat(sheet).contains(flat(running)))
    }
    let frame = page.elements.filter { ["header", "footer", "thead"].contains($0.name) }.map(\.text)
    let around = (frame + [running, pageWord, ofWord]).reduce(into: Set<String>()) { $0.formUnion(counts(of: $1).keys) }
    for (word, count) in surplus where count > 0 && !word.allSatisfy(\.isNumber) {
      #expect(around.contains(word), "\(word) is not in the page")
    }

    let title = try #require(page.elements.first { $0.name == "title" }).text
    #expect(info.contains(title))
    #expect(info.contains(/Tagged: +yes/))
    #expect(info.contains(document.contains("letter") ? "(letter)" : "(A4)"))
    // The third column from the right of every font is whether it is embedded.
    for line in try workspace.contents(of: "fonts.txt").split(separator: "\n").dropFirst(2) {
      #expect(line.split(separator: " ").dropLast(4).last == "yes", "\(line)")
    }
  }

  /// The paragraphs below the buttons of an answer: they speak of clicking.
  private func unprinted(of page: HTMLPage) -> [String] {
    page.elements.indices.filter { page.elements[$0]["class"] == "answer" }.flatMap { index in
      let depth = page.elements[index].ancestors.count
      return page.elements[(index + 1)...].prefix { $0.ancestors.count > depth }.filter { $0.name == "p" }.map(\.text)
    }
  }

  /// The words of a text, by how often they stand in it; what a line end may part is parted.
  private func counts(of text: String) -> [String: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    return words.reduce(into: [:]) { $0[String($1), default: 0] += 1 }
  }

  private func flat(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func saysWhatToInstall() {
    let both = PDFProgram.missing(nil)
    #expect(both.message.hasPrefix("neither WeasyPrint nor Chromium is installed"))
    #expect(both.help?.contains("`apt install weasyprint` or `apt install chromium`") == true)
    #expect(PDFProgram.missing(.chromium).help?.contains("weasyprint") == false)
  }
}

@Suite struct ProgramRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ script: String, limit: Double = 60) throws -> ProgramRun {
    try ProgramRun(
      URL(filePath: "/bin/sh"), ["-c", script], environment: ["COLOUR": "green"], in: URL(filePath: folder.path),
      limit: limit)
  }

  @Test func saysHowItEnded() throws {
    #expect(try run("exit 0").end == .status(0))
    #expect(try run("exit 7").end == .status(7))
    #expect(try run("kill -9 $$").end == .signal(9))
  }

  @Test func keepsWhatWasPrinted() throws {
    #expect(try run("echo $COLOUR; echo no >&2; cat").output == "green\nno\n")
    #expect(try run("pwd -P; true").output.hasSuffix("\(URL(filePath: folder.path).lastPathComponent)\n"))
    #expect(try run("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done").output.utf8.count == 220_000)
  }

  /// Neither the program nor what it started outlives its time.
  @Test func endsAtItsLimit() throws {
    let run = try run("tail -f /dev/null & echo $!; tail -f /dev/null", limit: 0.5)
    #expect(run.end == .late)
    let child = try #require(Int32(run.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    // It is gone, or nobody has asked yet how it ended.
    let state = try self.run("ps -o stat= -p \(child)").output
    #expect(state.isEmpty || state.hasPrefix("Z"), "\(state)")
  }

  @Test func throwsWhatCannotBeStarted() {
    #expect(throws: (any Error).self) {
      try ProgramRun(URL(filePath: folder.at("none")), [], environment: [:], in: URL(filePath: folder.path), limit: 1)
    }
  }
}
