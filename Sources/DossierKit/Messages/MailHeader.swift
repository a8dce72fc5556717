import Foundation

// Fields of a mail's head (RFC 5322), in ASCII: what is not is encoded by RFC 2047. No value can hold a line end.

/// A field of free text.
func header(_ name: String, text: String) -> String {
  let text = text.onOneLine
  return folded(name, isPlain(text) ? words(of: text) : encodedWords(text, after: name.utf8.count + 2))
}

/// A field of addresses, each with its name before it.
func header(_ name: String, mailboxes: [Message.Correspondent]) -> String {
  var pieces: [String] = []
  for (index, person) in mailboxes.enumerated() {
    pieces += phrase(person.name.onOneLine, after: index == 0 ? name.utf8.count + 2 : 1)
    pieces.append("<\(person.email ?? "")>" + (index < mailboxes.count - 1 ? "," : ""))
  }
  return folded(name, pieces)
}

/// Whether an address can stand there as it is: of the addresses that RFC 5322 allows, those without quotation marks,
/// comments and brackets, which nobody has.
func isMailAddress(_ address: String) -> Bool {
  let parts = address.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, address.utf8.count <= 254 else { return false }
  let local = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let domain = parts[1].split(separator: ".", omittingEmptySubsequences: false)
  return local.allSatisfy(isAtom)
    && domain.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") } }
}

/// Of a line that has an encoded word (RFC 2047, section 2); others may be two longer.
private let mostInLine = 76
/// Of an encoded word.
private let mostInWord = 75

/// The pieces of a field one after the other, on as many lines as they need.
private func folded(_ name: String, _ pieces: [String]) -> String {
  var result = name + ":"
  var width = result.utf8.count
  var isFirst = true
  for piece in pieces {
    if !isFirst, width + 1 + piece.utf8.count > mostInLine {
      result += crlf
      width = 0
    }
    result += " " + piece
    width += 1 + piece.utf8.count
    isFirst = false
  }
  return result
}

/// A person's name: words as they are, or a text between quotation marks, or encoded words.
///
/// - Parameter column: how much of the line is taken before it.
private func phrase(_ name: String, after column: Int) -> [String] {
  if isPlain(name), words(of: name).allSatisfy(isAtom) { return words(of: name) }
  let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  return isPlain(name) && column + quoted.utf8.count < mostInLine ? [quoted] : encodedWords(name, after: column)
}

private func words(of text: String) -> [String] { text.split(separator: " ").map(String.init) }

/// Printable ASCII that looks like no encoded word, in words that fit into a line.
private func isPlain(_ text: String) -> Bool {
  text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
    && words(of: text).allSatisfy { $0.utf8.count < mostInWord }
}

/// A text of any characters; none is cut in two.
private func encodedWords(_ text: String, after column: Int) -> [String] {
  let (opening, closing) = ("=?utf-8?B?", "?=")
  func room(_ width: Int) -> Int { (width - opening.utf8.count - closing.utf8.count) / 4 * 3 }
  var words: [String] = []
  var bytes: [UInt8] = []
  func word() -> String { opening + Data(bytes).base64EncodedString() + closing }
  for scalar in text.unicodeScalars {
    let character = Array(String(scalar).utf8)
    if bytes.count + character.count > room(words.isEmpty ? mostInLine - column : mostInWord) {
      words.append(word())
      bytes = []
    }
    bytes += character
  }
  return words + (bytes.isEmpty ? [] : [word()])
}

/// Of the characters of an atom, RFC 5322, section 3.2.3; not empty.
private func isAtom(_ word: some StringProtocol) -> Bool {
  !word.isEmpty
    && word.utf8.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
