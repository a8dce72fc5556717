package import Diagnostics
import Engagements

/// Whose law and whose courts a practice's contracts name.
package struct JurisdictionAnswers: Sendable {
  /// `law:` and `courts:` as `legal:` has them.
  let terms: Datum
  /// Nil where it is the country's.
  let timezone: String?
}

/// The names of the jurisdictions of a country that its pack knows, in a language.
package func jurisdictionNames(of pack: Datum?, in language: String) -> [String] {
  jurisdictions(of: pack).compactMap { $0["name"]?[language]?.text }
}

/// The one that an address is in, by its postcode or by the town it names; nil where nothing says it.
package func jurisdictionName(of address: [String], pack: Datum?, in language: String) -> String? {
  let all = jurisdictions(of: pack)
  let named = all.first { jurisdiction in
    jurisdiction.names.contains { name in
      address.contains { line in "-\(withoutAccents(line))-".contains("-\(withoutAccents(name))-") }
    }
  }
  let areas = address.flatMap(postcodeAreas)
  let byPostcode = all.first { jurisdiction in
    (jurisdiction["postcodes"]?.list ?? []).contains { $0.text.map(areas.contains) ?? false }
  }
  // Where some are told by their postcodes, the first is what is left.
  let left = all.contains { $0["postcodes"] != nil } && !areas.isEmpty ? all.first : nil
  return (byPostcode ?? named ?? left)?["name"]?[language]?.text
}

/// A jurisdiction by its name in any language; in a country whose pack knows none, or not this one, as papers say it
/// after "the courts of" and «τα δικαστήρια».
package func jurisdictionAnswer(_ text: String, pack: Datum?) throws(Complaint) -> JurisdictionAnswers {
  let line = try nameAnswer(text)
  let all = jurisdictions(of: pack)
  let known = all.first { jurisdiction in
    (jurisdiction.names + jurisdiction.courts).contains { withoutAccents($0) == withoutAccents(line) }
  }
  if known == nil, all.contains(where: { $0["law"] != nil }) {
    throw .jurisdiction(line, pack)
  }
  var terms = DatumMap()
  terms["law"] = known?["law"] ?? pack?["defaults"]?["legal"]?["law"]
  terms["courts"] = known?["courts"] ?? Datum(.text(line))
  return JurisdictionAnswers(terms: Datum(.map(terms)), timezone: known?["timezone"]?.text)
}

private func jurisdictions(of pack: Datum?) -> [Datum] { pack?["jurisdictions"]?.list ?? [] }

/// The letters before the first digit of what may be a postcode: `BS` of `Bristol BS1 4RB`.
private func postcodeAreas(of line: String) -> [String] {
  line.split(separator: " ").compactMap { word in
    let letters = word.prefix { $0.isASCII && $0.isLetter }
    let isArea = (1...2).contains(letters.count) && word.dropFirst(letters.count).first?.isNumber == true
    return isArea ? letters.uppercased() : nil
  }
}

extension Datum {
  fileprivate var names: [String] { texts("name") }

  fileprivate var courts: [String] { texts("courts") }

  private func texts(_ key: String) -> [String] { self[key]?.map?.entries.compactMap(\.value.text) ?? [] }
}
