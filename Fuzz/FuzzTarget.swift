import Diagnostics
import DossierKit
import Foundation
import Markdown
import Templating
import Values

/// One input of the fuzzer: what it is to be read as, a template, and a text for its data.
///
/// The first byte chooses the way, a NUL ends the template, and what follows it is what the data say. No input may
/// crash, and none may take longer than the limits let it.
struct FuzzInput {
  private let way: Way
  private let template: [UInt8]
  private let text: String

  /// What becomes of a template: as Jinja2 would, a document with its bindings, a layout, a rehearsal without
  /// data; or its text is Markdown, a paper with all passes and rules, or the older version of one.
  private enum Way: UInt8, CaseIterable { case jinja, document, layout, rehearsal, markdown, paper, redline }

  init(_ bytes: some Collection<UInt8>) {
    way = Way.allCases[Int(bytes.first ?? 0) % Way.allCases.count]
    let rest = bytes.dropFirst()
    let end = rest.firstIndex(of: 0) ?? rest.endIndex
    template = Array(rest[..<end])
    text = String(decoding: rest[end...].dropFirst(), as: UTF8.self)
  }

  func run() {
    let source = Source(name: "fuzz.md", bytes: Array(String(decoding: template, as: UTF8.self).utf8))
    switch way {
    case .markdown: _ = renderHTML(parse(markdown: source).document)
    case .paper: _ = check(file: paper(source.bytes), shipped: Self.shipped)
    case .redline:
      let (found, _) = compare(paper(source.bytes), with: paper(Array(text.utf8)), shipped: Self.shipped)
      _ = found.map { json(of: $0.redline) }
    case .jinja, .document, .layout, .rehearsal: merge(source)
    }
  }

  /// A text as a numbered paper.
  private func paper(_ text: [UInt8]) -> (name: String, bytes: [UInt8]) {
    ("fuzz.md", Array("---\nnumbering: us\nlang: en\n---\n".utf8) + text)
  }

  /// What papers need of what comes with the tool.
  private static let shipped =
    readShipped(share: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path).workspace

  private func merge(_ source: Source) {
    let library = Library(jinja: way == .jinja ? Jinja() : nil, limits: Self.limits) { name in
      name == "self" ? TemplateText(source) : nil
    }
    let loading = library.template(of: TemplateText(source))
    guard let template = loading.template, let today = Day("2026-02-16") else { return }
    let output: Templating.Output = way == .jinja ? .text : way == .layout ? .html : .markdown
    let settings = Settings(language: "en", today: today, draft: text.utf8.count % 2 == 1)
    if way == .rehearsal {
      _ = library.rehearse(template, with: data, output: output, settings: settings)
      return
    }
    let merging = library.merge(template, with: data, output: output, settings: settings)
    guard output == .markdown, let merged = merging.merged else { return }
    _ = renderHTML(parse(merged).document)
  }

  /// A value of each kind, with the input's text wherever there is one.
  private var data: Datum {
    let currency = Currency("EUR")
    let item = Datum(.map(["name": Datum(.text(text), audience: .client), "n": Datum(.bool(true), audience: .client)]))
    var map: DatumMap = [
      "x": Datum(.text(text), audience: .client),
      "list": Datum(.list([item, item, Datum(.text(text), audience: .client)]), audience: .client),
      "map": item,
      "none": Datum(.none, audience: .client),
      "secret": Datum(.text(text), audience: .private),
    ]
    if let number = Number("12.50") { map["n"] = Datum(.number(number), audience: .client) }
    if let currency { map["price"] = Datum(.money(Money(minorUnits: 120_050, currency)), audience: .client) }
    if let day = Day("2026-02-28") { map["day"] = Datum(.day(day), audience: .client) }
    if let length = Length("3wd") { map["takes"] = Datum(.length(length), audience: .client) }
    return Datum(.map(map), audience: .client)
  }

  /// Small, so that many inputs are tried.
  private static var limits: Limits {
    var limits = Limits()
    limits.steps = 20_000
    limits.output = 1 << 20
    limits.text = 1 << 18
    limits.range = 10_000
    return limits
  }
}

#if FUZZING
  /// What libFuzzer calls with each input.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    FuzzInput(UnsafeBufferPointer(start: start, count: count)).run()
    return 0
  }
#endif
