import Diagnostics
import Engagements
import Values

extension Desk {
  /// The desk as the terminal shows it, at most 80 columns wide but for words that are longer.
  ///
  /// - Parameter colour: whether what presses is coloured; the words say it too.
  package func text(colour: Bool) -> String {
    var page = TerminalPage(colour: colour)
    page.line("Desk of \(today.weekdayAndDay)")
    for need in DeskNeed.allCases {
      let group = entries.filter { $0.need == need }
      guard !group.isEmpty else { continue }
      page.gap()
      page.heading(need.heading)
      for entry in group {
        page.gap()
        entry.write(on: &page, today: today)
      }
    }
    return page.text
  }
}

extension DeskNeed {
  fileprivate var heading: String {
    switch self {
    case .you: "Needs you"
    case .client: "Waits for the client"
    case .nobody: "Quiet"
    }
  }
}

extension Desk.Entry {
  fileprivate func write(on page: inout TerminalPage, today: Day) {
    page.title(path, engagement?.terms.title)
    if errors > 0 {
      page.item(.late, "", "\(errors) \(errors == 1 ? "error" : "errors"): `dossier check \(path)` says which")
    }
    page.unread(unread)
    guard let engagement, unread.isEmpty else { return }
    page.line(engagement.standing, indent: 2)
    for item in items { page.item(item, of: engagement) }
    engagement.writeLedgers(on: &page)
    if let ending { page.write(ending, of: engagement) }
  }
}

extension Engagement {
  /// Its state, its stage and its next date.
  var standing: String {
    var parts = ["\(client.name ?? clientID): \(state.inWords)"]
    if !hasEnded, let end = earlyEnd, let given = end.givenOn, let until = end.endsOn {
      parts.append(
        "\(end.by?.name ?? "you") gave notice on \(given.weekdayAndDay), ends early on \(until.weekdayAndDay)")
    }
    if let stage = currentStage {
      let days = (try? workDays())?.stages.first { $0.stage.id == stage.id }
      parts.append(stage.title + (days?.due.map { " until \($0.day.weekdayAndDay)" } ?? ""))
    }
    if let next = nextDate, let day = next.day {
      let time = next.time.map { " \($0)" } ?? ""
      parts.append("next \(day.weekdayAndDay)\(time), \(next.words)")
    }
    return parts.joined(separator: "; ")
  }

  /// Whether prices are meant before the tax that is charged on them, or with it; nil where none is charged.
  private var priceBasis: String? {
    guard let taxation, taxation.treatment.kind == .standard else { return nil }
    return (taxation.treatment.pricesIncludeTax ? "including " : "before ") + (taxation.row.label ?? "tax")
  }

  /// Money, what is included, what was given gladly: a line each.
  func writeLedgers(on page: inout TerminalPage) {
    let value = try? contractValue()
    let basis = priceBasis.map { " " + $0 } ?? ""
    let fees = inForce.stages.feesByThePeriod.map { "\($0.fee)\(basis) every \($0.every.inWords)" }
    let worth = [value.map { "\($0.value)\(basis)" }].compactMap(\.self) + fees
    if let payments = paymentsInForce, !worth.isEmpty || !payments.entries.isEmpty {
      var parts = worth
      if let all = try? payments.received + payments.open {
        parts.append("\(payments.received) received of \(all) to be paid")
      }
      if let owing = try? payments.owing(in: currency), !owing.isZero { parts.append("\(owing) is due") }
      if let next = payments.next, next.state == .waiting { parts.append("\(next.open) comes next") }
      // After an early end nothing comes of what is still out.
      if let value, !hasEnded, !value.pendingChange.isZero {
        parts.append("\(value.pendingChange)\(basis) waits for an answer")
      }
      page.figure("money", parts.joined(separator: ", "))
    }
    for allowance in contractEndedOn == nil ? (try? allowances()) ?? [] : [] {
      guard let period = allowance.ledger.current, let available = try? period.available else { continue }
      let beyond = period.beyond > .zero ? ", \(period.beyond) minutes beyond" : ""
      page.figure(
        "included",
        "\(allowance.terms.title ?? allowance.id): \(period.left) of \(available) left"
          + "\(beyond), until \(period.days.upperBound)")
    }
    if let goodwill = try? goodwill() {
      let ledger = goodwill.ledger
      let worth = goodwill.value.map { ledger.given > 0 ? ", worth \($0)" : "" } ?? ""
      let warning = ledger.remaining <= 0 ? "; used up" : goodwill.isNearlyUsedUp ? "; nearly used up" : ""
      page.figure(
        "goodwill",
        "\(hoursAndMinutes(ledger.given)) given\(worth), \(hoursAndMinutes(ledger.reserved)) promised, "
          + "\(hoursAndMinutes(ledger.remaining)) left\(warning)")
    }
    if state == .active || state == .paused || state == .closing {
      page.figure("accepted", "\(progress.accepted) of \(progress.deliverables) results")
    }
  }
}

extension EngagementState {
  /// As the desk's page has it.
  fileprivate var inWords: String {
    switch self {
    case .lead: "not offered yet"
    case .proposed: "offered"
    case .agreed: "agreed, not begun"
    case .active: "in progress"
    case .paused: "paused"
    case .closing: "nearly done"
    case .closed: "complete"
    case .cancelled: "ended early"
    }
  }
}

extension Length {
  /// After "every": `month`, `2 weeks`.
  fileprivate var inWords: String {
    let noun =
      switch unit {
      case .minutes: "minute"
      case .hours: "hour"
      case .workingDays: "working day"
      case .days: "day"
      case .weeks: "week"
      case .months: "month"
      case .quarters: "quarter"
      case .years: "year"
      }
    return count == 1 ? noun : "\(count) \(noun)s"
  }
}

/// Minutes as hours and minutes: `1 h 40 min`.
func hoursAndMinutes(_ minutes: Int) -> String {
  let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
  let parts = [hours == 0 ? nil : "\(hours) h", rest == 0 && hours > 0 ? nil : "\(rest) min"]
  return parts.compactMap(\.self).joined(separator: " ")
}

extension Entry where F == UpcomingFigures {
  /// What happens on a date, without its day.
  var words: String {
    switch self.kind {
    case "control_day": "progress check of \(self.title ?? "")\(self.at.map { ", \($0) %" } ?? "")"
    case "input": "\(self.title ?? "") is due from the client"
    case "stage_start": "\(self.title ?? "") begins"
    case "stage_due": "\(self.title ?? "") is due"
    default: self.title ?? ""
    }
  }
}

extension TerminalPage {
  /// That a log cannot be read: what it would say is not asked for.
  mutating func unread(_ files: [String]) {
    guard !files.isEmpty else { return }
    let them = files.count == 1 ? "it" : "them"
    line("\(files.joined(separator: ", ")) cannot be read: nothing that follows from \(them) is asked for", indent: 2)
  }

  /// What an early end would leave.
  fileprivate mutating func write(_ ending: Datum, of engagement: Engagement) {
    let figures = Entry<CancellationFigures>(ending)
    let sides: [(CancellationStatement.Side, String, Entry<BalanceFigures>?)] = [
      (.client, "the client", figures.ifByClient), (.provider, "you", figures.ifByProvider),
    ]
    for (ender, side, balance) in sides {
      guard let balance, let day = balance.on, let net = balance.net, let payable = balance.payable else { continue }
      line("If \(side) ended it on \(day.weekdayAndDay):", indent: 2)
      for part in balance.lines ?? [] {
        figure(part.about ?? "", [part.earned, part.price].compactMap { $0?.description }.joined(separator: " of "))
      }
      for stage in engagement.unstatedStages(for: ender) {
        figure(
          stage.id,
          "nothing: the client was told no share of it. Say it at a progress check, `dossier new checkpoint "
            + "\(engagement.path) stage=\(stage.id) at=… done=…`, and record that it was `told`")
      }
      figure("earned", "\(balance.earned?.description ?? ""), \(balance.received?.description ?? "") received for it")
      let isOwedBack = net.isNegative
      guard let net = isOwedBack ? try? net.negated() : net,
        let payable = isOwedBack ? try? payable.negated() : payable
      else { continue }
      let terms = balance.withheld == nil ? "with tax" : "with tax, less what is withheld,"
      figure(isOwedBack ? "pay back" : "to ask", "\(net), \(terms) \(payable)")
    }
  }
}
