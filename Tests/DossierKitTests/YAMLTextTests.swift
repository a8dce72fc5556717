import Diagnostics
import DossierKit
import Foundation
import TestSupport
import Testing

/// Data to YAML, and back.
@Suite struct YAMLTextTests {
  /// A line of `texts.txt` each, `\u{…}` standing for a code point.
  @Test func quotesWhatCouldBeReadOtherwise() throws {
    let file = testsFolder.appending(path: "DossierKitTests/Cases/Writing/texts.txt")
    let texts = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(withCodePoints)
    #expect(texts.count > 80)
    let written = yamlText(of: Datum(.list(texts.map { Datum(.text($0)) })))
    let expected = try RecordedText.expected("DossierKitTests/Cases/Writing/texts.yaml", recording: written)
    #expect(expected == written)
    for text in texts { expectSame(text) }
  }

  /// Data in the form in which they are written come back byte for byte: quoted as they were, words as words.
  @Test func writesBlocks() throws {
    let file = testsFolder.appending(path: "DossierKitTests/Cases/Writing/data.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let (datum, diagnostics) = readYAML(Source(name: "data.yaml", text: text))
    #expect(diagnostics.isEmpty)
    #expect(yamlText(of: try #require(datum)) == text)
  }

  @Test(arguments: 0..<40) func comesBackAsItWas(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<250 { expectSame(randomText(&generator)) }
  }

  @Test(arguments: 0..<40) func comesBackWholeAsItWas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let datum = randomDatum(&generator, depth: 0)
      let written = yamlText(of: datum)
      let (read, diagnostics) = readYAML(Source(name: "data.yaml", text: written))
      #expect(diagnostics.isEmpty, "\(written)")
      let again = try #require(read, "\(written)")
      #expect(shape(of: again) == shape(of: datum), "\(written)")
    }
  }

  /// A key that is withheld is not written, and what no text may hold is written so that reading complains of it.
  @Test func hidesNothingAndTellsNothing() throws {
    let datum = Datum(.map(["a": Datum(.text("b\u{7}")), "secret": Datum(.withheld)]))
    let written = yamlText(of: datum)
    #expect(written == "a: \"b\\u0007\"\n")
    #expect(readYAML(Source(name: "data.yaml", text: written)).diagnostics.map(\.id) == ["control-character"])
    #expect(yamlText(of: Datum(.list([Datum(.map(["secret": Datum(.withheld)]))]))) == "- {}\n")
  }

  /// As an item, as the value of a key at any depth, as a key where it is one line, and alone.
  private func expectSame(_ text: String) {
    for indent in [2, 10] {
      let margin = String(repeating: " ", count: indent - 2)
      let written = "\(margin)key: \(yamlScalar(of: text, indent: indent))\n\(margin)next: x\n"
      expect(text, in: written) { $0["key"]?.text }
      let item = "\(margin)- \(yamlScalar(of: text, indent: indent))\n\(margin)- next\n"
      expect(text, in: item) { $0.list?.first?.text }
    }
    expect(text, in: yamlText(of: Datum(.text(text)))) { $0.text }
    guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "\n")) else { return }
    let key = text.precomposedStringWithCanonicalMapping
    expect(key, in: yamlText(of: Datum(.map([text: Datum(.text("x"))])))) { $0.map?.keys.first }
  }

  private func expect(_ text: String, in written: String, _ find: (Datum) -> String?) {
    let (datum, diagnostics) = readYAML(Source(name: "data.yaml", text: written))
    // What no text may hold is complained of, once, and is there all the same.
    #expect(diagnostics.allSatisfy { $0.id == "control-character" }, "\(written)")
    let isClean = readText(name: "text", bytes: Array(text.utf8)).diagnostics.isEmpty && !text.utf8.contains(0x0D)
    #expect(diagnostics.isEmpty == isClean, "\(written)")
    #expect(datum.flatMap(find).map { Array($0.utf8) } == Array(text.utf8), "\(written)")
  }

  private func randomText(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      " ", "  ", "\n", "\n\n", "\t", ":", ": ", " #", "#", "-", "- ", "?", "!", "&", "*", "{", "}", "[", "]", ",", "\"",
      "'", "\\", "|", ">", "%", "@", "`", "~", "---", "...", "a", "no", "12", "30", "+", ".", "e", "Ω", "ά", "a\u{301}",
      "\u{301}", "ש", "\u{200C}", "\u{200F}", "\u{A0}", "日", "🙂", "\u{E000}", "\u{F0000}", "\u{FFFD}", "<<", "=",
      "a rather long word that is none", "supercalifragilistic",
    ]
    let count = Int.random(in: 0...(Bool.random(using: &generator) ? 4 : 30), using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private func randomDatum(_ generator: inout SeededGenerator, depth: Int) -> Datum {
    switch Int.random(in: 0...(depth < 4 ? 5 : 3), using: &generator) {
    case 0 where depth > 0: return Datum(.none)
    case 4:
      return Datum(
        .list((0..<Int.random(in: 0...4, using: &generator)).map { _ in randomDatum(&generator, depth: depth + 1) }))
    case 5:
      var map = DatumMap()
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let key = randomText(&generator).replacing("\n", with: "").precomposedStringWithCanonicalMapping
        if !key.isEmpty { map[key] = randomDatum(&generator, depth: depth + 1) }
      }
      return Datum(.map(map))
    default: return Datum(.text(randomText(&generator)))
    }
  }

  /// The data without their places, and without telling words from texts.
  private func shape(of datum: Datum) -> String {
    switch datum.content {
    case .list(let items): "[\(items.map(shape).joined(separator: ","))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key.debugDescription):\(shape(of: $0.value))" }.joined(separator: ","))}"
    case .none: "nothing"
    default: datum.text.map { Array($0.utf8).description } ?? datum.kind
    }
  }
}
