package import Diagnostics

extension Datum {
  /// The data with those of `specific` laid over them, both raw.
  ///
  /// Maps merge key by key; lists of things with ids merge by id; everything else of `specific` replaces what is
  /// here. `{ id: steering, not: here }` takes an inherited thing away; `key: none` replaces an inherited value, and
  /// decoding reads it as one that is not there. Every datum keeps the place where it was written.
  package func overlaid(with specific: Datum) -> Datum {
    switch (content, specific.content) {
    case (.map(let general), .map(let special)):
      var merged = general
      for entry in special.entries {
        if let inherited = general[entry.key] {
          merged.append(
            DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: inherited.overlaid(with: entry.value)))
        } else {
          merged.append(entry)
        }
      }
      return Datum(.map(merged), origin: specific.origin, audience: audience)
    case (.list(let general), .list(let special)) where general.contains { $0["id"] != nil }:
      return Datum(.list(merged(general, special)), origin: specific.origin, audience: audience)
    default: return specific
    }
  }

  private func merged(_ general: [Datum], _ special: [Datum]) -> [Datum] {
    var items = general
    for item in special {
      let place = item["id"]?.text.flatMap { id in items.firstIndex { $0["id"]?.text == id } }
      switch (place, item["not"]?.text) {
      case (let place?, "here"): items.remove(at: place)
      case (nil, "here"): break
      case (let place?, _): items[place] = items[place].overlaid(with: item)
      case (nil, _): items.append(item)
      }
    }
    return items
  }
}
