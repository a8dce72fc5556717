import Diagnostics
import Engagements

/// One scalar of a file, as its declaration sees it.
struct DeclaredScalar {
  /// The keys that lead to it, `[]` for an item: `stages[].delivers[].title`.
  let path: String
  let form: Form
  /// Its own audience, or that of what it stands in if fewer people may see that.
  let audience: Audience
  let datum: Datum

  var isText: Bool { if case .scalar("text", _) = form { true } else { false } }
}

extension Datum {
  /// The raw data of a kind with each scalar replaced by what `change` makes of it, nil for one that stays.
  ///
  /// A thing that has an id by its title is given it first, so that what refers to it still finds it.
  func changed(
    as kind: Declaration, path: String = "", audience: Audience = .client, _ change: (DeclaredScalar) -> Datum?
  ) -> Datum {
    guard let map else { return self }
    var copy = DatumMap()
    for entry in withID(of: kind, map).entries {
      var value = entry.value
      if let field = kind.field(entry.key) {
        let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        // What engagements have in common is declared as what it becomes.
        let form = inner == "defaults" ? .entry { Declaration(TermsFields.self) } : field.form
        let reader = inner == "defaults" ? .client : max(audience, field.audience)
        value = value.changed(as: form, path: inner, audience: reader, change)
      }
      copy.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
    }
    return Datum(.map(copy), origin: origin, audience: self.audience)
  }

  private func changed(
    as form: Form, path: String, audience: Audience, _ change: (DeclaredScalar) -> Datum?
  ) -> Datum {
    switch (form, content) {
    case (.list(let item), .list(let items)):
      return with(.list(items.map { $0.changed(as: item, path: path + "[]", audience: audience, change) }))
    case (.list(let item), _): return changed(as: item, path: path + "[]", audience: audience, change)
    case (.entry(let kind), _): return changed(as: kind(), path: path, audience: audience, change)
    case (.keyed(let kind), .map(let map)):
      return with(.map(map.changed { $0.changed(as: kind(), path: path + "[]", audience: audience, change) }))
    case (.either(let forms), .map):
      let inner = forms.first { if case .entry = $0 { true } else { false } }
      return inner.map { changed(as: $0, path: path, audience: audience, change) } ?? self
    case (.either(let forms), _):
      return forms.first.map { changed(as: $0, path: path, audience: audience, change) } ?? self
    // A text for each language, an amount for each currency.
    case (.scalar, .map(let map)):
      return with(.map(map.changed { $0.changed(as: form, path: path, audience: audience, change) }))
    case (_, .word), (_, .text):
      return change(DeclaredScalar(path: path, form: form, audience: audience, datum: self)) ?? self
    default: return self
    }
  }

  private func withID(of kind: Declaration, _ map: DatumMap) -> DatumMap {
    guard kind.field("id") != nil, map["id"] == nil, let title = map["title"] ?? map["what"] ?? map["text"],
      let text = title.text
    else { return map }
    var map = map
    map["id"] = Datum(.word(slug(text)), origin: title.origin)
    return map
  }

  private func with(_ content: Content) -> Datum { Datum(content, origin: origin, audience: audience) }
}

extension DatumMap {
  fileprivate func changed(_ change: (Datum) -> Datum) -> DatumMap {
    var copy = DatumMap()
    for entry in entries {
      copy.append(Entry(key: entry.key, keySpan: entry.keySpan, value: change(entry.value)))
    }
    return copy
  }
}

/// A text that a file may hold, as its declaration says.
struct DeclaredText {
  /// As that of ``DeclaredScalar``.
  let path: String
  let audience: Audience

  /// The texts of practice, client, engagement, change orders and log.
  static let all: [DeclaredText] =
    texts(of: Declaration(PracticeFields.self), "practice") + texts(of: Declaration(ClientFields.self), "client")
    + texts(of: Declaration(TermsFields.self), "engagement") + texts(of: Declaration(ChangeFields.self), "change")
    + texts(of: Declaration(LogFields.self), "log")

  private static func texts(of kind: Declaration, _ path: String, _ audience: Audience = .client) -> [DeclaredText] {
    kind.fields.flatMap { texts(of: $0.form, "\(path).\($0.key)", max(audience, $0.audience)) }
  }

  private static func texts(of form: Form, _ path: String, _ audience: Audience) -> [DeclaredText] {
    switch form {
    case .scalar("text", _): [DeclaredText(path: path, audience: audience)]
    case .list(let item): texts(of: item, path + "[]", audience)
    case .entry(let kind): texts(of: kind(), path, audience)
    case .keyed(let kind): texts(of: kind(), path + "[]", audience)
    case .either(let forms): forms.flatMap { texts(of: $0, path, audience) }
    case .scalar, .choice, .reference, .anything: []
    }
  }
}
