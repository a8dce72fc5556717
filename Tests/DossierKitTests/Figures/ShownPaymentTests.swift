import Diagnostics
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// Random engagements with change orders, as their papers and pages show the money: every column adds up to what stands
/// below it, to the cent, and the payments to the contract value that holds.
@Suite struct ShownPaymentTests {
  @Test(arguments: 0..<150)
  func columnsComeToTheirTotals(_ seed: Int) throws {
    var random = RandomTerms(seed: UInt64(seed))
    let files = random.files()
    let data = try LaidOver().engagement(with: files)
    for reading in [TermsReading.inForce, .ofContract] {
      let engagement = try #require(data.documentData(reading, RecordedFigures(of: data, for: .private))["engagement"])
      let price = try #require(engagement["price"], "\(files)")
      let payments = engagement["instalments"]?.list ?? []
      #expect(!payments.isEmpty)
      for key in ["net", "tax", "gross", "payable", "withheld"] {
        #expect(try payments.sum(of: key) == price.amount(key), "\(key) of \(reading): \(files)")
      }
      for figures in payments + [price] { try expectThatPartsComeTogether(figures) }
      let paid = try engagement.amount("paid")
      if reading == .inForce {
        #expect(try engagement.amount("payable") == price.amount("payable"))
        #expect(try paid + engagement.amount("unpaid") == price.amount("payable") + engagement.amount("overpaid"))
        let receivables = engagement["receivables"]?.list ?? []
        #expect(try receivables.sum(of: "payable") == price.amount("payable"))
        #expect(try receivables.sum(of: "received") == paid)
        let value = try #require(engagement["contract_value"])
        #expect(try value.amount("value") == price.amountAsTold)
        #expect(try value.amount("original") + value.amount("change") == value.amount("value"))
      } else {
        let stages = engagement["stages"]?.list ?? []
        #expect(try stages.sum(of: "amount") == price.amount("subtotal"))
        #expect(try price.amount("subtotal") - price.amount("discount") == price.amountAsTold)
      }
    }
    let recorded = RecordedFigures(of: data, for: .private)
    try expectThatChangesAddUp(#require(data.documentData(.inForce, recorded)["engagement"]))
  }

  /// Each change order by itself, and those that are agreed one after the other.
  private func expectThatChangesAddUp(_ engagement: Datum) throws {
    let changes = engagement["changes"]?.list ?? []
    var value = try #require(engagement["contract_value"]).amount("original")
    for change in changes {
      let price = try #require(change["price"])
      try expectThatPartsComeTogether(price)
      #expect(try (change["lines"]?.list ?? []).sum(of: "amount") == price.amountAsTold)
      let payments = change["instalments"]?.list ?? []
      if try price.amount("payable").minorUnits > 0 {
        for key in ["net", "tax", "gross", "payable"] { #expect(try payments.sum(of: key) == price.amount(key)) }
      }
      let sums = try #require(change["value"])
      #expect(try sums.amount("original") + sums.amount("earlier") == sums.amount("before"))
      #expect(try sums.amount("before") + sums.amount("this") == sums.amount("new"))
      #expect(try sums.amount("this") == price.amountAsTold)
      guard change["state"]?.text == "agreed" else { continue }
      #expect(try sums.amount("before") == value)
      value = try sums.amount("new")
    }
    #expect(try value == #require(engagement["contract_value"]).amount("value"))
  }

  private func expectThatPartsComeTogether(_ figures: Datum) throws {
    #expect(try figures.amount("net") + figures.amount("tax") == figures.amount("gross"))
    #expect(try figures.amount("gross") - figures.amount("withheld") == figures.amount("payable"))
  }
}

extension Datum {
  /// An amount of its figures; nothing where it has none.
  fileprivate func amount(_ key: String) throws -> Money {
    guard let content = self[key]?.content else { return .zero(try euro) }
    guard case .money(let money) = content else {
      Issue.record("\(key) is no amount")
      return .zero(try euro)
    }
    return money
  }

  /// The price with its tax where prices are told so, else without.
  fileprivate var amountAsTold: Money {
    get throws {
      if case .bool(true)? = self["includes_tax"]?.content { try amount("gross") } else { try amount("net") }
    }
  }
}

extension [Datum] {
  fileprivate func sum(of key: String) throws -> Money {
    try Money.sum(map { try $0.amount(key) }, in: try euro)
  }
}

private var euro: Currency { get throws { try #require(Currency("EUR")) } }

/// Prices, taxes, a plan of payments, receipts and change orders, made up from a seed.
private struct RandomTerms {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func amount(upTo euros: Int) -> String {
    let cents = Int.random(in: 1...euros * 100, using: &random)
    return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }

  private mutating func one<T>(of choices: [T], else standard: T) -> T {
    choices.randomElement(using: &random) ?? standard
  }

  /// What is laid over the base workspace of the rules, by name.
  mutating func files() -> [String: String] {
    var files = ["practice.yaml": practice(), "engagement.yaml": engagement()]
    var papers = ""
    for number in 1...Int.random(in: 1...4, using: &random) {
      files["changes/change-\(number).yaml"] = change(number)
      papers += paper(number)
    }
    files["log/papers.yaml"] = papers
    if chance(60) {
      files["log/payments.yaml"] =
        "- id: \(paidFirst)\n  received:\n    - on: 2026-02-12\n      amount: \(amount(upTo: 900))\n"
    }
    return files
  }

  /// The id of the first payment of the plan.
  private var paidFirst = "advance"

  private mutating func practice() -> String {
    let rate = one(of: ["24%", "22%", "5.5%", "19%", "7.25%"], else: "24%")
    var lines = ["tax:", "  - client: same_country", "    treatment: standard", "    label: VAT", "    rate: \(rate)"]
    if chance(25) { lines.append("    prices_include_tax: yes") }
    if chance(25) { lines.append("    rounding: per_line") }
    if chance(25) { lines += ["    withholding:", "      label: Withheld", "      rate: 20%", "      of: net"] }
    if chance(15) { lines = ["tax:", "  - client: same_country", "    treatment: none"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func engagement() -> String {
    var lines = ["stages:"]
    for stage in ["plan", "build", "launch"] {
      lines += ["  - id: \(stage)", "    price: \(amount(upTo: 9_000))"]
    }
    if chance(40) {
      let size =
        chance(50)
        ? "percent: \(Int.random(in: 1...40, using: &random))%" : "amount: 0.\(Int.random(in: 10...99, using: &random))"
      lines += ["discount:", "  \(size)", "  reason: second project"]
    }
    lines += ["payments:"]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: lines += ["  advance: \(Int.random(in: 1...60, using: &random))%", "  rest: at_end"]
    case 1: lines += ["  advance: \(Int.random(in: 1...60, using: &random))%"]
    case 2:
      let parts = Int.random(in: 2...7, using: &random)
      lines.append("  schedule:")
      for part in 1...parts {
        lines += ["    - id: p\(part)", "      share: 1/\(parts)", "      when: \(trigger(part, of: parts))"]
      }
      paidFirst = "p1"
    default:
      lines += [
        "  schedule:", "    - id: p1", "      share: 30%", "      when: contract_agreed", "    - id: p2",
        "      amount: 0.\(Int.random(in: 10...99, using: &random))", "      when: stage_accepted plan", "    - id: p3",
        "      share: rest", "      when: stage_accepted launch",
      ]
      paidFirst = "p1"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func trigger(_ part: Int, of parts: Int) -> String {
    part == 1 ? "contract_agreed" : part == parts ? "stage_accepted launch" : "2026-0\(2 + part)-16"
  }

  private mutating func change(_ number: Int) -> String {
    var lines = ["title: Change \(number)", "because: it was asked for", "days: 0wd"]
    if chance(50) {
      lines += [
        "adds:", "  stages:", "    - title: Extra \(number)", "      price: \(amount(upTo: 3_000))", "      takes: 1w",
        "      delivers:", "        - title: Result \(number)", "          accepted_when: it is there",
      ]
    } else if chance(30) {
      lines.append("price: -\(amount(upTo: 200))")
    } else {
      lines.append("price: \(amount(upTo: 2_000))")
    }
    if !lines.contains(where: { $0.hasPrefix("price: -") }), chance(40) {
      lines += ["payments:"]
      for part in 1...3 {
        lines += [
          "  - id: c\(number)-\(part)", "    share: 1/3",
          "    when: \(part == 1 ? "change_agreed" : "stage_accepted launch")",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Agreed, declined or open.
  private mutating func paper(_ number: Int) -> String {
    var lines = [
      "- id: CO-00\(number)", "  document: change-order", "  change: change-\(number)", "  issued:",
      "    on: 2026-04-1\(number)",
    ]
    let answer = one(of: ["agreed", "agreed", "agreed", "declined", ""], else: "agreed")
    if !answer.isEmpty { lines += ["  \(answer):", "    on: 2026-04-2\(number)", "    by: omar", "    via: email"] }
    return lines.joined(separator: "\n") + "\n"
  }
}
