import Diagnostics

/// Gives every heading an id: its own, else the slug of what the template wrote in it. A heading of values only needs
/// one of its own, because an id that data make changes with them.
///
/// Every id is led by `prefix`, and links within the text follow. No id stands twice.
func identifyHeadings(in document: inout Document, prefix: String) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var ids = UniqueNames()
  let order = document.preorder()
  for id in order {
    guard let name = document[id].attributes.id else { continue }
    document[id].attributes.id = prefix + name
    if !ids.take(prefix + name) {
      diagnostics.append(
        Diagnostic(
          .error, "id-duplicate", "the id `\(name)` stands twice", at: document.nearestSpan(of: id),
          help: "an address leads to one place: give one of them another id"))
    }
  }
  for id in order {
    guard case .heading(let level) = document[id].kind, document[id].attributes.id == nil else { continue }
    let name = slug(document.templateText(of: id))
    if !name.isEmpty {
      document[id].attributes.make(id: ids.unique(prefix + name))
    } else if level > 1, document.preorder(of: id).contains(where: { document.isValue($0) }) {
      document[id].attributes.make(id: ids.unique(prefix + "section"))
      diagnostics.append(
        Diagnostic(
          .error, "heading-id", "a heading of values only needs an id of its own", at: document[id].span,
          help: "write `{: #name }` at its end, in a loop `{: #stage-{{ stage.id }} }`"))
    }
  }
  if !prefix.isEmpty { prefixLinks(in: &document, order: order, prefix: prefix) }
  return diagnostics
}

private func prefixLinks(in document: inout Document, order: [Document.NodeID], prefix: String) {
  let ids = Set(order.compactMap { document[$0].attributes.id })
  for id in order {
    guard case .link(var target) = document[id].kind, target.address.text.utf8.first == UInt8(ascii: "#") else {
      continue
    }
    let name = prefix + target.address.text.dropFirst()
    guard ids.contains(name) else { continue }
    target.address = Literal("#" + name)
    document[id].kind = .link(target)
  }
}

extension Document {
  /// The headings that have an id, or whose section has, in reading order.
  package var outline: [OutlineEntry] {
    preorder().compactMap { node in
      guard case .heading(let level) = self[node].kind, let id = address(ofHeading: node) else { return nil }
      return OutlineEntry(level: level, id: id, text: plainText(of: node))
    }
  }

  /// The id that leads to a heading: its own, or that of the section it heads.
  func address(ofHeading heading: NodeID) -> String? {
    if let id = self[heading].attributes.id { return id }
    guard let parent = self[heading].parent, self[parent].firstChild == heading, case .section = self[parent].kind
    else { return nil }
    return self[parent].attributes.id
  }

  func isValue(_ id: NodeID) -> Bool {
    if case .value = self[id].kind { true } else { false }
  }
}
