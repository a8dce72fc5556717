import TestSupport

/// Texts that are Markdown more than chance would have it: the same ones in every run.
struct MarkdownGenerator {
  private var random: SeededGenerator
  private let words: [String]

  /// Marks of CommonMark alone.
  static let commonMark = [
    "*", "**", "_", "__", "`", "``", "```\n", "~~~\n", "~~~ swift\n", "# ", "### ", " #", "> ", ">", "- ", "* ", "+ ",
    "1. ", "2) ", "10. ", "-\n", "  ", "    ", "\t", " ", " ", "\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\\", "\\*",
    "\\\n", "  \n", "[", "]", "[a]", "[b][a]", "![", "](", ")", "](x)", "](<y z> \"t\")", "[a]: /u 't'\n",
    "[b]: <u v>\n", "<", ">", "<b>", "</b>", "<div>", "</div>\n", "<!--", "-->", "<?", "?>", "<!X ", "<![CDATA[", "]]>",
    "<script>\n", "</script>", "<https://a.b>", "<a@b.c>", "&amp;", "&#0;", "&#x41;", "&nope;", "---\n", "***\n",
    "===\n",
    "===", "---", "a", "b", "word", "two words", "é", "Ω", "🙂", "\u{301}", "\u{A0}", "!", ".", ":", ";", "(", "'", "\"",
    "|", "<a href=\"x\">", "<a\n", "<pre>\n", "<x-y>\n", "\u{200F}", "\u{FEFF}", "{", "}", "~",
  ]

  /// Marks of ours, and values.
  static let ours = [
    "::: box\n", ":::\n", "::: {.a #i}\n", "::: details T\n", "| a | b |\n", "|---|:-:|\n", "|---|\n", "| a |\n", "|",
    " {: .c }", " {: .c }\n", "\n{: .c }\n", "{: k=\"v\" }", "{:", "~~", "~~", "- [ ] ", "- [x] ", ": C\n", "\\~",
    "\\{",
    "www.a.bc", "https://a.bc/d", "me@a.bc", "{{v}}", "{{v}}", "{{v}}", "{{w}}", "{{v}}\n", "| {{v}} |", "`{{v}}`",
    "[{{v}}](x)", "[x]({{v}})", "<b title=\"{{v}}\">", "<i>{{v}}</i>", "# {{v}}\n", "{: k=\"{{v}}\" }",
    "<div>{{v}}</div>\n",
    "[^n]", "[^n]", "[^{{v}}]", "[^n]: ", "\n[^n]: {{v}}\n", "\n[^m]:\n    ",
    "![{{v}}](x)", "[x](y \"{{v}}\")", "``` {{w}}\n", "*{{v}}*a", "a_{{v}}_b", "~~{{v}}~~",
  ]

  init(seed: UInt64, words: [String]) {
    random = SeededGenerator(seed: seed)
    self.words = words
  }

  mutating func text(length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      guard let word = words.randomElement(using: &random) else { break }
      text.append(contentsOf: word.unicodeScalars)
    }
    return String(text)
  }
}
