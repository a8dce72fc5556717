import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

@testable import dossier_ledgers

/// Random engagements whose figures `Benchmarks/Ledgers/ledgers.py` computed with exact fractions, and what must hold of
/// the ledgers of any.
@Suite struct EngagementLedgerTests {
  @Test(arguments: zip(lines("engagements.txt"), lines("figures.txt")))
  func comesToWhatFractionsSay(_ engagement: String, _ figures: String) throws {
    let ours = try LedgerFigures(RandomEngagement(engagement).assembled()).text.split(separator: "\t")
    let theirs = figures.split(separator: "\t")
    #expect(ours.count == theirs.count)
    for (one, other) in zip(ours, theirs) {
      #expect(one.trimmingCharacters(in: .whitespaces) == other.trimmingCharacters(in: .whitespaces))
    }
  }

  /// A log that ends on a day says the same of that day as one that goes on.
  @Test(arguments: lines("engagements.txt"))
  func doesNotSeeTheFuture(_ line: String) throws {
    let engagement = try RandomEngagement(line)
    for daysBefore in [0, 90, 250] {
      let day = try engagement.today.adding(days: -daysBefore)
      let whole = try LedgerFigures(engagement.assembled(asOf: day)).text
      let cut = try LedgerFigures(engagement.withoutSteps(after: day).assembled(asOf: day)).text
      #expect(whole == cut)
    }
  }

  @Test(arguments: lines("engagements.txt"))
  func doesNotMindTheOrderOfRecordsAndFiles(_ line: String) throws {
    let engagement = try RandomEngagement(line)
    #expect(try LedgerFigures(engagement.assembled()).text == LedgerFigures(engagement.reversed().assembled()).text)
  }

  @Test(arguments: lines("engagements.txt"))
  func addsUp(_ line: String) throws {
    let engagement = try RandomEngagement(line).assembled()
    let currency = engagement.currency
    let value = try #require(try engagement.contractValue())
    #expect(try value.original + value.change == value.value)
    if engagement.taxation?.treatment.pricesIncludeTax == false {
      let prices = try engagement.pricesToEarn()
      #expect(
        try Money.sum(prices.stages.compactMap(\.price) + prices.apart.map(\.price), in: currency) == value.value)
    }

    let payments = try #require(try engagement.receivables())
    let asked = try Money.sum(payments.entries.map(\.instalment.payable), in: currency)
    let agreed = engagement.changes.filter { change in value.agreed.contains { $0.id == change.id } }
      .compactMap(\.totals?.payable)
    let statements = try engagement.allowances().flatMap(\.statements).filter { $0.period.closedOn != nil }
    let price = try #require(engagement.work.totals?.payable)
    #expect(
      try asked == price + Money.sum(agreed, in: currency)
        + Money.sum(statements.compactMap(\.totals?.payable), in: currency)
        + Money.sum(engagement.periodicFees().flatMap(\.instalments).map(\.payable), in: currency))
    #expect(try payments.received + payments.open == asked)

    for period in try engagement.allowances().flatMap(\.ledger.periods) {
      #expect(try period.used + period.left == period.available)
    }
    for side in CancellationStatement.Side.allCases {
      let statement = try #require(try engagement.cancellation(by: side))
      let balance = statement.balance
      #expect(try Money.sum(statement.lines.map(\.earned), in: currency) == statement.earned)
      #expect(try balance.net + balance.tax == balance.gross)
    }
    for day in try engagement.workDays().stages.compactMap(\.due) {
      #expect(day.moved.delay.byInput + day.moved.delay.byPause == day.moved.delay.workingDays)
    }
  }

  /// No two payments have one name, and what came can be recorded by every one of them.
  @Test(arguments: lines("engagements.txt"))
  func canRecordEveryPayment(_ line: String) throws {
    let random = try RandomEngagement(line)
    let ids = try #require(try random.assembled().paymentsInForce).entries.map(\.instalment.id)
    #expect(Set(ids).count == ids.count)
    let recorded = try random.withPayments(ids).assembled()
    // The random log has payments of offers that were declined, too: of those the check complains.
    let mistakes = check(recorded).filter { mistake in
      ["unknown-record", "payment-twice"].contains(mistake.id) && ids.contains { mistake.message.contains("`\($0)`") }
    }
    #expect(mistakes.shown == "")
    #expect(recorded.log.payments?.count ?? 0 >= ids.count)
  }

  /// Whatever was asked for, offered and done: without a yes the contract is worth what was first agreed.
  @Test(arguments: lines("engagements.txt"))
  func asksForNothingWithoutAnAgreement(_ line: String) throws {
    let engagement = try RandomEngagement(line).withoutAgreedChanges().assembled()
    let value = try #require(try engagement.contractValue())
    #expect(value.value == value.original && value.agreed.isEmpty)
    let ids = try Set(engagement.allowances().flatMap(\.statements).map(\.id) + engagement.periodicFees().map(\.id))
    let payments = try #require(try engagement.receivables()).entries.filter { !ids.contains($0.instalment.id) }
    #expect(payments.map(\.instalment) == engagement.work.instalments)
  }
}

private func lines(_ file: String) -> [String] {
  let path = "DossierKitTests/Cases/Ledgers/\(file)"
  guard let text = try? String(contentsOf: testsFolder.appending(path: path), encoding: .utf8) else { return [path] }
  return text.split(separator: "\n").map(String.init)
}

/// An engagement as the script writes it: practice, client, terms, log and change orders on one line.
private struct RandomEngagement {
  private var data: DatumMap
  let today: Day

  init(_ line: String) throws {
    let (datum, mistakes) = readYAML(Source(name: "engagement", bytes: Array(line.utf8)))
    data = try #require(datum?.map, "\(mistakes)")
    today = try #require(data["today"]?.text.flatMap { Day($0) })
  }

  func assembled(asOf day: Day? = nil) throws -> Engagement {
    var packs: [String: Datum] = [:]
    for pack in data["packs"]?.map?.entries ?? [] { packs[pack.key] = pack.value }
    let source = EngagementSource(
      id: "one", clientID: "client", practice: try #require(data["practice"]), standards: nil,
      client: try #require(data["client"]), terms: try #require(data["terms"]),
      log: data["log"]?.map?.entries ?? [], changes: data["changes"]?.map?.entries ?? [], packs: packs)
    let (engagement, diagnostics) = assemble(source, today: day ?? today)
    #expect(diagnostics.filter { $0.severity == .error }.isEmpty)
    return try #require(engagement)
  }

  /// Without what happened, or was written down, after a day.
  func withoutSteps(after day: Day) -> RandomEngagement {
    func isKnown(_ step: Datum) -> Bool {
      ["on", "recorded"].allSatisfy { step[$0]?.text.flatMap { Day($0) }.map { $0 <= day } ?? true }
    }
    return withRecords { record in
      var record = record
      for entry in record.entries {
        if entry.value.map != nil, !isKnown(entry.value) { record.remove(entry.key) }
        if let steps = entry.value.list {
          let known = steps.filter(isKnown)
          if known.isEmpty { record.remove(entry.key) } else { record[entry.key]?.content = .list(known) }
        }
      }
      return record.entries.contains { $0.value.map != nil || $0.value.list != nil } ? record : nil
    }
  }

  /// With a cent for each of some payments that came today.
  func withPayments(_ ids: [String]) -> RandomEngagement {
    let records = ids.map { id in
      var step = DatumMap()
      step["on"] = Datum(.word("\(today)"))
      step["amount"] = Datum(.word("1"))
      var record = DatumMap()
      record["id"] = Datum(.word(id))
      record["received"] = Datum(.list([Datum(.map(step))]))
      return Datum(.map(record))
    }
    var copy = self
    var log = data["log"]?.map ?? DatumMap()
    log["payments"] = Datum(.list((log["payments"]?.list ?? []) + records))
    copy.data["log"]?.content = .map(log)
    return copy
  }

  func withoutAgreedChanges() -> RandomEngagement {
    withRecords { record in
      guard record["document"]?.text == "change-order" else { return record }
      var record = record
      record.remove("agreed")
      return record
    }
  }

  /// All records, files and steps in the opposite order.
  func reversed() -> RandomEngagement {
    var copy = withRecords { record in
      var turned = DatumMap()
      for entry in record.entries.reversed() { turned.append(entry) }
      return turned
    }
    for key in ["log", "changes"] {
      var files = DatumMap()
      for var entry in (copy.data[key]?.map?.entries ?? []).reversed() {
        if let records = entry.value.list { entry.value.content = .list(records.reversed()) }
        files.append(entry)
      }
      copy.data[key]?.content = .map(files)
    }
    return copy
  }

  /// - Parameter change: what becomes of a record; nil where it goes.
  private func withRecords(_ change: (DatumMap) -> DatumMap?) -> RandomEngagement {
    var copy = self
    var log = DatumMap()
    for var kind in data["log"]?.map?.entries ?? [] {
      let records = (kind.value.list ?? []).compactMap { record -> Datum? in
        guard let map = record.map.flatMap(change) else { return nil }
        var record = record
        record.content = .map(map)
        return record
      }
      kind.value.content = .list(records)
      log.append(kind)
    }
    copy.data["log"]?.content = .map(log)
    return copy
  }
}
