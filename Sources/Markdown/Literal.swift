/// A value where it stands in a document.
package struct Value: Hashable, Sendable {
  /// Which binding of the document it shows.
  package var binding: Int
  /// What it reads there, before anything is escaped for HTML: in an address its characters are percent-encoded, in
  /// places of one line its line breaks are blanks. Elsewhere lines end at LF.
  package var text: String

  package init(binding: Int, text: String) {
    self.binding = binding
    self.text = text
  }

  func shifted(by shift: Int) -> Value { Value(binding: binding + shift, text: text) }
}

/// Characters that mean nothing but themselves, of which pieces may be values: an address, a title, the info of a
/// fence, an attribute.
package struct Literal: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case text(String)
    case value(Value)
  }

  package var parts: [Part]

  package init(_ parts: [Part] = []) { self.parts = parts }

  package init(_ text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  package var text: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let piece): text += piece
      case .value(let value): text += value.text
      }
    }
  }

  package var isEmpty: Bool { parts.isEmpty }

  package var values: [Value] {
    parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  func shifted(by shift: Int) -> Literal {
    Literal(parts.map { if case .value(let value) = $0 { .value(value.shifted(by: shift)) } else { $0 } })
  }
}
