package import Diagnostics

extension Datum {
  /// The data with those of `specific` laid over them, both raw.
  ///
  /// Maps merge key by key; lists of things with ids merge by id; everything else of `specific` replaces what is
  /// here, but nothing, which says nothing. `{ id: steering, not: here }` takes an inherited thing away, and stays
  /// where there is no such thing, for decoding to complain of; `key: none` replaces an inherited value, and decoding
  /// reads it as one that is not there. Every datum keeps the place where it was written.
  package func overlaid(with specific: Datum) -> Datum {
    switch (content, specific.content) {
    case (_, .none): return self
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

  /// The data without what stands at some paths of keys: `communication.meetings`.
  func without(_ paths: [String]) -> Datum {
    paths.reduce(self) { $0.without(path: $1.split(separator: ".").map(String.init)[...]) }
  }

  private func without(path: ArraySlice<String>) -> Datum {
    guard var map, let key = path.first, let value = map[key] else { return self }
    map[key] = path.count == 1 ? nil : value.without(path: path.dropFirst())
    return Datum(.map(map), origin: origin, audience: audience)
  }

  private func merged(_ general: [Datum], _ special: [Datum]) -> [Datum] {
    var items: [Datum?] = general
    var inherited: [String: Int] = [:]
    for (place, item) in general.enumerated() {
      if let id = item["id"]?.text, inherited[id] == nil { inherited[id] = place }
    }
    for item in special {
      // What is inherited is laid under one thing: of a second one of its id decoding complains.
      if let place = item["id"]?.text.flatMap({ inherited.removeValue(forKey: $0) }) {
        items[place] = item.isRemovalOfInherited ? nil : items[place]?.overlaid(with: item)
      } else {
        items.append(item)
      }
    }
    return items.compactMap(\.self)
  }

  /// `{ id: steering, not: here }`, which takes an inherited thing of a list away.
  var isRemovalOfInherited: Bool { self["not"]?.text == "here" }
}
