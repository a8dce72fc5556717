import Diagnostics
import Values

// Papers that tell the client something: notices, status updates, statements, what stands at the end, answers to
// complaints.

extension Engagement {
  var tellingMatters: [Matter] {
    noticeMatters + statusMatters + statementMatters + endMatters + complaintMatters
  }

  private var noticeMatters: [Matter] {
    noticesGiven.map { notice in
      telling("notice", notice.id, title: notice.given?.what ?? "", to: [signs, decides], at: notice.span)
    }
  }

  private var statusMatters: [Matter] {
    let readers = (terms.documentsOwed ?? []).first { $0.kind == "status" }?.to
    return log.statusesGiven.map { status in
      telling(
        "status", status.id, status.sent == nil ? .draft : .sent, title: status.given?.verdict ?? "",
        to: readers ?? [decides], at: status.span)
    }
  }

  private var statementMatters: [Matter] {
    statementsOwed.map { statement in
      let allowance = (terms.allowances ?? []).first { $0.id == statement.allowance }
      return telling(
        "statement", statement.id, title: allowance?.title ?? statement.id, to: [signs, decides], at: allowance?.span
      ) { $0.set(\.allowance, .text(statement.allowance), from: allowance?.spans ?? []) }
    }
  }

  /// The acceptance certificate once it can go out, and the cancellation statement.
  private var endMatters: [Matter] {
    let isClosing = owesClosing && (log.paper(of: "closing", about: nil) != nil || isReady(for: .closing))
    return [("closing", isClosing), ("cancellation", hasNotice)].filter(\.1).map { document, _ in
      telling(document, nil, title: terms.title ?? id, to: [signs], at: terms.span)
    }
  }

  /// Nothing is recorded of the sending of an answer: it goes out on the day on which it is written down.
  private var complaintMatters: [Matter] {
    (log.complaints ?? []).map { complaint in
      let answer = complaint.answered
      let state: Matter.State = answer.map { $0.on == today ? .issued : .sent } ?? .open
      return telling(
        "complaint", complaint.id, state, title: complaint.received?.text ?? "", to: [complaint.received?.by],
        at: complaint.span
      ) { figures in
        figures.set(\.on, complaint.received?.datum(of: \.on))
        figures.set(\.text, complaint.received?.datum(of: \.text))
        figures.set(\.answer, answer?.datum(of: \.text))
      }
    }
  }

  /// - Parameters:
  ///   - subject: which one it is, where there are several.
  ///   - state: nil for that of its paper.
  private func telling(
    _ document: String, _ subject: String?, _ state: Matter.State? = nil, title: String, to readers: [String?],
    at span: Span?, _ more: (inout FigureWriter<ToldPaperFigures>) -> Void = { _ in }
  ) -> Matter {
    let paper = log.paper(of: document, about: subject)
    var figures = FigureWriter<ToldPaperFigures>(from: [paper?.span ?? span].compactMap(\.self))
    figures.set(\.document, .text(document))
    figures.set(\.about, subject.map(Datum.Content.text))
    figures.set(\.number, paper.flatMap { $0.issuedOn == nil ? nil : $0.datum(of: \.id) })
    more(&figures)
    return Matter(
      .paper, subject ?? document, state ?? paper.map(matterState) ?? .draft, title: title,
      concerned: readers.compactMap(\.self) + (paper?.sent?.to ?? []), data: figures.datum, at: paper?.span ?? span)
  }
}
