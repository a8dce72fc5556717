package import Diagnostics

/// One key of a kind of data: its shape, who may see it, the first paper that cannot do without it, and what it is
/// for. From this one declaration come decoding, defaults, unknown keys, `show`, help and the audience check.
///
/// A class, because it is looked up through a key path at every reading of a datum, and a reference is copied for nothing.
package final class Field<Value: Sendable>: Sendable {
  package let key: String
  package let shape: Shape<Value>
  package let audience: Audience
  package let needed: Paper?
  /// What stands at another key of the map where this one is needed all the same.
  package let neededWith: Companion?
  /// The value of an absent key, as it would be written; `{}` for a map that declares what its own keys hold.
  package let standard: String?
  /// Completes the sentence "`key` is …".
  package let help: String

  /// - Parameter standard: what holds where nothing is written; a declared value raises no warnings.
  package init(
    _ key: String, _ shape: Shape<Value>, _ audience: Audience, needed: Paper? = nil,
    neededWith: Companion? = nil, standard: String? = nil, _ help: String
  ) {
    self.key = key
    self.shape = shape
    self.audience = audience
    self.needed = needed
    self.neededWith = neededWith
    self.standard = standard
    self.help = help
  }
}

/// A word at a key, as commands write it: `outcome=goodwill`.
package struct Companion: Sendable, CustomStringConvertible {
  package let key: String
  package let word: String

  package var description: String { "\(key)=\(word)" }
}

/// The papers of an engagement in the order in which they need more. A rule or a missing field that belongs to a
/// later paper than the one an engagement has come to is only noted.
package enum Paper: Int, CaseIterable, Comparable, Sendable {
  case proposal
  /// The one paper of a small job. What it needs, a contract needs as well.
  case order
  case contract, changeOrder, work, closing

  package static func < (left: Paper, right: Paper) -> Bool { left.rawValue < right.rawValue }
}

extension Paper: CustomStringConvertible {
  package var description: String {
    switch self {
    case .proposal: "the proposal"
    case .order: "the order"
    case .contract: "the contract"
    case .changeOrder: "the change order"
    case .work: "the record"
    case .closing: "closing"
    }
  }
}

/// A kind of data: its fields are the stored properties of the conforming type, a line each.
package protocol Fields: Sendable {
  /// What one of them is called in messages: "stage".
  static var name: String { get }
  /// The fields, made once: every datum of the kind is read by them, and each time one of its keys is.
  static var kind: Kind<Self> { get }
}

extension Fields {
  /// The fields as members.
  package static var fields: Self { kind.fields }
}

/// The fields of a kind, as members and in a row.
///
/// Nothing that is looked up at run time is asked of `F` here: for each of the many kinds it would be searched for among
/// all that the program declares.
package final class Kind<F: Sendable>: Sendable {
  let fields: F
  /// Made for the first that asks: figures are written by their fields alone.
  private let inARow = Once<Declaration>()

  package init(_ fields: F) {
    self.fields = fields
  }
}

extension Kind where F: Fields {
  var declaration: Declaration {
    inARow.value {
      Declaration(name: F.name, fields: Mirror(reflecting: fields).children.compactMap { $0.value as? any AnyField })
    }
  }
}

/// A field whatever its value is, as decoding and the manual see it.
package protocol AnyField: AnyObject, Sendable {
  var key: String { get }
  var audience: Audience { get }
  var needed: Paper? { get }
  var neededWith: Companion? { get }
  var standard: String? { get }
  var help: String { get }
  var form: Form { get }
  func read(_ datum: Datum, _ decoding: inout Decoding) -> Datum?
}

extension Field: AnyField {
  package var form: Form { shape.form }

  package func read(_ datum: Datum, _ decoding: inout Decoding) -> Datum? {
    shape.read(datum, &decoding)
  }
}

/// The fields of a kind, in the order of their declaration.
package struct Declaration: Sendable {
  package let name: String
  package let fields: [any AnyField]
  /// Their keys, beside them: every key of the data is looked for among these.
  package let keys: [String]
  /// Those of which something is to be said or done where nothing is written.
  let missed: [any AnyField]
  /// Those that not every client may see.
  let guarded: [any AnyField]
  /// Of a kind of record.
  package let traits: RecordTraits?

  init(name: String, fields: [any AnyField], traits: RecordTraits? = nil) {
    self.name = name
    self.fields = fields
    keys = fields.map(\.key)
    self.traits = traits
    missed = fields.filter { $0.standard != nil || $0.needed != nil }
    guarded = fields.filter { $0.audience > .client }
  }

  package init<F: Fields>(_ type: F.Type) {
    self = F.kind.declaration
  }

  package func field(_ key: String) -> (any AnyField)? { keys.firstIndex(of: key).map { fields[$0] } }

  /// How it begins, in messages.
  var example: String { keys.prefix(3).map { "`\($0): …`" }.joined(separator: ", ") }

  /// One of the kind, in messages: "a stage", "an engagement".
  package var one: String { indefinite(name) }
}

/// The words after "a" or "an", as their first letter wants it.
func indefinite(_ words: String) -> String {
  words.first.map("aeiou".contains) == true ? "an \(words)" : "a \(words)"
}
