import Diagnostics

// Shapes made of shapes.

extension Shape {
  /// A list; one item may stand without the list: `for: build` is `for: [build]`.
  package static func list<Item>(_ item: Shape<Item>) -> Shape where Value == [Item] {
    Shape(
      form: .list(item.form),
      read: { datum, decoding in
        let audience = decoding.audience
        let items = datum.list ?? [datum]
        // A field of a list's item has an audience of its own; the next item starts from the list's again.
        let typed = items.compactMap { raw -> Datum? in
          decoding.audience = audience
          return item.read(raw, &decoding)
        }
        decoding.audience = audience
        return Datum(.list(typed), origin: datum.origin, audience: audience)
      },
      value: { $0.list?.compactMap(item.value) })
  }

  /// A map with the keys of a kind.
  package static func entry<F: Fields>(_ type: F.Type) -> Shape where Value == Entry<F> {
    Shape(
      form: .entry { Declaration(type) },
      read: { datum, decoding in decoding.entry(datum, Declaration(type)) },
      value: { if case .map = $0.content { Entry($0) } else { nil } })
  }

  /// Some keys of a kind, to be laid over one of it that stands elsewhere: nothing is filled in and nothing missed, and a
  /// key that `none` takes away is there without a value.
  package static func part<F: Fields>(of type: F.Type) -> Shape where Value == Entry<F> {
    Shape(
      form: .entry { Declaration(type) },
      read: { datum, decoding in decoding.part(of: datum, Declaration(type)) },
      value: { if case .map = $0.content { Entry($0) } else { nil } })
  }

  /// A list of maps with the keys of a kind. What has a title and no id is given one made from the title; two
  /// things of one id are an error.
  package static func entries<F: Fields>(_ type: F.Type, in namespace: Namespace? = nil) -> Shape
  where Value == [Entry<F>] {
    entries(type, in: namespace, kind: { Declaration(type) })
  }

  static func entries<F: Fields>(
    _ type: F.Type, in namespace: Namespace? = nil, kind: @escaping @Sendable () -> Declaration
  ) -> Shape where Value == [Entry<F>] {
    Shape(
      form: .list(.entry(kind)),
      read: { datum, decoding in
        guard let items = datum.list else {
          decoding.wrongKind(datum, expected: "a list of \(F.name)s, each beginning with a hyphen")
          return nil
        }
        return decoding.entries(items, kind(), in: namespace, of: datum)
      },
      value: { $0.list?.map(Entry.init) })
  }

  /// A map from ids to maps with the keys of a kind; typed data are a list in the author's order, each with its `id`.
  package static func keyed<F: Fields>(_ type: F.Type, in namespace: Namespace? = nil) -> Shape
  where Value == [Entry<F>] {
    Shape(
      form: .keyed { Declaration(type) },
      read: { datum, decoding in
        guard let map = datum.map else {
          decoding.wrongKind(datum, expected: "a map from a name to \(indefinite(F.name))")
          return nil
        }
        var items: [Datum] = []
        for entry in map.entries {
          let id = Datum(.word(entry.key), origin: entry.keySpan.map(Origin.written) ?? .given)
          var fields = DatumMap()
          fields.append(DatumMap.Entry(key: "id", keySpan: entry.keySpan, value: id))
          switch entry.value.content {
          case .map(let given): for field in given.entries { fields.append(field) }
          case .none: break
          default:
            decoding.wrongKind(
              entry.value, expected: "a map with the keys of \(indefinite(F.name))",
              help: "write its keys, a line each: \(Declaration(type).example)")
            continue
          }
          items.append(Datum(.map(fields), origin: entry.value.isNone ? id.origin : entry.value.origin))
        }
        return decoding.entries(items, Declaration(type), in: namespace, of: datum)
      },
      value: { $0.list?.map(Entry.init) })
  }

  /// The shape, of which one of the items of the list within is taken where `isOne` says so of the data: names below
  /// two of the items may then be equal.
  func choosing(where isOne: @escaping @Sendable (Datum) -> Bool) -> Shape {
    Shape(
      form: form,
      read: { datum, decoding in
        decoding.choosesOne = isOne(datum)
        defer { decoding.choosesOne = false }
        return read(datum, &decoding)
      }, value: value)
  }

  /// The first shape if the data are a map, else the second: for what is mostly said in a word.
  package static func map(_ map: Shape, otherwise scalar: Shape) -> Shape {
    Shape(
      form: .either([scalar.form, map.form]),
      read: { datum, decoding in datum.map == nil ? scalar.read(datum, &decoding) : map.read(datum, &decoding) },
      value: { $0.map == nil ? scalar.value($0) : map.value($0) })
  }
}
