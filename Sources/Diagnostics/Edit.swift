/// What becomes of an element of a list.
@usableFromInline
package enum Edit<Element> {
  case kept, removed
  case replaced(Element)
}

extension Array {
  /// The elements as `edit` has them; nil where it keeps every one, so that nothing need be copied.
  @inlinable
  package func edited(by edit: (Element) -> Edit<Element>) -> [Element]? { edited(at: { edit(self[$0]) }) }

  /// The same by their places: what is only looked at where it stands need not be copied either.
  @inlinable
  package func edited(at edit: (Index) -> Edit<Element>) -> [Element]? {
    var edited: [Element]?
    for index in indices {
      switch edit(index) {
      case .kept: edited?.append(self[index])
      case .removed: edited = edited ?? elements(before: index)
      case .replaced(let element):
        if edited == nil { edited = elements(before: index) }
        edited?.append(element)
      }
    }
    return edited
  }

  /// Those before one, with room for as many as there are.
  @usableFromInline
  internal func elements(before end: Index) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(count)
    elements += self[..<end]
    return elements
  }
}
