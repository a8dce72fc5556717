import Foundation

extension Message {
  /// A draft (RFC 5322, 2045): mail programs open it to be read, changed and sent. It has no date, which the sending
  /// gives it; lines end with CR LF.
  var mail: String {
    var head = [
      header("From", mailboxes: [from]), header("To", mailboxes: to), header("Subject", text: subject),
      "X-Unsent: 1", "MIME-Version: 1.0",
    ]
    if !cc.isEmpty { head.insert(header("Cc", mailboxes: cc), at: 2) }
    let words = [
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
      quotedPrintable(body),
    ]
    guard let calendar = calendar(method: "REQUEST") else { return (head + words).joined(separator: crlf) }
    // Neither encoding of the parts can hold it. The calendar is attached, not an alternative: programs that edit a
    // draft keep attachments.
    let boundary = "=_dossier_="
    let event = [
      "Content-Type: text/calendar; charset=utf-8; method=REQUEST;", " name=invitation.ics",
      "Content-Disposition: attachment; filename=invitation.ics", "Content-Transfer-Encoding: base64", "",
      Data(calendar.utf8).base64EncodedString(
        options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]) + crlf,
    ]
    let parts = [words, event].map { "--\(boundary)\(crlf)" + $0.joined(separator: crlf) }
    head += ["Content-Type: multipart/mixed; boundary=\"\(boundary)\"", ""]
    return (head + parts + ["--\(boundary)--", ""]).joined(separator: crlf)
  }
}

let crlf = "\r\n"

/// A text in the encoding of RFC 2045, section 6.7: at most 76 characters a line, lines ended by CR LF.
private func quotedPrintable(_ text: String) -> String {
  let mostInLine = 76
  var result = ""
  for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
    let bytes = Array(line.utf8)
    var width = 0
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=") || byte == UInt8(ascii: " ") && !isLast
      let shown = isPlain ? String(Unicode.Scalar(byte)) : encodedByte(byte)
      if width + shown.utf8.count > mostInLine - (isLast ? 0 : 1) {
        result += "=" + crlf
        width = 0
      }
      result += shown
      width += shown.utf8.count
    }
    result += crlf
  }
  return result
}

/// `=C3`
private func encodedByte(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return (byte < 16 ? "=0" : "=") + digits
}
