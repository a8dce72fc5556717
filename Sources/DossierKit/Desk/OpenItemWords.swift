import Diagnostics
import Engagements
import Values

// What is open in the words of the terminal.

extension TerminalPage {
  mutating func item(_ item: OpenItem, of engagement: Engagement) {
    self.item(item.urgency(on: engagement.today), item.until?.description ?? "", item.words(in: engagement))
  }
}

extension OpenItem {
  /// Who is to do what: "Jane Whitfield: pay p2, 2100.00 EUR".
  func words(in engagement: Engagement) -> String {
    let sum = amount.map { ", \($0)" } ?? ""
    return "\(holderName(in: engagement)): \(task(in: engagement))\(sum)"
  }

  private func holderName(in engagement: Engagement) -> String {
    // Whoever works alone is never somebody else.
    if holder == .us, engagement.people.ours.count < 2 { return "you" }
    return engagement.people[who]?.name ?? (holder == .us ? "you" : "the client")
  }

  private func task(in engagement: Engagement) -> String {
    switch kind {
    case .request: "say what \(named) is"
    case .undecided: "decide what becomes of \(named)"
    case .work: "do \(named)"
    case .proposal: "send an offer for \(named)"
    case .draft: "send \(named)"
    case .signed: "record the yes to \(named): dossier agree \(engagement.path) \(id) --by … --via paper"
    case .signature:
      "have \(named) signed as it says, and record that it came back: dossier mark \(engagement.path) \(id) back"
    case .incomplete:
      "complete what the \(id) still needs: dossier check \(engagement.path)"
    case .expired: "\(named) was not answered in time; issue it again, or \(closing(in: engagement))"
    case .point, .question, .answer: "answer \(named)"
    case .complaint: "answer the complaint \(named)"
    case .conversation: "hold \(named)"
    case .record: "send the record of \(named)"
    case .controlDay: "hold the progress check \(named)"
    case .word: "tell of the progress check \(named)"
    case .reminder: "ask for \(named)"
    case .notice: "give notice that \(named) is late"
    case .allowance: "tell how much is used of \(named)"
    case .beyond: "say who agreed to \(named), more than is included, or that it is free"
    case .delivery: "deliver \(title)"
    case .confirmation:
      "have the yes to \(title) confirmed, for a payment waits for it: dossier say \(engagement.path) please-confirm "
        + id
    case .pause:
      "record that the work waits for the advance, so that the days move: "
        + (engagement.waitForAdvance?.commands ?? []).joined(separator: ", then ")
    case .document: "send \(title)"
    case .bill: "ask for the payment \(named)"
    case .statement: "send the statement \(named)"
    case .handover:
      "hand over what is the client's and what is paid for, and give back what gives access; once it is there: "
        + "dossier mark \(engagement.path) \(id) said by=… via=…"
    case .refund: "pay back \(named)"
    case .overpayment: "pay back or set off what came too much for \(named)"
    case .completion: "ask: \(id.replacing("_", with: " "))"
    case .input, .action: title
    case .deviation: "put right in \(id): \(title)"
    case .decision: "decide \(named)"
    case .acceptance: "accept \(title)"
    case .payment: "pay \(named)"
    }
  }

  /// What ends a paper that has lapsed: with the requests that it answers, or else taking it back.
  private func closing(in engagement: Engagement) -> String {
    let open = (engagement.requestsAnswered(by: id) ?? []).filter { !engagement.isOver($0) }.compactMap(\.id)
    guard !open.isEmpty else { return "take it back: dossier withdraw \(engagement.path) \(id) --because …" }
    return "close what it answers: "
      + open.map { "dossier mark \(engagement.path) \($0) withdrawn because=…" }.joined(separator: "; ")
  }

  /// Its id, and its words where they say more.
  private var named: String { title == id || slug(title) == id ? id : "\(id), \(title)" }
}
