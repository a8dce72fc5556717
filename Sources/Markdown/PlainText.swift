import Diagnostics

extension Document {
  /// The words of a node without any marks, on one line: for the outline, titles, `alt`. Values are in it, raw HTML is
  /// not. Code blocks keep their lines.
  package func plainText(of id: NodeID) -> String {
    text(of: id) { value in value.text }
  }

  /// The words that the template itself wrote: ids come from them, so that they outlive every change of data.
  func templateText(of id: NodeID) -> String {
    text(of: id) { _ in " " }
  }

  private func text(of id: NodeID, value: (Value) -> String) -> String {
    let keepsLines = if case .codeBlock = self[id].kind { true } else { false }
    var text = ""
    for descendant in preorder(of: id) {
      switch self[descendant].kind {
      case .text(let piece):
        if let parent = self[descendant].parent, self[parent].kind.isRawHTML { continue }
        text += piece
      case .value(let piece):
        if let parent = self[descendant].parent, self[parent].kind.isRawHTML { continue }
        text += value(piece)
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return keepsLines ? text : onOneLine(text)
  }

  /// Whether a value below the node stands for one that is missing.
  func holdsGap(_ id: NodeID) -> Bool {
    preorder(of: id).contains { if case .value(let value) = self[$0].kind { isGap(value) } else { false } }
  }

  /// Whether a value stands for one that is missing.
  func isGap(_ value: Value) -> Bool {
    guard bindings.indices.contains(value.binding) else { return false }
    if case .gap = bindings[value.binding].content { return true }
    return false
  }
}

extension Kind {
  fileprivate var isRawHTML: Bool {
    switch self {
    case .html, .htmlBlock: true
    default: false
    }
  }
}

/// The text with a blank for each line end.
func onOneLine(_ text: String) -> String {
  guard text.holds(UInt8(ascii: "\n")) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
}
