import Diagnostics

extension EngagementSource {
  /// The practice with its number for value added tax as the client is told it.
  var toldPractice: Datum { practice.tellingTaxNumbers(prefix: practicePack?.taxPrefix, abroad: crossesBorder) }

  /// The client likewise, with what the engagement says of its people.
  var toldClient: Datum { mergedClient.tellingTaxNumbers(prefix: clientPack?.taxPrefix, abroad: crossesBorder) }

  private var crossesBorder: Bool { practice["country"]?.text != client["country"]?.text }
}

/// A number for value added tax as papers print it: with the country's prefix between two countries, without it at
/// home, however it was typed. Where packs name no prefix, the number stays as it was typed.
func toldTaxNumber(_ number: String, prefix: String, abroad: Bool) -> String {
  let bare = signsOfVATNumber(number, after: prefix).signs
  return abroad ? prefix + bare : bare
}

extension Datum {
  /// A country pack's `number_prefix`.
  fileprivate var taxPrefix: String? { self["tax"]?["number_prefix"]?.text }

  /// The registrations marked `vat: yes`, with their numbers as papers print them.
  fileprivate func tellingTaxNumbers(prefix: String?, abroad: Bool) -> Datum {
    guard let prefix, let registrations = self["registrations"]?.list else { return self }
    let told = registrations.map { item in
      guard item.isVATNumber else { return item }
      return item.replacing("value") { value in
        value.mappingTexts { toldTaxNumber($0, prefix: prefix, abroad: abroad) }
      }
    }
    return replacing("registrations") { list in
      var list = list
      list.content = .list(told)
      return list
    }
  }

  private func replacing(_ key: String, _ change: (Datum) -> Datum) -> Datum {
    guard var map, let value = map[key] else { return self }
    map[key] = change(value)
    var copy = self
    copy.content = .map(map)
    return copy
  }

  /// A text, or one for each language, changed.
  private func mappingTexts(_ change: (String) -> String) -> Datum {
    if let map { return map.keys.reduce(self) { $0.replacing($1) { $0.mappingTexts(change) } } }
    guard let text else { return self }
    var copy = self
    copy.content = .text(change(text))
    return copy
  }
}
