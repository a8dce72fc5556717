/// Variables of one scope, and the scope around it.
///
/// Few scopes hold more than a handful of names, so they are searched in order; a large one gets an index.
final class Environment {
  let parent: Environment?
  /// Whether names found nowhere are looked up in the data.
  let seesData: Bool
  private var variables: [Variable] = []
  private var index: [Int32: Int]?

  private struct Variable {
    let id: Int32
    let spelling: String
    var value: Value
  }

  private static let mostSearched = 12

  init(parent: Environment?) {
    self.parent = parent
    seesData = parent?.seesData ?? true
  }

  init(seesData: Bool) {
    parent = nil
    self.seesData = seesData
  }

  func find(_ id: Int32) -> Value? {
    var scope: Environment? = self
    while let current = scope {
      if let position = current.position(of: id) { return current.variables[position].value }
      scope = current.parent
    }
    return nil
  }

  func set(_ id: Int32, _ spelling: String, to value: Value) {
    if let position = position(of: id) {
      variables[position].value = value
      return
    }
    index?[id] = variables.count
    variables.append(Variable(id: id, spelling: spelling, value: value))
    if index == nil, variables.count > Self.mostSearched {
      index = Dictionary(uniqueKeysWithValues: zip(variables.lazy.map(\.id), variables.indices))
    }
  }

  /// Forgets the variables of the last turn of a loop.
  func removeAll() {
    variables.removeAll(keepingCapacity: true)
    index = nil
  }

  func member(_ name: String) -> Value? {
    variables.first { $0.spelling == name }?.value
  }

  /// The names here and in the scopes around, for suggestions.
  var visibleNames: [String] {
    var names: [String] = []
    var scope: Environment? = self
    while let current = scope {
      names += current.ownNames
      scope = current.parent
    }
    return names
  }

  var ownNames: [String] { variables.map(\.spelling) }

  private func position(of id: Int32) -> Int? {
    if let index { return index[id] }
    return variables.firstIndex { $0.id == id }
  }
}
