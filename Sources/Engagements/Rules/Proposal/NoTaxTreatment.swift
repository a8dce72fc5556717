import Diagnostics

extension Rule {
  /// Some row of the practice's tax table fits the client.
  ///
  /// Which treatment the law asks for is for you and your accountant; without any there is no total to print.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// tax:
  ///   - client: elsewhere
  ///     treatment: outside_scope
  ///     label: VAT
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// tax:
  ///   - client: same_country
  ///     treatment: standard
  ///     label: VAT
  ///     rate: 24%
  /// ```
  static let noTaxTreatment = Rule("no-tax-treatment", .error, .proposal) { engagement in
    let (practice, client) = (engagement.practice, engagement.client)
    let isUnsaid = engagement.terms.tax?.lacks(\.treatment) ?? engagement.terms.lacks(\.tax)
    guard engagement.taxation == nil, isUnsaid, let rows = practice.tax, practice.country != nil,
      let country = client.country, !rows.contains(where: { $0.treatment == nil })
    else { return [] }
    let kind = client.business == false ? "consumer" : "business"
    return [
      Finding(
        "no row of the tax table fits a \(kind) in \(country)", at: practice.place(of: \.tax),
        notes: [Diagnostic.Note("the client's country is written here", at: client.span(of: \.country))],
        help:
          "add a row for `client: same_country`, `eu`, `elsewhere` or `any`, or write `tax:` with its `treatment:` in the engagement"
      )
    ]
  }
}
