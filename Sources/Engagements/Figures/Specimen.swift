package import Diagnostics

/// Data that have every key that documents can read, with a plain word for every value and one item in every list: what
/// templates are looked at with before there are data.
package func specimenOfDocumentData() -> Datum {
  let roots: [(name: String, kinds: [Declaration])] = [
    ("practice", [Declaration(PracticeFields.self), Declaration(PracticeFigures.self)]),
    ("standards", [Declaration(StandardsFields.self)]),
    ("client", [Declaration(ClientFields.self)]),
    ("engagement", [Declaration(TermsFields.self), Declaration(EngagementFigures.self)]),
  ]
  let others = [Declaration(ChangeFields.self), Declaration(LogFields.self)]
  let specimen = Specimen(of: roots.flatMap(\.kinds) + others)
  var map = DatumMap()
  for root in roots { map[root.name] = specimen.datum(of: root.kinds, .client, depth: 0) }
  return Datum(.map(map), audience: .client)
}

private struct Specimen {
  /// Kinds of one name are what is written of a thing and what is computed for it: documents read both as one.
  private var kinds: [String: [Declaration]] = [:]

  /// A kind may hold its like.
  private static let mostDepth = 8

  init(of roots: [Declaration]) {
    var pending = roots
    var seen: Set<[ObjectIdentifier]> = []
    while let kind = pending.popLast() {
      guard seen.insert(kind.fields.map { ObjectIdentifier($0) }).inserted else { continue }
      kinds[kind.name, default: []].append(kind)
      pending += kind.fields.flatMap(\.form.kinds)
    }
  }

  func datum(of kinds: [Declaration], _ audience: Audience, depth: Int) -> Datum {
    var map = DatumMap()
    var fields: [String: [any AnyField]] = [:]
    var keys: [String] = []
    for field in kinds.flatMap(\.fields) {
      if fields[field.key] == nil { keys.append(field.key) }
      fields[field.key, default: []].append(field)
    }
    for key in keys {
      let same = fields[key] ?? []
      // What one of them shows is shown.
      let audience = same.map(\.audience).min() ?? audience
      map[key] = datum(of: same.map(\.form), audience, depth: depth + 1)
    }
    return Datum(.map(map), audience: audience)
  }

  private func datum(of forms: [Form], _ audience: Audience, depth: Int) -> Datum {
    let forms = forms.flatMap(\.alternatives)
    let word = Datum(.word("word"), audience: audience)
    guard depth < Self.mostDepth, !forms.contains(where: \.isAnything) else { return word }
    let items = forms.compactMap(\.item)
    if !items.isEmpty { return Datum(.list([datum(of: items, audience, depth: depth)]), audience: audience) }
    let names = Set(forms.flatMap(\.kinds).map(\.name))
    guard !names.isEmpty else { return word }
    return datum(of: names.sorted().flatMap { kinds[$0] ?? [] }, audience, depth: depth)
  }
}

extension Form {
  /// The kinds of the maps that it is made of.
  fileprivate var kinds: [Declaration] {
    switch self {
    case .scalar, .choice, .reference, .anything: []
    case .list(let item): item.kinds
    case .either(let forms): forms.flatMap(\.kinds)
    case .entry(let kind), .keyed(let kind): [kind()]
    }
  }

  fileprivate var alternatives: [Form] {
    if case .either(let forms) = self { forms.flatMap(\.alternatives) } else { [self] }
  }

  fileprivate var isAnything: Bool { if case .anything = self { true } else { false } }

  /// What each item of a list is; nil for anything else. Typed data are a list of what is written under names.
  fileprivate var item: Form? {
    switch self {
    case .list(let item): item
    case .keyed(let kind): .entry(kind)
    default: nil
    }
  }
}
