import Diagnostics
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Fees and payment", "fees-and-payment"),
    ("  4.2  What’s in – the client's scope?! ", "4-2-whats-in-the-clients-scope"),
    ("Παραδοτέα & Όροι", "παραδοτέα-όροι"),
    ("Ёлка, Этап № 2", "ёлка-этап-2"),
    ("Cafe\u{301}", "caf\u{E9}"),
    ("İzmir", "i\u{307}zmir"),
    ("हिन्दी पृष्ठ", "हिन्दी-पृष्ठ"),
    ("مرحبا\u{200F} 2026", "مرحبا-2026"),
    ("日本語 100%", "日本語-100"),
    ("snake_case/path", "snake-case-path"),
    ("\u{301}a", "a"),
    ("--- … 🙂", ""),
    ("", ""),
  ])
  func keepsLettersOfEveryScript(text: String, expected: String) {
    // Compared as scalars: String's own equality would let an unnormalised slug pass.
    #expect(Array(slug(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func isStableUnderItself() {
    for text in ["Fees and payment", "İzmir", "Ёлка № 2", "हिन्दी"] {
      #expect(slug(slug(text)) == slug(text))
    }
  }
}
