import Diagnostics

extension Binder {
  /// The target of a link or an image with its values.
  mutating func bound(_ target: Kind.Target, of id: Document.NodeID) -> Kind.Target {
    if options.author == .data, !containsPlaceholder(target.address.text),
      let problem = problem(withAddress: target.address.text)
    {
      report(
        id, "address", "the Markdown of a value leads where it may not: \(problem)",
        help: "give a whole address, https://…, or a name in the same folder")
      return Kind.Target(address: Literal(), title: target.title)
    }
    checkForAutolink(target, of: id)
    return Kind.Target(address: address(target.address), title: literal(target.title) { onOneLine($0) })
  }

  /// An address with its values: one that is the whole address keeps its own marks, a part of one means nothing but
  /// its characters.
  mutating func address(_ literal: Literal) -> Literal {
    let pieces = pieces(of: literal.text)
    let indices = pieces.compactMap { if case .placeholder(let index) = $0 { index } else { nil } }
    guard let first = indices.first else { return literal }
    var bound: Literal
    if pieces.count == 1 {
      bound = self.literal(literal) { $0 }
    } else {
      let kept = marksKept(after: pieces.first)
      bound = self.literal(literal) { encodedComponent($0, keeping: kept) }
      if indices.contains(where: { isDots(cleaned(binding($0)?.content.text ?? "")) }) {
        report(
          first, "address", "\(name(first)) leads out of the folder of the page",
          help: "give the name of a page in the same folder")
        return refused(bound)
      }
    }
    if bound.values.contains(where: { document.isGap($0) }) { return bound }
    let isOurs = if case .text? = pieces.first { true } else { false }
    let reason =
      indices.compactMap { problemWithPart(binding($0)?.content.text ?? "") }.first
      ?? (isOurs ? problemWithScheme(bound.text) : problem(withAddress: bound.text))
    if let reason {
      report(
        first, "address", "\(name(first)) is no address for a link: \(reason)",
        help: "give a whole address, https://…, or a name in the same folder")
      return refused(bound)
    }
    if pieces.count == 1 { bound = self.literal(literal) { encodedAddress($0) } }
    return bound
  }

  /// Nothing of an address that was complained of is written.
  private func refused(_ address: Literal) -> Literal {
    Literal(address.values.map { .value(Value(binding: $0.binding, text: "")) })
  }

  /// `@` in a mailbox and `+` in a telephone number mean themselves.
  private func marksKept(after piece: TextPiece?) -> String {
    guard case .text(let text)? = piece else { return "" }
    return text.utf8.starts(with: "mailto:".utf8) ? "@" : text.utf8.starts(with: "tel:".utf8) ? "+" : ""
  }

  private func problemWithPart(_ text: String) -> AddressProblem? {
    text.utf8.contains { $0 < 0x20 } ? .controlCharacter : nil
  }

  /// The template may lead anywhere, but its values may not choose how.
  private func problemWithScheme(_ address: String) -> AddressProblem? {
    switch problem(withAddress: address) {
    case .scheme: .scheme
    case .controlCharacter, .backslash, .leavesFolder, nil: nil
    }
  }

  private mutating func checkForAutolink(_ target: Kind.Target, of id: Document.NodeID) {
    guard case .link = document[id].kind, let child = document[id].firstChild, document[child].next == nil,
      case .text(let text) = document[child].kind, containsPlaceholder(text), !isPlaceholders(text.utf8),
      target.address.text == text || target.address.text == "mailto:" + text
    else { return }
    for case .placeholder(let index) in pieces(of: text) {
      report(
        index, "autolink-value", "a value is no part of an autolink",
        help: "write `[words](address)`, or use the filter `link`")
    }
  }
}
