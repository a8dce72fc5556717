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
    case .mail: return addressed(&diagnostics)?.mail
    case .calendar:
      guard event != nil else {
        diagnostics.append(
          Diagnostic(
            .error, "no-event", "only an invitation to a call or meeting goes into a calendar", at: span,
            help: "take `--as mail` or `--as text`"))
        return nil
      }
      return addressed(&diagnostics)?.calendar()
    }
  }

  /// The message to those of its readers who have an address, with a warning for each of the others; nil after reporting
  /// that nobody has one, that its writer has none, or that one cannot stand in a mail.
  private func addressed(_ diagnostics: inout [Diagnostic]) -> Message? {
    let bad = ([from] + to + cc).filter { $0.email.map { !isMailAddress($0) } ?? false }
    diagnostics += bad.map { person in
      Diagnostic(
        .error, "bad-address", "`\(person.email ?? "")` cannot stand in the head of a mail", at: person.span,
        help: "write it in ASCII: letters, digits, dots and hyphens, a domain as `xn--…`")
    }
    var message = self
    message.to.removeAll { $0.email == nil }
    message.cc.removeAll { $0.email == nil }
    // Where nobody else is left, the first of the client's in copy is written to.
    if message.to.isEmpty, let first = message.cc.firstIndex(where: { !$0.isOurs }) {
      message.to = [message.cc.remove(at: first)]
    }
    let isForSomebody = !message.to.isEmpty
    diagnostics += (to + cc).filter { $0.email == nil }.map { person in
      isForSomebody
        ? Diagnostic(
          .warning, "missing-address", "\(person.name) has no `email`, and is left out", at: person.span,
          help: "write it there and make the draft anew, or tell \(person.name) otherwise")
        : missingAddress(of: person)
    }
    if from.email == nil { diagnostics.append(missingAddress(of: from)) }
    return bad.isEmpty && isForSomebody && from.email != nil ? message : nil
  }

  private func missingAddress(of person: Correspondent) -> Diagnostic {
    Diagnostic(
      .error, "missing-address", "\(person.name) has no `email`", at: person.span,
      help: "write it there, or take the message as text")
  }
}
