import Diagnostics

/// A message to a client, ready to be read, changed and sent.
package struct Message: Sendable {
  /// Who writes or reads it.
  package struct Correspondent: Sendable {
    let name: String
    let email: String?
    /// Whether it is one of the practice's own people.
    let isOurs: Bool
    /// Where the address is written, or else the person.
    let span: Span?
  }

  let from: Correspondent
  var to: [Correspondent]
  var cc: [Correspondent]
  /// One line.
  let subject: String
  /// Paragraphs and lists, a line each, lines ended by LF; plain text.
  let body: String
  /// Nil unless it invites to a conversation.
  let event: CalendarEvent?
  /// The record it is about, or the terms.
  let span: Span?
}

extension Message {
  /// The message as it is read in a terminal: to whom, its subject, an empty line, the words to paste.
  package var text: String {
    var lines = ["To: \(to.map(\.shown).joined(separator: ", "))"]
    if !cc.isEmpty { lines.append("Cc: \(cc.map(\.shown).joined(separator: ", "))") }
    lines += ["Subject: \(subject)", "", body]
    return lines.joined(separator: "\n")
  }

  /// How many words a reader has before him: signs that stand alone are none.
  var wordCount: Int {
    body.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
  }
}

extension Message.Correspondent {
  fileprivate var shown: String { email.map { "\(name) <\($0)>" } ?? name }
}

extension StringProtocol {
  /// Every run of white space, line ends among them, as one blank.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
