package import Diagnostics

/// Decoded data of one kind. Fields are read as members: `stage.title` is nil where nothing was written and nothing
/// is declared to hold instead.
///
/// Nothing is asked of `F` here, for the reason that ``Kind`` gives.
///
/// What runs often is written `map { $0.title }`: the key path of `map(\.title)` holds the field's, and is made anew each
/// time.
@dynamicMemberLookup
package struct Entry<F>: Sendable {
  /// The whole, typed: a map from keys to values of their shapes.
  package let datum: Datum

  package init(_ datum: Datum) {
    self.datum = datum
  }
}

extension Entry where F: Fields {
  // These two are inlined, so that the compiler follows the key path and no run does.
  @inline(__always)
  package subscript<Value>(dynamicMember path: KeyPath<F, Field<Value>>) -> Value? {
    let field = F.kind.fields[keyPath: path]
    return written(field.key).flatMap(field.shape.value)
  }

  /// The typed datum of a field, with its origin and audience; nil where nothing is written.
  @inline(__always)
  package func datum<Value>(of path: KeyPath<F, Field<Value>>) -> Datum? {
    written(F.kind.fields[keyPath: path].key)
  }

  private func written(_ key: String) -> Datum? {
    guard let found = datum[key] else { return nil }
    // It only holds the place of a private field, for the sake of templates that name it.
    if case .withheld = found.content { return nil }
    return found
  }

  /// Where the value of a field was written; nil where it was not.
  package func span<Value>(of path: KeyPath<F, Field<Value>>) -> Span? {
    datum(of: path)?.span
  }

  /// Where the key of a field was written, or else the whole entry: the place of a mistake about the field.
  package func place<Value>(of path: KeyPath<F, Field<Value>>) -> Span? {
    let key = F.kind.fields[keyPath: path].key
    return datum.map?.entry(key)?.keySpan ?? datum.map?.entry(key)?.value.span ?? datum.span
  }

  /// Where the entry was written.
  package var span: Span? { datum.span }
}
