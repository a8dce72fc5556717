/// What a node is, with what only such a node has.
package enum Kind: Sendable {
  // Blocks.
  case document
  case blockQuote
  case list(List)
  case item(Task?)
  case paragraph
  case heading(level: Int)
  /// Its children are text and values.
  case codeBlock(info: Literal)
  /// Its children are text, written as it is, and values.
  case htmlBlock
  case thematicBreak
  /// Its children are a caption, if it has one, and rows.
  case table
  case caption
  case row(Row)
  case cell(Alignment)
  /// What stands between `:::` lines.
  case division
  /// `::: details`: its first child is the summary.
  case details
  case summary
  /// A heading with all that belongs to it, or a numbered item; passes make it.
  case section
  /// What the text's references lead to, in the order in which it first does; the last child of a document.
  case footnotes
  /// The label is the template's word for it, led by the prefix of ids, and no other footnote's.
  case footnote(label: String)

  // Inlines.
  case text(String)
  case value(Value)
  case softBreak
  case lineBreak
  /// Its children are text and values.
  case code
  /// Its children are text, written as it is, and values.
  case html
  case emphasis
  case strong
  case strikethrough
  case link(Target)
  case image(Target)
  /// Words of a line that passes mark out: the number of a clause.
  case span
  /// A term where it is defined; passes make it.
  case definition
  /// Where the text leads to a footnote, by its label.
  case footnoteReference(label: String)

  package struct List: Hashable, Sendable {
    /// The first number; nil for bullets.
    package var start: Int?
    package var tight: Bool

    package init(start: Int?, tight: Bool) {
      self.start = start
      self.tight = tight
    }
  }

  /// The box of a task item.
  package enum Task: Sendable { case open, done }

  package enum Row: Sendable { case heading, body }

  package enum Alignment: Sendable { case none, left, centre, right }

  /// Where a link leads, or where an image is.
  package struct Target: Hashable, Sendable {
    package var address: Literal
    package var title: Literal

    package init(address: Literal, title: Literal = Literal()) {
      self.address = address
      self.title = title
    }
  }

  /// Whether it stands among blocks; all others stand within a line.
  package var isBlock: Bool {
    switch self {
    case .text, .value, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link, .image, .span,
      .definition, .footnoteReference:
      false
    default: true
    }
  }

  /// Whether its children are inlines.
  package var holdsInlines: Bool {
    switch self {
    case .paragraph, .heading, .cell, .caption, .summary, .emphasis, .strong, .strikethrough, .link, .image, .span,
      .definition:
      true
    default: false
    }
  }

  var isParagraph: Bool { if case .paragraph = self { true } else { false } }

  /// Moves the indices of bindings, as nodes come into a document that has some already.
  mutating func shiftBindings(by shift: Int) {
    switch self {
    case .value(let value): self = .value(value.shifted(by: shift))
    case .codeBlock(let info): self = .codeBlock(info: info.shifted(by: shift))
    case .link(let target): self = .link(target.shifted(by: shift))
    case .image(let target): self = .image(target.shifted(by: shift))
    default: break
    }
  }
}

extension Kind.Target {
  fileprivate func shifted(by shift: Int) -> Self {
    Self(address: address.shifted(by: shift), title: title.shifted(by: shift))
  }
}
