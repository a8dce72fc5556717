import Diagnostics

extension Document {
  /// The paragraphs that are nothing but the value that a template calls by this path: the places of what is known only
  /// when the document is there.
  package func paragraphs(ofValue path: String) -> [NodeID] {
    guard bindings.contains(where: { $0.isCalled(path) }) else { return [] }
    return preorder().filter { id in
      guard case .paragraph = self[id].kind, let child = self[id].firstChild, self[child].next == nil,
        case .value(let value) = self[child].kind, bindings.indices.contains(value.binding)
      else { return false }
      return bindings[value.binding].isCalled(path)
    }
  }
}
