package import Diagnostics

/// The largest file that is read as text, in bytes.
package let largestText = 4 * 1024 * 1024

/// The bytes of a file as text: what every reader of YAML, JSON, Markdown and templates begins with.
///
/// The source is nil where there is no text to go on with: too large, or not UTF-8. A text with characters that
/// no text may hold comes back beside their diagnostics, so that the other mistakes of the file are found in the
/// same run. Lines may end with CR LF.
package func readText(name: String, bytes: [UInt8]) -> (source: Source?, diagnostics: [Diagnostic]) {
  guard bytes.count <= largestText else {
    let place = Span(Source(name: name, bytes: []), 0..<0)
    let tooLarge = Diagnostic(
      .error, "file-too-large", "\(bytes.count) bytes are more than a text may have: \(largestText)", at: place,
      help: "split it into several files")
    return (nil, [tooLarge])
  }
  let source = Source(name: name, bytes: bytes)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    return (nil, [notUTF8(source)])
  }
  var findings = Findings()
  var end = 0
  while let offset = firstSuspect(in: bytes, from: end) {
    let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
    end = offset + UTF8.width(scalar)
    if isRefused(scalar) || scalar == "\r" && (end == bytes.count || bytes[end] != UInt8(ascii: "\n")) {
      findings.report(refused(scalar, at: Span(source, offset..<end)))
    }
  }
  return (source, findings.diagnostics)
}

/// Whether no text may hold the character, in a file or in a value: controls other than tab, LF and CR,
/// separators that other programs take for line ends, byte order marks, what Unicode says is no character.
func isRefused(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0x00..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFDD0...0xFDEF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}

/// The place of the first byte with which a refused character or a line end may begin. A loop of its own: every byte of
/// every file goes through it.
private func firstSuspect(in bytes: [UInt8], from start: Int) -> Int? {
  var offset = start
  while offset < bytes.count {
    if mayBeginRefused(bytes[offset]) { return offset }
    offset += 1
  }
  return nil
}

/// Whether a refused character or a line end may begin with a byte; most are letters, figures and blanks of ASCII.
private func mayBeginRefused(_ byte: UInt8) -> Bool {
  if (0x20..<0x7F).contains(byte) { return false }
  return switch byte {
  case 0x09, 0x0A: false
  case 0x00..<0x20, 0x7F, 0xC2, 0xE2, 0xEF...0xFF: true
  default: false
  }
}

/// `U+2028`
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private func refused(_ scalar: Unicode.Scalar, at span: Span) -> Diagnostic {
  switch scalar.value {
  case 0xFEFF where span.start == 0:
    return Diagnostic(
      .error, "byte-order-mark", "byte order mark before the text", at: span, help: "save the file as UTF-8 without BOM"
    )
  case 0x0D, 0x85, 0x2028, 0x2029:
    let name = scalar == "\r" ? "CR alone" : codePoint(scalar)
    return Diagnostic(
      .error, "line-end", "lines end with LF or CR LF, not with \(name)", at: span,
      help: "put a line end or a space in its place")
  default:
    return Diagnostic(
      .error, "control-character", "\(codePoint(scalar)) is no character of a text", at: span,
      help: "delete it; an editor may not show it")
  }
}

private func notUTF8(_ source: Source) -> Diagnostic {
  let bytes = source.bytes
  let help =
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE), (0xFE, 0xFF): "it looks like UTF-16: save the file as UTF-8"
    default: "save the file as UTF-8"
    }
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let encoded) = parser.parseScalar(from: &iterator) { offset += encoded.count }
  let byte = offset < bytes.count ? "0x" + String(bytes[offset], radix: 16, uppercase: true) : "the end"
  return Diagnostic(
    .error, "not-utf8", "text is UTF-8; \(byte) is not", at: Span(source, offset..<min(offset + 1, bytes.count)),
    help: help)
}
