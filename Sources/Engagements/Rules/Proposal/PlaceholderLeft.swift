import Diagnostics

extension Rule {
  /// No text for the client holds a word that was to be replaced: `TODO`, `TBD`, `xxx`, `lorem ipsum`, `[●]`.
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
  static let placeholderLeft = Rule("placeholder-left", .warning, .proposal) { engagement in
    let data = [engagement.terms.datum, engagement.client.datum] + engagement.changes.map(\.terms.datum)
    let own = data.flatMap(\.textsForClients)
      .filter { engagement.isAuthored($0.datum.span) }
    return (own + engagement.log.datum.textsForClients).compactMap { text, datum in
      placeholder(in: text).map { placeholder in
        Finding(
          "a placeholder is left: `\(placeholder)`", at: datum.span,
          help: "write what is to stand there, or take the key away")
      }
    }
  }
}

/// The first placeholder of a text; nil if it has none.
///
/// Letters in capitals count where a word in lower case means something: `todo` is Spanish for "all".
private func placeholder(in text: String) -> String? {
  if text.utf8.contains(UInt8(ascii: "[")), let mark = ["[●]", "[•]"].first(where: text.contains) { return mark }
  var before: Substring.UTF8View?
  for word in text.utf8.split(whereSeparator: { !isLetter($0) }) {
    if let mark = ["TODO", "TBD", "TBC", "FIXME"].first(where: { word.elementsEqual($0.utf8) }) { return mark }
    if word.count == 5, word.map(inLowerCase).elementsEqual("ipsum".utf8),
      before?.map(inLowerCase).elementsEqual("lorem".utf8) ?? false
    {
      return "lorem ipsum"
    }
    if word.count >= 3, word.allSatisfy({ $0 == UInt8(ascii: "x") }) { return String(Substring(word)) }
    before = word
  }
  return nil
}

/// The placeholders are made of these; whatever else stands beside them ends the word.
private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(inLowerCase(byte))
}

private func inLowerCase(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

extension Datum {
  /// Every text in it that a client may read. Withheld or private ones are left out with what is below them.
  fileprivate var textsForClients: [(text: String, datum: Datum)] {
    var found: [(String, Datum)] = []
    var waiting = [self]
    while let datum = waiting.popLast() {
      guard datum.audience == .client else { continue }
      switch datum.content {
      case .text(let text): found.append((text, datum))
      case .list(let items): waiting += items.reversed()
      case .map(let map): waiting += map.entries.reversed().lazy.map(\.value)
      default: break
      }
    }
    return found
  }
}
