/// What `{: #id .class key=value }` gave a node.
package struct Attributes: Sendable {
  package struct Pair: Sendable {
    package let key: String
    package var value: Literal

    package init(key: String, value: Literal) {
      self.key = key
      self.value = value
    }
  }

  package var id: String?
  /// Whether the id was given, and not made from the words of a heading.
  package var hasOwnID: Bool { id != nil && !isIDMade }
  private var isIDMade = false
  package var classes: [String] = []
  /// In the order written; a key stands once.
  package var pairs: [Pair] = []

  package init() {}

  package var isEmpty: Bool { id == nil && classes.isEmpty && pairs.isEmpty }

  package func has(class name: String) -> Bool { classes.contains(name) }

  /// Gives an id that was made from words.
  mutating func make(id: String) {
    self.id = id
    isIDMade = true
  }

  package subscript(key: String) -> Literal? { pairs.first { $0.key == key }?.value }

  mutating func shiftBindings(by shift: Int) {
    for index in pairs.indices { pairs[index].value = pairs[index].value.shifted(by: shift) }
  }
}
