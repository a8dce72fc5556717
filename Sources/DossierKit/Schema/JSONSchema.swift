import Diagnostics
import Engagements

extension DataFile {
  /// Its JSON Schema, draft 2020-12, for editors to complete keys and to mark what is none.
  ///
  /// It says which keys there are and what they hold, as far as that does not lie inside a scalar: a day, an amount, a
  /// length may be a string or a number, and `dossier check` reads it. Nothing is required, for what a file leaves out
  /// is inherited, or needed by a later paper.
  package var schema: String {
    var schemas = Schemas()
    let whole =
      if case .entry(let kind) = form { schemas.map(of: kind(), sections: sections) } else { schemas.schema(of: form) }
    return jsonText(
      of: SchemaDocument(title: "\(name): \(place)", whole: whole, definitions: schemas.definitions))
  }
}

/// How every one of them begins, in bytes.
let schemaBeginning = Array("{\n  \"$defs\" : {".utf8)

/// The schemas of the kinds that a file is made of: each stands once, under its name, for a kind may hold its like.
private struct Schemas {
  private(set) var definitions: [String: Schema] = [:]
  /// The keys of the kinds of each name. Kinds of one name may differ: a stage, and what a change says of one.
  private var kinds: [String: [[String]]] = [:]

  mutating func schema(of form: Form) -> Schema {
    switch form {
    case .scalar(_, by: nil), .reference: .scalar
    case .scalar(_, by: let variants?): .any([.scalar, .values(.scalar, names: variants.pattern)])
    case .choice(let words): .words(words)
    case .list(let item): list(of: item)
    case .either(let forms): .either(forms.map { schema(of: $0) })
    case .entry(let kind): reference(to: kind())
    case .keyed(let kind): .values(.any([reference(to: kind()), .nothing]), names: nil)
    case .anything: .anything
    }
  }

  /// One item may stand without the list, unless it is a map: two maps are two items.
  private mutating func list(of item: Form) -> Schema {
    let one = schema(of: item)
    guard case .entry(let kind) = item else { return .either([.list(one), one]) }
    return kind().field("id") == nil ? .list(one) : .list(.any([one, .removal]))
  }

  mutating func map(of kind: Declaration, sections: [String: Form] = [:]) -> Schema {
    var properties: [String: Schema] = [:]
    for field in kind.fields {
      let value = schema(of: sections[field.key] ?? field.form)
      // A key without a value says nothing, and `none` takes away what is inherited.
      let known: Schema = value.takesWords ? value : .either([value, .nothing])
      properties[field.key] = .described(known, help: field.help, standard: field.standard)
    }
    return .map(properties)
  }

  private mutating func reference(to kind: Declaration) -> Schema {
    let name = kind.name.replacing(" ", with: "-")
    let index = kinds[name]?.firstIndex(of: kind.keys)
    let place = index ?? kinds[name, default: []].count
    let key = place == 0 ? name : "\(name)-\(place + 1)"
    if index == nil {
      kinds[name, default: []].append(kind.keys)
      definitions[key] = map(of: kind)
    }
    return .reference(key)
  }
}

extension Form.Variants {
  /// What a name of a variant looks like: `el`, `en-GB`; `EUR`.
  fileprivate var pattern: String {
    switch self {
    case .language: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
    case .currency: "^[A-Z]{3}$"
    }
  }
}

/// What may stand at a place.
private indirect enum Schema {
  /// A string, a number, a yes or no, or nothing: what is inside is not said.
  case scalar
  case null, anything
  /// No value, or `none`.
  case nothing
  /// `{ id: steering, not: here }`, which takes an inherited thing away.
  case removal
  case words([String])
  case list(Schema)
  case map([String: Schema])
  /// A map from names of the author's.
  case values(Schema, names: String?)
  case any([Schema])
  case reference(String)
  case described(Schema, help: String, standard: String?)

  /// Any of some, those that are themselves such laid open.
  static func either(_ schemas: [Schema]) -> Schema {
    .any(schemas.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } })
  }

  /// Whether any word may stand there, `none` among them.
  var takesWords: Bool {
    switch self {
    case .scalar, .anything: true
    case .any(let schemas): schemas.contains(where: \.takesWords)
    default: false
    }
  }
}

extension Schema: Encodable {
  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: SchemaKey.self)
    try encode(to: &members)
  }

  func encode(to members: inout KeyedEncodingContainer<SchemaKey>) throws {
    switch self {
    case .scalar: try members.encode(["string", "number", "boolean", "null"], forKey: "type")
    case .null: try members.encode("null", forKey: "type")
    case .anything: break
    case .nothing: try members.encode([nil, "none"], forKey: "enum")
    case .removal:
      try members.encode("object", forKey: "type")
      try members.encode(["id": Schema.scalar, "not": .words(["here"])], forKey: "properties")
      try members.encode(["id", "not"], forKey: "required")
      try members.encode(false, forKey: "additionalProperties")
    case .words(let words):
      // YAML 1.1 has yes and no for true and false, and some editors read it so.
      let flags: [Schema.Word] = words.compactMap { ["yes": .flag(true), "no": .flag(false)][$0] }
      try members.encode(words.map(Word.text) + flags, forKey: "enum")
    case .list(let item):
      try members.encode("array", forKey: "type")
      try members.encode(item, forKey: "items")
    case .map(let properties):
      try members.encode("object", forKey: "type")
      try members.encode(properties, forKey: "properties")
      try members.encode(false, forKey: "additionalProperties")
    case .values(let value, let names):
      try members.encode("object", forKey: "type")
      try members.encode(value, forKey: "additionalProperties")
      if let names { try members.encode(["pattern": names], forKey: "propertyNames") }
    case .any(let schemas): try members.encode(schemas, forKey: "anyOf")
    case .reference(let name): try members.encode("#/$defs/\(name)", forKey: "$ref")
    case .described(let schema, let help, let standard):
      try schema.encode(to: &members)
      try members.encode(help, forKey: "description")
      if let standard, standard != "{}" { try members.encode(standard, forKey: "default") }
    }
  }

  private enum Word: Encodable {
    case text(String)
    case flag(Bool)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .flag(let flag): try container.encode(flag)
      }
    }
  }
}

private struct SchemaDocument: Encodable {
  let title: String
  let whole: Schema
  let definitions: [String: Schema]

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: SchemaKey.self)
    try members.encode("https://json-schema.org/draft/2020-12/schema", forKey: "$schema")
    try members.encode(title, forKey: "title")
    // A file with nothing in it says nothing.
    try members.encode([whole, .null], forKey: "anyOf")
    try members.encode(definitions, forKey: "$defs")
  }
}

private struct SchemaKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringLiteral text: String) { stringValue = text }
  init?(stringValue text: String) { stringValue = text }
  init?(intValue: Int) { nil }
}
