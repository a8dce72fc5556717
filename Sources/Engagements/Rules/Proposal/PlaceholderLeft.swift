import Diagnostics

extension Rule {
  /// No text for the client holds a word that was to be replaced: `TODO`, `TBD`, `xxx`, `lorem ipsum`, `[●]`.
  ///
  /// A paper with a gap in it is not signed. Of terms that were agreed to with one it is a note, for they stay as they are;
  /// what records say is looked at by `placeholder-in-log`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goals:
  ///   - text: At least a third of bookings are made online
  ///     measured_by: TBD
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goals:
  ///   - text: At least a third of bookings are made online
  ///     measured_by: share of online bookings in the month after launch
  /// ```
  static let placeholderLeft = Rule("placeholder-left", .error, .proposal, isNoteOnceAgreed: true) { engagement in
    let data = [engagement.terms.datum, engagement.client.datum] + engagement.changes.map(\.terms.datum)
    return data.flatMap(\.placeholders).filter { engagement.isAuthored($0.span) }
  }
}

extension Datum {
  /// A finding for each text in it that a client may read and that holds a placeholder.
  var placeholders: [Finding] {
    var findings: [Finding] = []
    forEachTextForClients { text, datum in
      guard let placeholder = placeholder(in: text) else { return }
      findings.append(
        Finding(
          "a placeholder is left: `\(placeholder)`", at: datum.span,
          help: "write what is to stand there, or take the key away"))
    }
    return findings
  }
}

/// The first placeholder of a text; nil if it has none.
///
/// Letters in capitals count where a word in lower case means something: `todo` is Spanish for "all".
private func placeholder(in text: String) -> String? {
  let bytes = Array(text.utf8)
  if bytes.contains(UInt8(ascii: "[")), let mark = ["[●]", "[•]"].first(where: text.contains) { return mark }
  var before = 0..<0
  var start = 0
  while start < bytes.count {
    var end = start
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    if end > start {
      if let mark = placeholder(of: bytes[start..<end], behind: bytes[before]) { return mark }
      before = start..<end
    }
    start = end + 1
  }
  return nil
}

/// The placeholder that a word is, or that it and the one before it are.
private func placeholder(of word: ArraySlice<UInt8>, behind before: ArraySlice<UInt8>) -> String? {
  // Every letter of a text comes by here: most words are none by the first.
  switch word.first {
  case UInt8(ascii: "T"), UInt8(ascii: "F"):
    return ["TODO", "TBD", "TBC", "FIXME"].first { word.elementsEqual($0.utf8) }
  case UInt8(ascii: "i"), UInt8(ascii: "I"):
    return word.isInLowerCase("ipsum") && before.isInLowerCase("lorem") ? "lorem ipsum" : nil
  case UInt8(ascii: "x"):
    let isPlaceholder = word.count >= 3 && word.allSatisfy { $0 == UInt8(ascii: "x") }
    return isPlaceholder ? String(decoding: word, as: UTF8.self) : nil
  default: return nil
  }
}

/// The placeholders are made of these; whatever else stands beside them ends the word.
private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(inLowerCase(byte))
}

private func inLowerCase(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

extension ArraySlice<UInt8> {
  fileprivate func isInLowerCase(_ word: String) -> Bool { lazy.map(inLowerCase).elementsEqual(word.utf8) }
}

extension Datum {
  /// Every text in it that a client may read, with its datum. Withheld or private ones are left out with what is below
  /// them.
  fileprivate func forEachTextForClients(_ visit: (String, Datum) -> Void) {
    guard audience == .client else { return }
    switch content {
    case .text(let text): visit(text, self)
    case .list(let items): for index in items.indices { items[index].forEachTextForClients(visit) }
    case .map(let map): for index in map.entries.indices { map.entries[index].value.forEachTextForClients(visit) }
    default: break
    }
  }
}
