package import Diagnostics

/// What is made of a message.
package enum MessageForm: String, CaseIterable, Sendable {
  case text, mail, calendar
}

extension Message {
  /// The message in a form; nil after reporting what it lacks for it.
  package func written(as form: MessageForm, _ diagnostics: inout [Diagnostic]) -> String? {
    switch form {
    case .text: return text
    case .mail: return hasAddresses(&diagnostics) ? mail : nil
    case .calendar:
      guard event != nil else {
        diagnostics.append(
          Diagnostic(
            .error, "no-event", "only an invitation to a call or meeting goes into a calendar", at: span,
            help: "take `--as mail` or `--as text`"))
        return nil
      }
      return hasAddresses(&diagnostics) ? calendar() : nil
    }
  }

  /// False after reporting an address that is missing or cannot stand in a mail.
  private func hasAddresses(_ diagnostics: inout [Diagnostic]) -> Bool {
    var isComplete = true
    for person in [from] + to + cc {
      if let email = person.email, isMailAddress(email) { continue }
      isComplete = false
      diagnostics.append(
        person.email.map { email in
          Diagnostic(
            .error, "bad-address", "`\(email)` cannot stand in the head of a mail", at: person.span,
            help: "write it in ASCII: letters, digits, dots and hyphens, a domain as `xn--…`")
        }
          ?? Diagnostic(
            .error, "missing-address", "\(person.name) has no `email`", at: person.span,
            help: "write it there, or take the message as text"))
    }
    return isComplete
  }
}
