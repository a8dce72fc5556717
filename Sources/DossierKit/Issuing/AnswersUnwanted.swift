import Diagnostics
import Engagements

// Documents that the client gets, and to which nobody says yes or no.

extension DocumentKind {
  /// What to record instead of a yes or a no; nil for a paper that waits for one.
  ///
  /// - Parameters:
  ///   - which: which one it is, where an engagement has several.
  ///   - path: the engagement, as commands name it.
  func insteadOfAnswer(_ which: String?, in path: String) -> String? {
    let mark = "`dossier mark \(path)"
    let answer = "what the client says to it is recorded by `dossier new question \(path) …`, `request` or `decision`"
    switch name {
    case Self.statement.name:
      return "it is paid: \(mark) \(which ?? "ID") received amount=…`; what is counted wrongly is put right at its "
        + "call, and the current period counts the difference"
    case Self.cancellation.name:
      return "what it leaves is paid, or paid back: \(mark) cancellation received amount=…`, or `refunded`"
    case Self.notice.name: return "it is enough that it went out: \(mark) NUMBER sent to=… via=…`; \(answer)"
    case Self.meeting.name:
      return "what is recorded wrongly is put right: \(mark) \(which ?? "ID") corrected step=held to.KEY=…`; a "
        + "decision is recorded by \(mark) ID taken …`"
    case Self.status.name:
      return "it is enough that it was sent: \(mark) \(which ?? "ID") sent to=… via=…`; \(answer)"
    case Self.project.name, Self.handbook.name, Self.guide.name: return "it says how things are; \(answer)"
    default: return nil
    }
  }

  /// As messages call one of them.
  var words: String {
    switch name {
    case Self.cancellation.name: "cancellation statement"
    case Self.meeting.name: "record of a conversation"
    case Self.status.name: "status update"
    case Self.project.name: "project page"
    case Self.guide.name: "page of the handbook"
    default: name
    }
  }
}

extension PlannedDocument {
  /// Nil for a paper that waits for an answer.
  func refusalOfAnswer(in path: String) -> Diagnostic? {
    let id = which ?? subject["id"]?.text
    return kind.insteadOfAnswer(id, in: path).map {
      .refusal("no-answer-wanted", "`\(address)` is a \(kind.words): nobody agrees to one", help: $0)
    }
  }
}
