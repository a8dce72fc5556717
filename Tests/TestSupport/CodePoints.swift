/// The text with `\u{301}` as the character it names, so that cases can be read in any editor.
package func withCodePoints(_ text: some StringProtocol) -> String {
  String(text).replacing(#/\\u\{([0-9A-Fa-f]+)\}/#) { match in
    UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
  }
}
