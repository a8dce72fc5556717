/// A text as content of HTML or of a quoted attribute: `&`, `<`, `>`, `"` and `'` as character references.
package func escapedHTML(_ text: String) -> String {
  guard text.utf8.contains(where: \.isMark) else { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension UInt8 {
  /// Whether it is one of the marks that are written otherwise.
  fileprivate var isMark: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
