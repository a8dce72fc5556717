import Diagnostics
import DossierKit
import Foundation
import TestSupport
import Testing

/// Bytes to data. A case is a file under `Cases/Reading`, or bytes below that no editor would keep; beside it
/// stands what was read — spans, keys, kinds, texts — and the diagnostics as the terminal shows them.
@Suite struct ReadingTests {
  @Test(arguments: ReadingCase.all)
  func readsAsRecorded(_ reading: ReadingCase) throws {
    let actual = try reading.outcome()
    let expected = try RecordedText.expected("DossierKitTests/Cases/Reading/\(reading.name).txt", recording: actual)
    #expect(expected == actual)
  }

  @Test func noCaseIsForgotten() throws {
    let recorded = try ReadingCase.files(ending: [".txt"]).map { String($0.dropLast(4)) }
    #expect(Set(recorded) == Set(ReadingCase.all.map(\.name)))
  }

  @Test func refusesFilesThatAreTooLarge() throws {
    let (source, diagnostics) = readText(name: "a.yaml", bytes: [UInt8](repeating: 0x61, count: largestText + 1))
    #expect(source == nil)
    #expect(diagnostics.map(\.id) == ["file-too-large"])
    #expect(readText(name: "a.yaml", bytes: [UInt8](repeating: 0x61, count: largestText)).source != nil)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "{a: [", "[{"])
  func capsNesting(_ opening: String) {
    let (datum, diagnostics) = readYAML(Source(name: "a.yaml", text: String(repeating: opening, count: 100_000)))
    #expect(datum == nil)
    #expect(diagnostics.map(\.id) == ["too-deep"])
  }

  @Test(arguments: [
    ("true", "true"), ("false", "false"), ("null", "nothing"), ("", "nothing"), ("12", "number 12"),
    ("-0.50", "number -0.50"), ("0", "number 0"), ("2026-02-16", "day 2026-02-16"),
    ("True", "text"), ("yes", "text"), ("NO", "text"), ("~", "text"), ("007", "text"), ("-012", "text"),
    ("+30", "text"), ("1e3", "text"), ("1.", "text"), ("--", "text"), (".5", "text"), ("12:30", "text"),
    ("2026-02-30", "text"), ("1234567890123456789012345678901234567", "text"), ("\"12\"", "text"), ("'true'", "text"),
  ])
  func guessesKindsOfDataWithoutDeclarations(_ written: String, _ kind: String) throws {
    let read = try #require(readYAML(Source(name: "a.yaml", text: "- - key: \(written)"), guessing: true).datum)
    let value = try #require(read.list?.first?.list?.first?["key"])
    #expect(value.span != nil)
    switch value.content {
    case .bool(let bool): #expect(kind == "\(bool)")
    case .none: #expect(kind == "nothing")
    case .number(let number): #expect(kind == "number \(number)")
    case .day(let day): #expect(kind == "day \(day)")
    case .text(let text): #expect(kind == "text" && text == written.filter { $0 != "\"" && $0 != "'" })
    default: Issue.record("\(value.kind)")
    }
  }

  @Test func takesNestingUpToTheCap() {
    for (depth, ids) in [(100, []), (101, ["too-deep"])] {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(readYAML(Source(name: "a.yaml", text: text)).diagnostics.map(\.id) == ids)
      #expect(readJSON(Source(name: "a.json", text: text)).diagnostics.map(\.id) == ids)
    }
  }

  @Test func doesNotExpandAliases() {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (of, name) in zip(names, names.dropFirst()) {
      text += "\(name): &\(name) [" + Array(repeating: "*\(of)", count: 9).joined(separator: ", ") + "]\n"
    }
    let (datum, diagnostics) = readYAML(Source(name: "a.yaml", text: text))
    #expect(datum == nil)
    #expect(diagnostics.map(\.id) == Array(repeating: "yaml-alias", count: 7 + 6 * 9))
  }

  @Test func endsAFloodOfMistakes() {
    let text = String(repeating: "a: 1\n", count: 100_000)
    let (datum, diagnostics) = readYAML(Source(name: "a.yaml", text: text))
    #expect(datum?.map?.keys == ["a"])
    #expect(diagnostics.count == 100)
    #expect(diagnostics.last?.notes.last?.message == "99899 further mistakes of this file are not shown")
  }

  @Test func readsLongFlatFiles() {
    let items = Source(name: "a.yaml", text: String(repeating: "- é\n", count: 100_000))
    #expect(readYAML(items).datum?.list?.count == 100_000)
    let keys = Source(name: "a.yaml", text: (0..<20_000).map { "k\($0): {a: [b]}\n" }.joined())
    #expect(readYAML(keys).datum?.map?.entries.count == 20_000)
  }

  /// Whatever stands in a file: an answer, spans within the file, and words that are what their spans hold.
  @Test(arguments: ReadingCase.all)
  func survivesMutations(_ reading: ReadingCase) throws {
    var random = SeededGenerator(seed: 7)
    let original = try reading.bytes()
    for _ in 0..<60 {
      let bytes = mutated(original, with: &random)
      let (source, found) = readText(name: "a", bytes: bytes)
      guard let source else {
        #expect(found.hasErrors)
        continue
      }
      let (frontMatter, bodyStart, reported) = splitFrontMatter(source)
      #expect((0...source.bytes.count).contains(bodyStart))
      #expect(frontMatter != nil || reported.hasErrors || bodyStart == (bytes.starts(with: bom) ? bom.count : 0))
      for read in [readYAML(source), readJSON(source)] { #expect(read.datum != nil || read.diagnostics.hasErrors) }
      for (datum, diagnostics) in [readYAML(source), readJSON(source), (frontMatter, reported)] {
        for span in diagnostics.flatMap({ [$0.span] + $0.notes.map(\.span) }) {
          if let span { expectInside(span, source) }
        }
        if let datum { expectSound(datum, source) }
      }
    }
  }

  private let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  private func mutated(_ bytes: [UInt8], with random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "[", "]", "{", "}", ": ", ", ", "- ", "\t", "\n", "\r\n", "\"", "'", "#", "&a ", "*a", "!", "|\n", ">\n", "? ",
      "%", "@", "---\n", "...\n", "é", "👧", "\u{2028}", "\u{85}", "\0", "\\", "\\u", "<<: ", " ", "\n  ",
    ]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
      let piece = pieces.randomElement(using: &random) ?? ""
      bytes.replaceSubrange(place..<end, with: Bool.random(using: &random) ? Array(piece.utf8) : [])
    }
    return bytes
  }

  private func expectInside(_ span: Span, _ source: Source) {
    #expect(span.start >= 0 && span.start <= span.end && span.end <= source.bytes.count)
  }

  private func expectSound(_ datum: Datum, _ source: Source) {
    guard let span = datum.span else {
      Issue.record("a datum without a place")
      return
    }
    expectInside(span, source)
    switch datum.content {
    case .word(let word):
      #expect(!word.isEmpty)
      // Words over several lines are folded; characters that no text may hold are reported and replaced.
      if !span.text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }), !word.contains("_"),
        !span.text.hasPrefix("*"), !span.text.hasPrefix("&"), !span.text.hasPrefix("!")
      {
        #expect(word == span.text)
      }
    case .list(let items):
      for item in items {
        expectSound(item, source)
        if let inner = item.span { #expect(span.start <= inner.start && inner.end <= span.end) }
      }
    case .map(let map):
      for entry in map.entries {
        #expect(!entry.key.isEmpty)
        expectSound(entry.value, source)
        if let inner = entry.value.span { #expect(span.start <= inner.start && inner.end <= span.end) }
      }
    default: break
    }
  }
}

/// A file to read.
struct ReadingCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// Bytes that no editor would keep; nil where the case is a file.
  var given: [UInt8]?

  var testDescription: String { name }

  static let all: [ReadingCase] = {
    let kept = (try? files(ending: [".yaml", ".json", ".md"])) ?? []
    return kept.sorted().map { ReadingCase(name: $0) } + unkept.map { ReadingCase(name: $0.key, given: $0.value) }
  }()

  private static let unkept: KeyValuePairs<String, [UInt8]> = [
    "empty.yaml": [],
    "byte-order-mark.yaml": [0xEF, 0xBB, 0xBF] + "title: Website\ntitle: again\n".utf8,
    "byte-order-mark.md": [0xEF, 0xBB, 0xBF] + "---\ntitle: Website\n---\nText\n".utf8,
    "byte-order-mark-inside.yaml": Array("title: Web\u{FEFF}site\n".utf8),
    "utf-16.yaml": [0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00],
    "latin-1.yaml": Array("title: Website\nname: caf".utf8) + [0xE9, 0x0A],
    "cut-letter.yaml": Array("title: caf".utf8) + [0xC3],
    "surrogate.yaml": Array("title: ".utf8) + [0xED, 0xA0, 0x80, 0x0A],
    "line-ends-of-windows.yaml": Array(
      "title: Web\r\ntask: |\r\n  one\r\n  two\r\nquoted: \"a\r\n  b\"\r\nlast: c: d\r\n".utf8),
    "line-ends-of-windows-fine.yaml": Array("title: Web\r\ntask: |\r\n  one\r\n  two\r\nwords: a\r\n  b\r\n".utf8),
    "line-ends-of-windows.md": Array("---\r\ntitle: Web\r\n---\r\nText\r\n".utf8),
    "line-ends-of-old.yaml": Array("title: Web\rlead: maria\rtitle: again\r".utf8),
    "line-ends-of-unicode.yaml": Array("title: Web\u{85}lead: maria\u{2028}task: a\u{2029}title: again\n".utf8),
    "control-characters.yaml": Array("title: a\u{0}b\u{7}\nlead: \u{7F}maria\u{9B}\nlead: \u{FFFF} \u{1FFFE}\n".utf8),
    "control-characters-escaped.yaml": Array(#"a: "\0"\#nb: "x\ry"\#nc: "\e[31m"\#nd: "\L"\#ne: "\t\n fine"\#n"#.utf8),
  ]

  static func files(ending endings: [String]) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { file in endings.contains { file.hasSuffix($0) } }
  }

  private static let folder = testsFolder.appending(path: "DossierKitTests/Cases/Reading")

  func bytes() throws -> [UInt8] {
    try given ?? Array(Data(contentsOf: Self.folder.appending(path: name)))
  }

  /// What is read, an entry or item a line, then the diagnostics.
  func outcome() throws -> String {
    let (source, found) = readText(name: name, bytes: try bytes())
    var lines: [String] = []
    var diagnostics = found
    if let source {
      let datum: Datum?
      switch (name as NSString).pathExtension {
      case "json": (datum, diagnostics) = adding(readJSON(source), to: found)
      case "md":
        let (frontMatter, bodyStart, reported) = splitFrontMatter(source)
        (datum, diagnostics) = (frontMatter, found + reported)
        lines.append("body at \(source.position(of: bodyStart))")
      default: (datum, diagnostics) = adding(readYAML(source), to: found)
      }
      lines += datum.map { outline($0, lead: "") } ?? ["no data"]
    } else {
      lines.append("no text")
    }
    lines += diagnostics.inReadingOrder().map { "\n" + $0.terminalText(colour: false) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func adding(
    _ read: (datum: Datum?, diagnostics: [Diagnostic]), to found: [Diagnostic]
  ) -> (Datum?, [Diagnostic]) {
    (read.datum, found + read.diagnostics)
  }

  private func outline(_ datum: Datum, lead: String) -> [String] {
    let place = datum.span.map(range) ?? "nowhere"
    switch datum.content {
    case .none: return ["\(lead)nothing \(place)"]
    case .word(let word): return ["\(lead)word \(place) \(word.debugDescription)"]
    case .text(let text): return ["\(lead)text \(place) \(text.debugDescription)"]
    case .number(let number): return ["\(lead)number \(place) \(number)"]
    case .bool(let bool): return ["\(lead)\(bool) \(place)"]
    case .day(let day): return ["\(lead)day \(place) \(day)"]
    case .list(let items):
      return ["\(lead)list \(place)"] + items.flatMap { outline($0, lead: lead + "  ") }
    case .map(let map):
      return ["\(lead)map \(place)"]
        + map.entries.flatMap { entry in
          ["\(lead)  \(entry.key.debugDescription) \(entry.keySpan.map(range) ?? "nowhere")"]
            + outline(entry.value, lead: lead + "    ")
        }
    default: return ["\(lead)\(datum.kind) \(place)"]
    }
  }

  private func range(_ span: Span) -> String {
    "\(span.position)–\(span.source.position(of: span.end))"
  }
}
