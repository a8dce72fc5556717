package import Diagnostics

/// A Markdown document: a tree in a flat arena, its values still apart from its text.
///
/// Nodes are numbered in the order in which they came to be; ``root`` is the first. A node taken out of the tree
/// keeps its number and is reached from nowhere. Walks are loops, so that no nesting can overflow the stack.
package struct Document: Sendable {
  /// The number of a node in its document.
  package struct NodeID: Hashable, Sendable {
    /// Half a word: a node names five others, and walks are bound by memory.
    fileprivate let number: Int32

    fileprivate init(index: Int) { number = Int32(clamping: index) }

    var index: Int { Int(number) }
  }

  package struct Node: Sendable {
    package var kind: Kind
    // Half a word, as a link is.
    private var lineNumber: Int32
    // Most nodes have none, and take only the room of a reference for them: walks are bound by memory.
    private var given = Given.nothing
    /// The line of the template or text on which it begins; nil for what a pass made.
    package var span: Span?
    @Link package fileprivate(set) var parent: NodeID?
    @Link package fileprivate(set) var previous: NodeID?
    @Link package fileprivate(set) var next: NodeID?
    @Link package fileprivate(set) var firstChild: NodeID?
    @Link package fileprivate(set) var lastChild: NodeID?

    fileprivate init(_ kind: Kind, span: Span?, line: Int) {
      self.kind = kind
      self.span = span
      lineNumber = Int32(clamping: line)
    }

    package var attributes: Attributes {
      get { if case .attributes(let attributes) = given { attributes } else { Attributes() } }
      set { given = newValue.isEmpty ? .nothing : .attributes(newValue) }
    }

    /// The line of the merged text on which it begins, from 1; 0 where it has none of its own.
    package var line: Int { Int(lineNumber) }

    private enum Given {
      case nothing
      indirect case attributes(Attributes)
    }
  }

  /// A node or none, in the room of a node: an optional would take twice as much.
  @propertyWrapper
  package struct Link: Sendable {
    private var number: Int32 = -1

    package init() {}

    package var wrappedValue: NodeID? {
      get { number < 0 ? nil : NodeID(index: Int(number)) }
      set { number = newValue?.number ?? -1 }
    }
  }

  /// The values of the document; nodes name them by index.
  package var bindings: [Binding]

  package static let root = NodeID(index: 0)
  private var nodes: [Node]

  package init(bindings: [Binding] = []) {
    self.bindings = bindings
    nodes = [Node(.document, span: nil, line: 0)]
  }

  package subscript(id: NodeID) -> Node {
    get { nodes[id.index] }
    _modify { yield &nodes[id.index] }
  }

  /// How many nodes there are, with those that were taken out.
  var count: Int { nodes.count }

  /// The first heading of level 1 in plain text; nil if there is none.
  package var title: String? {
    preorder().first { if case .heading(level: 1) = self[$0].kind { true } else { false } }.map { plainText(of: $0) }
  }
}

/// An entry of the outline.
package struct OutlineEntry: Hashable, Sendable {
  package let level: Int
  package let id: String
  /// Plain text, values included, on one line.
  package let text: String
}

// MARK: - Walking

extension Document {
  // One thing of a node: other targets, whose compiler does not see into the subscript, would have a copy of the whole.
  package func kind(of id: NodeID) -> Kind { nodes[id.index].kind }
  package func parent(of id: NodeID) -> NodeID? { nodes[id.index].parent }
  package func previous(of id: NodeID) -> NodeID? { nodes[id.index].previous }
  package func next(of id: NodeID) -> NodeID? { nodes[id.index].next }
  package func firstChild(of id: NodeID) -> NodeID? { nodes[id.index].firstChild }

  package func children(of id: NodeID) -> [NodeID] {
    var children: [NodeID] = []
    // Counted before: a list that grows is moved several times.
    children.reserveCapacity(countOfChildren(of: id))
    var child = nodes[id.index].firstChild
    while let current = child {
      children.append(current)
      child = nodes[current.index].next
    }
    return children
  }

  /// Whether a child of a node is of a certain kind: found without a list of them.
  package func hasChild(_ id: NodeID, where isMeant: (Kind) -> Bool) -> Bool {
    var child = nodes[id.index].firstChild
    while let current = child {
      if isMeant(nodes[current.index].kind) { return true }
      child = nodes[current.index].next
    }
    return false
  }

  private func countOfChildren(of id: NodeID) -> Int {
    var count = 0
    var child = nodes[id.index].firstChild
    while let current = child {
      count += 1
      child = nodes[current.index].next
    }
    return count
  }

  /// The node and everything below it, parents before their children, in reading order.
  package func preorder(of top: NodeID = Document.root) -> [NodeID] {
    var order: [NodeID] = []
    order.reserveCapacity(top == Document.root ? nodes.count : 16)
    var current: NodeID? = top
    while let id = current {
      order.append(id)
      current = nodes[id.index].firstChild ?? following(id, within: top)
    }
    return order
  }

  /// All nodes, parents before their children, but for what is apart and everything below that.
  package func preorder(besides isApart: (NodeID) -> Bool) -> [NodeID] {
    var order: [NodeID] = []
    var current: NodeID? = Document.root
    while let id = current {
      let isLeftOut = isApart(id)
      if !isLeftOut { order.append(id) }
      current = (isLeftOut ? nil : self[id].firstChild) ?? following(id, within: Document.root)
    }
    return order
  }

  /// The next node in reading order that is not below `id`; nil at the end of `top`.
  private func following(_ id: NodeID, within top: NodeID) -> NodeID? {
    var current = id
    while current != top {
      if let next = nodes[current.index].next { return next }
      guard let parent = nodes[current.index].parent else { return nil }
      current = parent
    }
    return nil
  }

  /// Whether a node, or one that it stands in, is of a certain kind.
  func isWithin(_ id: NodeID, _ isMeant: (Kind) -> Bool) -> Bool {
    var current: NodeID? = id
    while let node = current {
      if isMeant(self[node].kind) { return true }
      current = self[node].parent
    }
    return false
  }

  /// Whether there is a node of a certain kind, be it one that was taken out: found without a walk.
  func mayHold(_ isMeant: (Kind) -> Bool) -> Bool { nodes.contains { isMeant($0.kind) } }

  /// The same of a text of which something holds.
  package func mayHold(text isMeant: (String) -> Bool) -> Bool {
    for index in nodes.indices {
      if case .text(let text) = nodes[index].kind, isMeant(text) { return true }
    }
    return false
  }

  /// The parent, its parent, and so on to the root.
  package func ancestors(of id: NodeID) -> [NodeID] {
    var ancestors: [NodeID] = []
    var current = self[id].parent
    while let ancestor = current {
      ancestors.append(ancestor)
      current = self[ancestor].parent
    }
    return ancestors
  }
}

extension Document {
  /// Where the node or the nearest block around it begins.
  package func nearestSpan(of id: NodeID) -> Span? {
    var current: NodeID? = id
    while let node = current {
      if let span = self[node].span { return span }
      current = self[node].parent
    }
    return nil
  }
}

extension Document {
  /// The ids that nodes have.
  package var ids: Set<String> { Set(preorder().compactMap { self[$0].attributes.id }) }

  /// The nodes of raw HTML, blocks and others.
  package var rawHTML: [NodeID] {
    preorder().filter { id in
      switch self[id].kind {
      case .html, .htmlBlock: true
      default: false
      }
    }
  }
}

// MARK: - Editing

extension Document {
  /// The document, and an empty one left in its place: whoever holds the only one changes it where it is.
  package mutating func take() -> Document {
    var taken = Document()
    swap(&self, &taken)
    return taken
  }

  /// Makes room for nodes to come: while there is none, every few of them all others are moved.
  mutating func reserve(nodes count: Int) { nodes.reserveCapacity(nodes.count + count) }

  /// A node that stands nowhere yet.
  package mutating func make(_ kind: Kind, span: Span? = nil) -> NodeID { make(kind, span: span, line: 0) }

  mutating func make(_ kind: Kind, span: Span?, line: Int) -> NodeID {
    let node = Node(kind, span: span, line: line)
    nodes.append(consume node)
    return NodeID(index: nodes.count - 1)
  }

  /// Nodes for the parts of a text.
  mutating func make(_ parts: [Literal.Part]) -> [NodeID] {
    parts.map { part in
      switch part {
      case .text(let text): make(.text(text))
      case .value(let value): make(.value(value))
      }
    }
  }

  /// Takes a node and everything below it out of the tree.
  ///
  /// Here and in the next two nodes are found in their array, not by their subscript: each access by that is a call.
  package mutating func detach(_ id: NodeID) {
    guard let parent = nodes[id.index].parent else { return }
    let (previous, next) = (nodes[id.index].previous, nodes[id.index].next)
    if let previous { nodes[previous.index].next = next } else { nodes[parent.index].firstChild = next }
    if let next { nodes[next.index].previous = previous } else { nodes[parent.index].lastChild = previous }
    nodes[id.index].parent = nil
    nodes[id.index].previous = nil
    nodes[id.index].next = nil
  }

  /// Takes everything below a node out of the tree.
  mutating func removeChildren(of id: NodeID) {
    for child in children(of: id) { detach(child) }
  }

  /// Moves a node to the end of `parent`'s children.
  package mutating func append(_ id: NodeID, to parent: NodeID) {
    detach(id)
    let last = nodes[parent.index].lastChild
    nodes[id.index].parent = parent
    nodes[id.index].previous = last
    if let last { nodes[last.index].next = id } else { nodes[parent.index].firstChild = id }
    nodes[parent.index].lastChild = id
  }

  /// Moves a node in front of `sibling`.
  package mutating func insert(_ id: NodeID, before sibling: NodeID) {
    detach(id)
    let (parent, previous) = (nodes[sibling.index].parent, nodes[sibling.index].previous)
    nodes[id.index].parent = parent
    nodes[id.index].previous = previous
    nodes[id.index].next = sibling
    nodes[sibling.index].previous = id
    if let previous {
      nodes[previous.index].next = id
    } else if let parent {
      nodes[parent.index].firstChild = id
    }
  }

  /// Puts nodes in the place of one.
  package mutating func replace(_ id: NodeID, with replacements: [NodeID]) {
    for replacement in replacements { insert(replacement, before: id) }
    detach(id)
  }

  /// Copies what is below `top` of another document to the end of `parent`'s children; answers the copies of `top`'s
  /// children. The other's bindings become bindings of this document.
  @discardableResult
  package mutating func adopt(
    childrenOf top: NodeID = Document.root, of other: Document, under parent: NodeID
  ) -> [NodeID] {
    let shift = bindings.count
    bindings += other.bindings
    var copies: [NodeID] = []
    var holder = parent
    var current = other[top].firstChild
    while let id = current {
      let copy = make(other[id].kind, span: other[id].span, line: other[id].line)
      self[copy].attributes = other[id].attributes
      if shift > 0 { self[copy].shiftBindings(by: shift) }
      append(copy, to: holder)
      if holder == parent { copies.append(copy) }
      if let child = other[id].firstChild {
        (current, holder) = (child, copy)
        continue
      }
      var last = id
      while other[last].next == nil, let up = other[last].parent, up != top {
        last = up
        holder = self[holder].parent ?? parent
      }
      current = other[last].next
    }
    return copies
  }
}

extension Document.Node {
  fileprivate mutating func shiftBindings(by shift: Int) {
    kind.shiftBindings(by: shift)
    if !attributes.isEmpty { attributes.shiftBindings(by: shift) }
  }
}
