import Diagnostics

// What a slip of a digit makes useless: addresses, numbers of phones and of accounts.

extension Shape where Value == String {
  /// An address for mail.
  package static var email: Shape {
    scalar("an address such as jane@example.com") { text, datum, decoding in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2,
        parts.allSatisfy({ !$0.isEmpty && !$0.unicodeScalars.contains(where: \.properties.isWhitespace) })
      else {
        decoding.report(
          "bad-email", "`\(text)` is no address for mail", at: datum.span, help: "write one such as jane@example.com")
        return nil
      }
      guard isDomain(parts[1]) else {
        decoding.report(
          "bad-email", "`\(parts[1])` is no domain of an address for mail", at: datum.span,
          help: "a domain has a point inside: jane@example.com")
        return nil
      }
      return .text(text)
    } value: {
      $0.text
    }
  }

  /// The number of a phone, as people write it: `+30 210 000 0000`, `(020) 7946 0000 ext 12`.
  package static var phone: Shape {
    scalar("a number such as +30 210 000 0000") { text, datum, decoding in
      let dialled = text.lowercased().replacing("extension", with: "").replacing("ext", with: "")
      guard text.unicodeScalars.count(where: isDigit) >= shortestPhone,
        dialled.unicodeScalars.allSatisfy({ isDigit($0) || "+ ()-./\u{A0}".unicodeScalars.contains($0) })
      else {
        decoding.report(
          "bad-phone", "`\(text)` is no number of a phone", at: datum.span,
          help: "write digits, with + and spaces as you like: +30 210 000 0000")
        return nil
      }
      return .text(text)
    } value: {
      $0.text
    }
  }

  /// The number of an account, as ISO 13616 has it.
  package static var iban: Shape {
    scalar("an IBAN as your bank wrote it") { text, datum, decoding in
      guard let fault = faultOfIBAN(text) else { return .text(text) }
      decoding.report("bad-iban", fault.message, at: datum.span, help: fault.help)
      return nil
    } value: {
      $0.text
    }
  }
}

/// In digits: numbers for emergencies are that short.
private let shortestPhone = 3

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

/// Whether there is something on either side of a point, of letters of any script.
private func isDomain(_ text: Substring) -> Bool {
  let labels = text.split(separator: ".", omittingEmptySubsequences: false)
  return labels.count > 1
    && labels.allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-" && label.unicodeScalars.allSatisfy(isOfDomains)
    } && labels.last?.unicodeScalars.allSatisfy(isDigit) == false
}

private func isOfDomains(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "-" || isDigit(scalar) || scalar.properties.isAlphabetic
    || [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
}
