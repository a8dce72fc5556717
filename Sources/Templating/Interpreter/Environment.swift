/// Variables of one scope, and the scope around it.
final class Environment {
  let parent: Environment?
  /// Whether names found nowhere are looked up in the data.
  let seesData: Bool
  private var names = Names()

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
      // All its names are reached at once: each access to a variable of a class is checked, and a long page has a million.
      if let value = current.names.value(of: id) { return value }
      scope = current.parent
    }
    return nil
  }

  func set(_ id: Int32, _ spelling: String, to value: Value) { names.set(id, spelling, to: value) }

  /// Forgets the variables of the last turn of a loop.
  func removeAll() { names.removeAll() }

  func member(_ name: String) -> Value? { names.member(name) }

  /// The names here and in the scopes around, for suggestions.
  var visibleNames: [String] {
    var visible: [String] = []
    var scope: Environment? = self
    while let current = scope {
      visible += current.ownNames
      scope = current.parent
    }
    return visible
  }

  var ownNames: [String] { names.spellings }
}

/// What one scope gives names to.
///
/// Few scopes hold more than a handful of names, so they are searched in order; a large one gets an index.
private struct Names {
  private var variables: [Variable] = []
  private var index: [Int32: Int]?

  private struct Variable {
    let id: Int32
    let spelling: String
    var value: Value
  }

  private static let mostSearched = 12

  var spellings: [String] { variables.map(\.spelling) }

  func value(of id: Int32) -> Value? { position(of: id).map { variables[$0].value } }

  func member(_ name: String) -> Value? { variables.first { $0.spelling == name }?.value }

  mutating func set(_ id: Int32, _ spelling: String, to value: Value) {
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

  mutating func removeAll() {
    variables.removeAll(keepingCapacity: true)
    index = nil
  }

  private func position(of id: Int32) -> Int? {
    if let index { return index[id] }
    return variables.firstIndex { $0.id == id }
  }
}
