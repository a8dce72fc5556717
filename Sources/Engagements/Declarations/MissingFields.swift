import Diagnostics

extension Form {
  /// What papers need of typed data of this form, and nobody has written.
  func missing(in datum: Datum) -> [Missing] {
    switch self {
    case .list(let item): (datum.list ?? []).flatMap(item.missing)
    case .either(let forms): datum.map == nil ? [] : forms.last?.missing(in: datum) ?? []
    case .entry(let kind): datum.map.map { kind().missing(in: $0, at: datum) } ?? []
    case .scalar, .choice, .reference, .keyed, .anything: []
    }
  }
}

extension Declaration {
  fileprivate func missing(in map: DatumMap, at datum: Datum) -> [Missing] {
    fields.flatMap { field -> [Missing] in
      guard let value = map[field.key], !value.isWithheld else {
        return field.needed.map { paper in
          [Missing(paper: paper, owner: called(by: map), key: field.key, help: field.help, span: datum.span)]
        } ?? []
      }
      return field.form.missing(in: value)
    }
  }

  /// The kind, with the name of what is of it.
  func called(by map: DatumMap) -> String {
    (map["title"] ?? map["name"] ?? map["id"])?.text.map { "\(name) `\($0)`" } ?? name
  }
}

extension Datum {
  fileprivate var isWithheld: Bool {
    if case .withheld = content { true } else { false }
  }
}
