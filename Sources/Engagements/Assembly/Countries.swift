import Diagnostics
import Foundation

extension EngagementSource {
  /// What to say of a country that is none, and of a client's country that has no pack, unless the data say whose
  /// working days count.
  func unknownCountries(_ practice: Practice, _ client: Client, _ terms: Terms) -> [Diagnostic] {
    // Where there is no pack at all, that is what is wrong.
    guard !packs.isEmpty else { return [] }
    let known = "there are packs of \(packs.keys.sorted().joined(separator: ", "))"
    let places = [
      (code: practice.country, span: practice.span(of: \.country)),
      (code: client.country, span: client.span(of: \.country)),
    ]
    var diagnostics = places.compactMap { code, span -> Diagnostic? in
      guard let code, packs[code] == nil, !isCountry(code) else { return nil }
      return Diagnostic(
        .error, "unknown-country", "there is no country `\(code)`", at: span,
        help: usualCodes[code].map { "did you mean `\($0)`?" } ?? "its code is that of ISO 3166; \(known)")
    }
    if let code = client.country, packs[code] == nil, isCountry(code),
      (terms.calendar ?? client.calendar) == nil
    {
      let instead = practice.country.flatMap { packs[$0] == nil ? nil : ", and those of `\($0)` count" } ?? ""
      diagnostics.append(
        Diagnostic(
          .note, "no-country-pack", "there is no country pack of `\(code)`: the days off there are not known\(instead)",
          at: client.span(of: \.country),
          help: "\(known); say in client.yaml whose `calendar:` counts, or write "
            + "`templates/packs/\(code.lowercased()).yaml`"))
    }
    return diagnostics
  }
}

/// Where the days off count on which no work is done.
enum DaysOffHolder: String, CaseIterable, Sendable {
  /// Where the work is done: the engagement names a calendar.
  case work
  /// In the client's country.
  case client
  /// In the practice's: of the client's no days off are known.
  case provider
  /// Nobody's: of neither country days off are known, and none is reckoned with.
  case nobody
}

/// What countries are called that have another code: tax numbers of Greece begin with `EL`.
package let usualCodes = ["EL": "GR", "UK": "GB"]

/// Whether a code of two letters is a country's, as ISO 3166-1 and CLDR have them.
package func isCountry(_ code: String) -> Bool {
  code.count == 2 && usualCodes[code] == nil && Locale.Region(code).isISORegion
}
