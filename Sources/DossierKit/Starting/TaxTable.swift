package import Diagnostics
import Engagements
package import Values

/// How a new practice is taxed, as it says: none of this follows from whether it has a tax number.
package struct TaxAnswers: Sendable {
  /// Whether it charges value added tax.
  package var isCharged: Bool
  /// The rate of that tax where there is no pack of the country to say it.
  package var rate: Share?
  /// What business clients at home withhold, by the rate that the country's pack has for it; nil for nothing.
  package var withholding: Share?

  package init(isCharged: Bool, rate: Share?, withholding: Share?) {
    self.isCharged = isCharged
    self.rate = rate
    self.withholding = withholding
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
    tableRow([("label", row["label"]), ("rate", row["rate"]), ("of", row["of"])])
  }
  guard answers.isCharged else {
    func row(for client: String, keeping withheld: Datum?) -> Datum {
      tableRow([
        word("client", client), word("treatment", "none"), ("wording", pack?["tax"]?["wording"]?["none"]),
        ("withholding", withheld),
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
  let rows = treatments.map { treatment in
    let wording = treatment["treatment"]?.text.flatMap { tax["wording"]?[$0] }
    let rate = treatment["rate"]?.text.flatMap { id in tax.rate(id, on: today) }
    return tableRow([
      ("client", treatment["client"]), ("business", treatment["business"]), ("treatment", treatment["treatment"]),
      ("label", tax["label"]), ("rate", rate), ("wording", wording),
      ("withholding", treatment["client"]?.text == "same_country" ? withholding : nil),
    ])
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
  /// The newest rate of a pack's tax that holds on a day.
  fileprivate func rate(_ id: String, on today: Day) -> Datum? {
    let history = self["rates"]?.list?.first { $0["id"]?.text == id }?["history"]?.list ?? []
    return history.last { step in step["from"]?.text.flatMap { Day($0) }.map { $0 <= today } ?? true }?["rate"]
  }
}
