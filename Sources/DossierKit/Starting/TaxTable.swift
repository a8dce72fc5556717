package import Diagnostics
import Engagements
package import Values

/// How a new practice is taxed, as it says: none of this follows from whether it has a tax number.
package struct TaxAnswers: Sendable {
  /// Whether it charges value added tax.
  package var isCharged: Bool
  /// The rate of that tax where there is no pack of the country to say it, or where the country leaves a choice.
  package var rate: Share?
  /// What business clients at home withhold, by the rate that the country's pack has for it; nil for nothing.
  package var withholding: Share?

  package init(isCharged: Bool, rate: Share?, withholding: Share?) {
    self.isCharged = isCharged
    self.rate = rate
    self.withholding = withholding
  }
}

/// The rates of a country's tax that a practice may have for clients at home, each with what it is for: the ordinary one
/// first. None where there is no pack to say it.
package func chargedRates(of pack: Datum?, on today: Day, in language: String) -> [(rate: Share, note: String)] {
  (pack?["tax"]?.ratesAtHome ?? []).compactMap { rate in
    let share = rate.steps(from: today).last { $0.from == nil }?.step["rate"]?.text.flatMap { Share($0) }
    return share.map { ($0, rate["note"]?[language]?.text ?? "") }
  }
}

/// The rates of what business clients in a country withhold of a price, each with what it is for.
package func withholdingRates(of pack: Datum?, in language: String) -> [(rate: Share, note: String)] {
  (pack?["tax"]?["withholdings"]?.list ?? []).compactMap { row in
    row["rate"]?.text.flatMap { Share($0) }.map { rate in (rate, row["note"]?[language]?.text ?? "") }
  }
}

/// The rows of the country's pack with the rates of the day; without a pack the one rate that was told, for clients of
/// the same country; where no tax is charged, the words for that.
func taxTable(
  for answers: TaxAnswers, _ pack: Datum?, _ languages: [String], _ today: Day
) -> Datum {
  let withholding = answers.withholding.flatMap { rate in
    pack?["tax"]?["withholdings"]?.list?.first { $0["rate"]?.text.flatMap { Share($0) } == rate }
  }
  .map { row in
    tableRow([("label", row["label"]?.told(in: languages)), ("rate", row["rate"]), ("of", row["of"])])
  }
  guard answers.isCharged else {
    func row(for client: String, keeping withheld: Datum?) -> Datum {
      tableRow([
        word("client", client), word("treatment", "none"),
        ("precision", withheld == nil ? nil : pack?["tax"]?["precision"]),
        ("wording", pack?["tax"]?["wording"]?["none"]?.told(in: languages)), ("withholding", withheld),
      ])
    }
    let home = withholding.map { [row(for: "same_country", keeping: $0)] } ?? []
    return Datum(.list(home + [row(for: "any", keeping: nil)]))
  }
  guard let tax = pack?["tax"], let treatments = tax["treatments"]?.list else {
    var label = DatumMap()
    for language in languages { label[language] = taxNames[language].map { Datum(.text($0)) } }
    return Datum(
      .list([
        tableRow([
          word("client", "same_country"), word("treatment", "standard"), ("label", Datum(.map(label))),
          ("rate", answers.rate.map { Datum(.share($0)) }),
        ])
      ]))
  }
  let ordinary = tax.ratesAtHome.first
  let chosen = answers.rate.flatMap { told in
    tax.ratesAtHome.first { rate in
      rate.steps(from: today).contains { $0.from == nil && $0.step["rate"]?.text.flatMap { Share($0) } == told }
    }
  }
  let rows = treatments.flatMap { treatment in
    let id = treatment["rate"]?.text
    let rate = id != nil && id == ordinary?["id"]?.text ? chosen ?? ordinary : id.flatMap(tax.rate)
    let known = rate?.steps(from: today) ?? []
    let steps = known.isEmpty ? [(from: nil, step: Datum(.map(DatumMap())))] : known
    let kind = treatment["treatment"]?.text
    // The words of reverse charge are those of the one who pays the tax, in whatever language that reads.
    let wording =
      kind == "reverse_charge"
      ? tax["wording"]?["reverse_charge"]
      : [id, kind].lazy.compactMap { $0 }
        .compactMap { tax["wording"]?[$0]?.told(in: languages) }.first
    return steps.map { from, step in
      tableRow([
        ("client", treatment["client"]), ("business", treatment["business"]), ("from", from),
        ("treatment", treatment["treatment"]), ("label", tax["label"]?.told(in: languages)), ("rate", step["rate"]),
        ("base_factor", step["base_factor"]), ("precision", step["rate"] == nil ? nil : tax["precision"]),
        ("wording", wording), ("withholding", treatment["client"]?.text == "same_country" ? withholding : nil),
      ])
    }
  }
  return Datum(.list(rows))
}

private func tableRow(_ fields: [(String, Datum?)]) -> Datum {
  var map = DatumMap()
  for (key, value) in fields { map[key] = value }
  return Datum(.map(map))
}

private func word(_ key: String, _ text: String) -> (String, Datum?) { (key, Datum(.word(text))) }

/// What the tax is called where no pack says it.
private let taxNames = ["en": "VAT", "el": "ΦΠΑ"]

extension Datum {
  /// A text by language, without languages that papers are not written in.
  fileprivate func told(in languages: [String]) -> Datum {
    guard let map else { return self }
    var told = DatumMap()
    for entry in map.entries where languages.contains(entry.key) { told.append(entry) }
    var copy = self
    copy.content = .map(told)
    return copy
  }

  /// The rate of a pack's tax that has a name.
  fileprivate func rate(_ id: String) -> Datum? { self["rates"]?.list?.first { $0["id"]?.text == id } }

  /// The rate of a pack's tax that its table has for clients at home, then those that a practice may have in its place,
  /// which say what they are for.
  fileprivate var ratesAtHome: [Datum] {
    let home = self["treatments"]?.list?.first { $0["client"]?.text == "same_country" }?["rate"]?.text
    return [home.flatMap(rate)].compactMap { $0 } + (self["rates"]?.list ?? []).filter { $0["note"] != nil }
  }

  /// What a rate is from a day on: the steps to come, the last first, each with its first day, and then that of the day.
  fileprivate func steps(from today: Day) -> [(from: Datum?, step: Datum)] {
    let steps = (self["history"]?.list ?? []).map { ($0["from"]?.text.flatMap { Day($0) }, $0) }
    let coming = steps.filter { from, _ in from.map { $0 > today } ?? false }.map { (from: $1["from"], step: $1) }
    let current = steps.last { from, _ in from.map { $0 <= today } ?? true }.map { (from: Datum?.none, step: $1) }
    return coming.reversed() + [current].compactMap { $0 }
  }
}
