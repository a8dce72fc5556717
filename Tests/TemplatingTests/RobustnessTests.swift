import Diagnostics
@testable import Templating
import TestSupport
import Testing
import Values

/// No template crashes the engine, hangs it or exhausts the machine.
@Suite struct RobustnessTests {
  private static let many = 100_000

  private static func times(_ text: String) -> String { String(repeating: text, count: many) }

  /// Does something with a text of megabytes in every turn of a loop.
  private static func again(_ expression: String) -> String {
    "{% set ns = namespace(s='ab', l=[1]) %}"
      + "{% for x in range(20) %}{% set ns.s = ns.s ~ ns.s %}{% set ns.l = ns.l + ns.l %}{% endfor %}"
      + "{% for i in range(900000) %}{% if \(expression) %}{% endif %}{% endfor %}"
  }

  private static let hostile: [(name: String, template: String)] = [
    ("sum", "{{ 1" + times(" + 1") + " }}"),
    ("join", "{{ 1" + times(" ~ 1") + " }}"),
    ("filters", "{{ 'a'" + times("|upper") + " }}"),
    ("attributes", "{{ x" + times(".a") + " }}"),
    ("items", "{{ x" + times("[0]") + " }}"),
    ("tests", "{{ x" + times(" is defined") + " }}"),
    ("comparisons", "{{ (1" + times(" <= 1") + ")|yesno }}"),
    ("or", "{{ (0" + times(" or 0") + ") }}"),
    ("not", "{{ (" + times("not ") + "true)|yesno }}"),
    ("elif", "{% if false %}" + times("{% elif false %}x") + "{% endif %}"),
    ("brackets", "{{ " + times("(") + "1" + times(")") + " }}"),
    ("lists", "{{ " + times("[") + times("]") + " }}"),
    ("signs", "{{ " + times("-") + "1 }}"),
    ("inline if", "{{ 1" + times(" if true else 1") + " }}"),
    ("inline if without else", "{{ 1" + times(" if true") + " }}"),
    (
      "tower of cyclers",
      "{% set ns = namespace(c=1) %}{% for x in range(500000) %}{% set ns.c = cycler(ns.c) %}{% endfor %}"
    ),
    (
      "tower of cyclers' methods",
      "{% set ns = namespace(c=1) %}{% for x in range(500000) %}{% set ns.c = cycler(ns.c).next %}{% endfor %}"
    ),
    (
      "tower of joiners",
      "{% set ns = namespace(c=1) %}{% for x in range(500000) %}{% set ns.c = joiner(ns.c) %}{% endfor %}"
    ),
    (
      "tower of loops",
      "{% set ns = namespace(l=1) %}{% for x in range(300000) %}{% with l = ns.l %}{% for y in [1] %}{% set ns.l = loop %}{% endfor %}{% endwith %}{% endfor %}"
    ),
    ("ifs", times("{% if true %}") + times("{% endif %}")),
    ("open ifs", times("{% if true %}")),
    ("ends", times("{% endif %}")),
    ("open tags", times("{{")),
    ("open strings", times("{{ \"")),
    ("comments", times("{#")),
    ("raws", times("{% raw %}")),
    ("unknown", times("{% nosuch %}")),
    ("prints", times("{{ 1 }}")),
    ("sets", (0..<10_000).map { "{% set v\($0) = 1 %}{{ v\($0) }}" }.joined()),
    ("arguments", "{{ dict(" + (0..<many).map { "a\($0)=1" }.joined(separator: ",") + ")|length }}"),
    ("parameters", "{% macro m(" + (0..<many).map { "a\($0)=1" }.joined(separator: ",") + ") %}{% endmacro %}"),
    ("blocks", (0..<many / 10).map { "{% block b\($0) %}{% endblock %}" }.joined()),
    ("wide literals", "{% for x in range(1000000) %}{% set y = [" + times("1,") + "] %}{% endfor %}"),
    ("wide conditions", "{% for x in range(1000000) %}{% if 0" + times(" or 0") + " %}{% endif %}{% endfor %}"),
    ("mistakes in every turn", "{% for x in range(1000000) %}{{ x|first }}{% endfor %}"),
    ("distinct numbers", "{{ range(1000000)|unique|list|length }}"),
    ("huge range", "{% for x in range(10**9) %}{% endfor %}"),
    ("ranges", "{% for x in range(1000000) %}{% for y in range(1000000) %}{% endfor %}{% endfor %}"),
    ("endless macro", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"),
    (
      "deep macro",
      "{% macro f() %}{% for x in [1] %}{% if true %}{% with %}{{ [[['a' ~ f()]]][0][0][0] }}{% endwith %}{% endif %}{% endfor %}{% endmacro %}{{ f() }}"
    ),
    ("doubling", "{% set ns = namespace(s='ab') %}{% for x in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}"),
    ("replacing", "{{ ('a'|center(100000))|replace(' ', 'x'|center(100000)) }}"),
    ("replacing nothing", "{{ ('a'|center(100000))|replace('', 'x'|center(100000)) }}"),
    ("wrapping", "{{ ('a'|center(100000)|replace(' ', 'b '))|wordwrap(1, true, 'x'|center(100000)) }}"),
    ("wrapping a long word", "{{ ('a'|center(100000)|replace(' ', 'bbbbbbbbbb'))|wordwrap(1)|length }}"),
    ("stripping", "{{ ('a'|center(100000)|replace(' ', '<<<<<<<<<<'))|striptags|length }}"),
    (
      "indenting", "{% set x %}{% for i in range(100000) %}\n{% endfor %}{% endset %}{{ x|indent(100000, true, true) }}"
    ),
    ("formatting", "{{ ('%(a)s'|center(100000)|replace(' ', '%(a)s'))|format(a='x'|center(100000)) }}"),
    (
      "equal towers",
      "{% set ns = namespace(a=[], b=[]) %}{% for x in range(100) %}{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ (ns.a == ns.b)|yesno }}"
    ),
    (
      "ordered towers",
      "{% set ns = namespace(a=[], b=[]) %}{% for x in range(100) %}{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ (ns.a < ns.b)|yesno }}"
    ),
    (
      "growing list", "{% set ns = namespace(a=[1]) %}{% for x in range(100) %}{% set ns.a = ns.a + ns.a %}{% endfor %}"
    ),
    ("braces", "{{ " + times("{") + times("[") + times("}") + " }}"),
    ("power", "{{ 9 ** 99999999999 }}"),
    ("least integer", "{{ (0 - 9223372036854775807 - 1) // -1 }}{{ -(0 - 9223372036854775807 - 1) }}"),
    ("remainder", "{{ (0 - 9223372036854775807 - 1) is divisibleby(-1) }}"),
    ("slices", "{{ 'abc'[::9223372036854775807] }}{{ 'abc'[-9223372036854775807:9223372036854775807] }}"),
    ("zero bytes", "a\0b{{ '\0' }}{{ \0 }}"),
    ("lone returns", "a\rb\r{% if true %}\r{% endif %}\r"),
    ("batch", "{{ [1]|batch(100000, 0)|length }}"),
    ("indexing again and again", again("ns.s[i]")),
    ("counting again and again", again("ns.s|length")),
    ("testing again and again", again("ns.s is lower")),
    ("comparing again and again", again("ns.s == ns.s")),
    ("ordering again and again", again("ns.s < ns.s")),
    ("searching again and again", again("(ns.s ~ 'c') in ns.s")),
    ("slicing again and again", again("ns.s[::-1]")),
    ("counting words again and again", again("ns.s|wordcount")),
    ("listing again and again", again("ns.s|list")),
    ("looking for an item again and again", again("'c' in ns.l")),
    ("summing again and again", again("ns.l|sum")),
    (
      "nested data",
      "{% set ns = namespace(l=[]) %}{% for x in range(10000) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l|tojson }}"
    ),
  ]

  @Test(arguments: hostile.map(\.name))
  func survives(_ name: String) throws {
    let template = try #require(Self.hostile.first { $0.name == name }?.template)
    try merge(Source(name: "main.md", text: template))
  }

  @Test(arguments: hostile.map(\.name))
  func survivesRehearsal(_ name: String) throws {
    let source = Source(name: "main.md", text: try #require(Self.hostile.first { $0.name == name }?.template))
    let library = Library { $0 == source.name ? TemplateText(source) : nil }
    guard let template = library.template(source.name).template else { return }
    let settings = Settings(language: "en-GB", today: try #require(Day("2026-02-16")))
    let runs = library.rehearse(template, output: .markdown, settings: settings)
    #expect(!runs.isEmpty && runs.count <= 64)
  }

  @Test(arguments: hostile.map(\.name))
  func survivesUnderJinja(_ name: String) throws {
    let template = try #require(Self.hostile.first { $0.name == name }?.template)
    let jinja = Jinja(trimsBlocks: true, lstripsBlocks: true, escapesHTML: true)
    try merge(Source(name: "main", text: template), jinja: jinja)
  }

  @Test func survivesBytesThatAreNoText() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "if", "for", "in", "set", "x", "(", ")", "[", "]", "{", "}", "\"",
      "'", "|", ".", "?.", "is", "defined", "endif", "endfor", "else", "\n", "\r\n", " ", "block", "macro", "é", "1",
      "1.5", "=", "==", ",", ":", "\\", "raw", "endraw", "include", "upper", "not", "~", "**", "and", "endset", "call",
    ]
    for _ in 0..<1_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        if Int.random(in: 0..<20, using: &generator) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        } else if let piece = pieces.randomElement(using: &generator) {
          bytes += Array(piece.utf8) + (Bool.random(using: &generator) ? [0x20] : [])
        }
      }
      try merge(Source(name: "main.md", bytes: bytes))
    }
  }

  private static let odd = [
    "0", "1", "-1", "20", "9223372036854775807", "(0 - 9223372036854775807 - 1)", "0.5", "1e37", "(1 / 3)", "''", "'a'",
    "'e\u{301}\r\n'", "'%'", "'%s'", "'2026-02-16'", "'9999-12-31'", "'9223372036854775807wd'", "none", "true", "[]",
    "[1]", "['b', 'A']", "[[]]", "{}", "{'a': 1}", "dict", "x", "nothing", "today", "'a.b'", "'upper'", "'odd'", "'0'",
    "'\u{F0000}'", "'> '", "piece",
  ]

  private static let builtins: [String] =
    Filter.all.map { "|\($0.name)" } + Test.all.map { " is \($0.name)" } + Function.all.map(\.name)

  /// Every filter, test and function, with every odd value as its input and its arguments.
  @Test(arguments: builtins)
  func takesWhateverItIsGiven(_ builtin: String) throws {
    let isFunction = builtin.first?.isLetter == true
    for count in 0...3 {
      var lines = "{% set piece %}\none\n{{ x }}\n{% endset %}\n"
      for argument in Self.odd {
        let list = Array(repeating: argument, count: count).joined(separator: ", ")
        let call = count == 0 && !isFunction ? builtin : "\(builtin)(\(list))"
        for input in isFunction ? [""] : Self.odd { lines += "{{ (\(input)\(call)) if true }}\n" }
        if count == 0 { break }
      }
      try merge(Source(name: "main.md", text: lines))
    }
  }

  private func merge(_ source: Source, jinja: Jinja? = nil) throws {
    var limits = Limits()
    limits.steps = 2_000_000
    limits.diagnostics = .max
    let library = Library(jinja: jinja, limits: limits) { name in name == source.name ? TemplateText(source) : nil }
    let loading = library.template(source.name)
    let diagnostics: [Diagnostic]
    if let template = loading.template {
      let today = try #require(Day("2026-02-16"))
      let data = Datum(.map(["x": Datum(.text("text"))]))
      let settings = Settings(language: "en-GB", today: today)
      diagnostics =
        library.merge(template, with: data, output: jinja == nil ? .markdown : .text, settings: settings).diagnostics
    } else {
      diagnostics = loading.diagnostics
      #expect(!diagnostics.isEmpty)
    }
    for diagnostic in diagnostics { #expect(!diagnostic.terminalText(colour: false).isEmpty) }
  }
}
