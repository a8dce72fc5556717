/// What some nodes of a document have, by their numbers.
struct NodeTable<Element> {
  private var elements: [Element?]

  init(for document: Document) { elements = Array(repeating: nil, count: document.count) }

  subscript(id: Document.NodeID) -> Element? {
    get { elements[id.index] }
    set { elements[id.index] = newValue }
  }
}
