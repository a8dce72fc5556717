import Engagements
import Values

/// The figures of an engagement's ledgers as one line: `name: figures`, separated by tabs.
struct LedgerFigures {
  let text: String

  init(_ engagement: Engagement) throws {
    var parts: [String] = []
    func add(_ name: String, _ figures: [String]) { parts.append("\(name): " + figures.joined(separator: " ")) }
    if let totals = engagement.work.totals {
      add("price", [totals.net, totals.tax, totals.gross, totals.withheld, totals.payable].map(digits))
    }
    if let value = try engagement.contractValue() {
      add("value", [value.original, value.change, value.value, value.pendingChange].map(digits))
      add(
        "changes",
        (value.agreed + value.pending).map { line in
          "\(line.id)=" + [line.earlier, line.before, line.this, line.new].map(digits).joined(separator: ",")
        })
    }
    if let payments = try engagement.receivables() {
      add(
        "payments",
        payments.entries.map { entry in
          let taxed = entry.instalment.taxed
          let amounts = [taxed.net, taxed.tax, entry.instalment.payable, entry.received, entry.open].map(digits)
          return "\(entry.instalment.id)=\(amounts.joined(separator: ",")),\(entry.state),\(entry.due.day.word)"
        })
      add("open", [digits(payments.received), digits(payments.open)])
    }
    for allowance in try engagement.allowances() {
      add(
        allowance.id,
        allowance.statements.map { statement in
          let period = statement.period
          let numbers = [period.granted, period.carried, period.used, period.left, period.beyond]
          return "\(statement.id)=" + numbers.map(\.description).joined(separator: ",")
            + ",\(statement.totals.map { digits($0.gross) } ?? "-")"
        })
    }
    if let goodwill = try engagement.goodwill() {
      let ledger = goodwill.ledger
      add(
        "goodwill", ["\(ledger.given)", "\(ledger.reserved)", "\(ledger.remaining)", goodwill.value.map(digits) ?? "-"])
      add("fast", goodwill.tooFast)
    }
    let days = try engagement.workDays()
    add(
      "days",
      days.stages.map { "\($0.stage.id)=\($0.start.word),\($0.due.word)" } + ["end=\(days.end.word)"])
    add("points", days.stages.flatMap { $0.checkpoints ?? [] }.compactMap { $0.day?.description })
    for side in CancellationStatement.Side.allCases {
      guard let statement = try engagement.cancellation(by: side) else { continue }
      let balance = statement.balance
      add(
        side.rawValue,
        [
          statement.earned, statement.received, balance.net, balance.tax, balance.gross, statement.withheld,
          statement.payable,
        ].map(digits))
    }
    let progress = engagement.progress
    add(
      "progress",
      ["\(progress.accepted)/\(progress.deliverables)"] + progress.stated.map { "\($0.stage)=\($0.share),\($0.on)" })
    add("due", try engagement.proposalsDue().map { "\($0.reason)=\($0.about),\($0.since),\($0.until)" })
    text = parts.joined(separator: "\t")
  }
}

private func digits(_ money: Money) -> String { money.amount.description }

extension Day? {
  fileprivate var word: String { map(\.description) ?? "-" }
}

extension KeptDay? {
  fileprivate var word: String {
    map { "\($0.day)+\($0.moved.delay.byInput)+\($0.moved.delay.byPause)" } ?? "-"
  }
}
