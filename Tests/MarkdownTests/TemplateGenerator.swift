import Diagnostics
import TestSupport
import Values

/// Templates of documents with values in every place where one may stand, and data made to break them: the same ones
/// in every run.
struct TemplateGenerator {
  private var random: SeededGenerator
  /// How often something stands in something else here.
  private var depth = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // MARK: Data

  /// Data that no template has: where it stands in a merged text, a value was written into it.
  static let name = "Müller & Söhne"

  private static let marks = [
    "*", "**", "_", "`", "```", "~~~", "~~", "#", "# ", "- ", "* ", "1. ", "2) ", "> ", "|", "|---|", "[", "]", "](",
    "(",
    ")", "![", "[x]", "[ ] ", "<", ">", "<b>", "</p>", "</td></table>", "<script>alert(1)</script>", "<!--", "-->",
    "&amp;",
    "&#0;", "\\", "\\|", ":::", "::: box", "{: #x .y }", "{:", "}", "{{ 7 }}", "{% if x %}", "{# x #}", "\"", "'", "!",
    "=",
    "===", "---", "\n", "\n\n", "\r\n", "\t", " ", "  ", "    ", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{202E}",
    "\u{200F}",
    "\u{301}", "🙂", "👩‍👩‍👧", "\u{F0000}", "\u{F0007}", "\u{10FFFD}", "javascript:alert(1)", "https://a.example/b?c=d&e#f",
    "www.a.example", "a@b.example", "//a.example", "../..", "%41", "Ω", "é", "Acme", "Ltd", "5", "word",
    name,
  ]

  mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<number(0...6) { text.append(contentsOf: pick(Self.marks).unicodeScalars) }
    return String(text)
  }

  mutating func data() -> Datum {
    func text(_ text: String) -> Datum { Datum(.text(text), audience: .client) }
    var map = DatumMap()
    for name in Self.names { map[name] = text(self.text()) }
    var items: [Datum] = []
    for _ in 0..<number(0...3) {
      items.append(Datum(.map(["a": text(self.text()), "b": text(self.text())]), audience: .client))
    }
    map["rows"] = Datum(.list(items), audience: .client)
    map["sum"] = Datum(.number(Number(number(0...99))), audience: .client)
    return Datum(.map(map), audience: .client)
  }

  // MARK: Templates

  private static let names = ["v", "w", "u"]

  /// The templates by their names; `main.md` is the first.
  mutating func templates() -> [String: String] {
    let main =
      """
      {% macro name(x) %}**{{ x }}**{% endmacro %}
      {% macro framed(x) %}
      > {{ caller() }}
      >
      > {{ x }}
      {% endmacro %}
      {% set piece %}_{{ v }}_ and {{ w }}{% endset %}

      """
    let text = main + blocks(number(1...6))
    // What stands in others includes nothing.
    depth = 2
    return ["main.md": text, "part.md": blocks(number(1...2)) + "\n"]
  }

  private mutating func blocks(_ count: Int) -> String {
    depth += 1
    defer { depth -= 1 }
    var text = ""
    for _ in 0..<count { text += block() + "\n\n" }
    return text
  }

  private mutating func block() -> String {
    switch number(0...(depth > 2 ? 9 : 17)) {
    case 0: return "# \(words()) \(inline())"
    case 1: return "## \(inline()) {: #part-\(number(0...9999)) }"
    case 2: return "- \(inline())\n- \(inline())"
    case 3: return "\(number(1...12)). \(inline())\n\(number(1...12)). \(words())"
    case 4: return "| A | \(words()) |\n|---|:-:|\n| \(inline()) | \(inline()) |"
    case 5: return "```\(pick(["", "yaml", "c"]))\n\(value())\nx: \(value())\n```"
    case 6: return "<div class=\"box\" title=\"\(value())\">\(value())</div>"
    case 7: return "\(inline())\n\(inline())  \n\(inline())"
    case 8: return "    \(value())\n    \(words())"
    case 9: return "\(inline())[^n]\(inline())\n\n[^n]: \(inline())\n\n    - \(inline())"
    case 10: return "> \(inline())\n>\n> - \(inline())"
    case 11: return "{% for row in rows %}\n- {{ row.a }}: \(inline())\n{% else %}\n\(inline())\n{% endfor %}"
    case 12:
      return "| A | B |\n|---|---|\n{% for row in rows %}\n| {{ row.a }} | {{ loop.index }} {{ row.b }} |\n{% endfor %}"
    case 13: return "{% if \(name()) %}\n\(block())\n{% else %}\n\(block())\n{% endif %}"
    case 14: return "- \(words())\n\n  {% include \"part.md\" %}"
    case 15: return "{% call framed(\(name())) %}\(inline()){% endcall %}"
    case 16: return "::: box\n\(block())\n:::"
    default: return "{% with x = \(name()) ~ \" \" ~ \(name()) %}\n\(block())\n\n{{ x }}\n{% endwith %}"
    }
  }

  private mutating func inline() -> String {
    var text = ""
    for _ in 0..<number(1...4) { text += pick(["", " ", " ", "x", ", "]) + phrase() }
    return text
  }

  private mutating func phrase() -> String {
    switch number(0...22) {
    case 0...4: return value()
    case 5: return words()
    case 6: return "**\(value())**"
    case 7: return "*\(words()) \(value())*"
    case 8: return "~~\(value())~~"
    case 9: return "`\(value())`"
    case 10: return "[\(value())](\(value()))"
    case 11: return "[\(words())](https://a.example/\(value())?q=\(value()))"
    case 12: return "[\(words())](page.html \"\(value())\")"
    case 13: return "![\(value())](picture.png \"\(words())\")"
    case 14: return "<span title=\"\(value())\">\(value())</span>"
    case 15: return "<a href=\"\(value())\">\(words())</a>"
    case 16: return "*\(value())*{: .mark data-x=\"\(value())\" }"
    case 17: return "{{ name(\(name())) }}"
    case 18: return "{{ piece }}"
    case 19: return "{{ \"https://a.example\"|link(\(name())) }}"
    case 20: return "\\\(pick(["*", "_", "[", "`", "|", "#"]))\(value())"
    case 21:
      return pick([
        "{{ [v, w, u]|join(\(pick(["\", \"", "v", "piece"]))) }}", "{{ [v, piece]|join(w) }}",
        "{{ piece|default(\(name()), true) }}", "{{ piece|indent(\(name()), true) }}",
      ])
    default: return "{{ sum }}\(pick(["", " %", ") ", ". "]))"
    }
  }

  private mutating func value() -> String {
    let name = name()
    return pick([
      "{{ \(name) }}", "{{ \(name) }}", "{{ \(name) }}", "{{ \(name) ~ \(self.name()) }}", "{{ \(name)|trim }}",
      "{{ \(name) ~ \" of \" ~ sum }}", "{{ \(name) if sum > 50 else \(self.name()) }}", "{{ \(name)|upper }}",
    ])
  }

  private mutating func name() -> String { pick(Self.names) }

  private mutating func words() -> String { pick(["Ours", "a house", "two words", "Ω και Σ", "so, then"]) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func pick(_ choices: [String]) -> String { choices[number(0...(choices.count - 1))] }
}
