import Diagnostics

extension EngagementSource {
  /// What to say of a country that is none, and of a client's country that has no pack: what the pack would bring along
  /// is taken from the practice's country, or is not known.
  func unknownCountries(_ practice: Practice, _ client: Client) -> [Diagnostic] {
    // Where there is no pack at all, that is what is wrong.
    guard !packs.isEmpty else { return [] }
    let known = "there are packs of \(packs.keys.sorted().joined(separator: ", "))"
    let places = [
      (code: practice.country, span: practice.span(of: \.country)),
      (code: client.country, span: client.span(of: \.country)),
    ]
    var diagnostics = places.compactMap { code, span -> Diagnostic? in
      guard let code, packs[code] == nil, !countryCodes.contains(code) else { return nil }
      return Diagnostic(
        .error, "unknown-country", "there is no country `\(code)`", at: span,
        help: usualCodes[code].map { "did you mean `\($0)`?" } ?? "its code is that of ISO 3166; \(known)")
    }
    if let code = client.country, packs[code] == nil, countryCodes.contains(code) {
      let instead = practice.country.flatMap { packs[$0] == nil ? nil : "those of `\($0)` hold instead" }
      diagnostics.append(
        Diagnostic(
          .warning, "no-country-pack",
          "there is no country pack of `\(code)`: its working days and law are not known"
            + (instead.map { ", \($0)" } ?? ""),
          at: client.span(of: \.country),
          help: "\(known); write one as `templates/packs/\(code.lowercased()).yaml`"))
    }
    return diagnostics
  }
}

/// What countries are called that have another code: tax numbers of Greece begin with `EL`.
package let usualCodes = ["EL": "GR", "UK": "GB"]

/// The codes of two letters that ISO 3166-1 has given to countries.
package let countryCodes = Set(
  """
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
  BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
  FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
  IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
  ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
  PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
  TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
  """.split(whereSeparator: \.isWhitespace).map(String.init))
