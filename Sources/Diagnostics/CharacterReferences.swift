/// A text of HTML with the characters that its character references stand for: those by number, and the names of the
/// characters of ASCII (HTML, 13.5).
package func withoutReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let first = rest.popFirst() {
    guard first == "&", let (character, length) = reference(at: rest) else {
      result.append(first)
      continue
    }
    result.append(character)
    rest = rest.dropFirst(length)
    if rest.first == ";" { rest.removeFirst() }
  }
  return String(result)
}

/// The character that a reference stands for, and how long it is between its `&` and its `;`. By number it may go without the
/// latter, as browsers read it.
private func reference(at text: Substring.UnicodeScalarView) -> (character: Unicode.Scalar, length: Int)? {
  let longest = 10
  guard text.first == "#" else {
    let name = text.prefix(longest).prefix { $0 != ";" }
    guard let character = named[String(name)], text.dropFirst(name.count).first == ";" else { return nil }
    return (character, name.count)
  }
  let body = text.dropFirst()
  let isHexadecimal = body.first == "x" || body.first == "X"
  let digits = body.dropFirst(isHexadecimal ? 1 : 0).prefix { $0.isASCII && Character($0).isHexDigit }
    .prefix { isHexadecimal || ("0"..."9").contains($0) }
  guard let value = UInt32(String(digits), radix: isHexadecimal ? 16 : 10), let character = Unicode.Scalar(value) else {
    return nil
  }
  return (character, digits.count + (isHexadecimal ? 2 : 1))
}

private let named: [String: Unicode.Scalar] = [
  "Tab": "\t", "NewLine": "\n", "excl": "!", "quot": "\"", "QUOT": "\"", "num": "#", "dollar": "$", "percnt": "%",
  "amp": "&", "AMP": "&", "apos": "'", "lpar": "(", "rpar": ")", "ast": "*", "midast": "*", "plus": "+", "comma": ",",
  "period": ".", "sol": "/", "colon": ":", "semi": ";", "lt": "<", "LT": "<", "equals": "=", "gt": ">", "GT": ">",
  "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^",
  "lowbar": "_", "UnderBar": "_", "grave": "`", "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}",
  "rbrace": "}", "nbsp": "\u{A0}",
]
