/// Variables of one scope, and the scope around it.
///
/// Few scopes hold more than a handful of names, so they are searched in order; a large one gets an index.
final class Environment {
  let parent: Environment?
  /// Whether names found nowhere are looked up in the data.
  let seesData: Bool
  private var ids: [Int32] = []
  private var values: [Value] = []
  private var spellings: [String] = []
  private var index: [Int32: Int]?

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
      if let position = current.position(of: id) { return current.values[position] }
      scope = current.parent
    }
    return nil
  }

  func set(_ id: Int32, _ spelling: String, to value: Value) {
    if let position = position(of: id) {
      values[position] = value
      return
    }
    index?[id] = ids.count
    ids.append(id)
    values.append(value)
    spellings.append(spelling)
    if index == nil, ids.count > Self.mostSearched {
      index = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
    }
  }

  /// Forgets the variables of the last turn of a loop.
  func removeAll() {
    ids.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    spellings.removeAll(keepingCapacity: true)
    index = nil
  }

  func member(_ name: String) -> Value? {
    spellings.firstIndex(of: name).map { values[$0] }
  }

  /// The names here and in the scopes around, for suggestions.
  var visibleNames: [String] {
    var names: [String] = []
    var scope: Environment? = self
    while let current = scope {
      names += current.spellings
      scope = current.parent
    }
    return names
  }

  var ownNames: [String] { spellings }

  private func position(of id: Int32) -> Int? {
    if let index { return index[id] }
    return ids.firstIndex(of: id)
  }
}
