import Diagnostics

/// When two values are equal.
extension Interpreter {
  /// `==`: values of unlike kinds are not equal; `1` and `1.0` are.
  ///
  /// Each pair is a step: a template can make a list of two of the same, of these, and so on, which is small in memory
  /// and endless to go through. How deep it goes is capped where lists are made and where data are read.
  func areEqual(_ left: Value, _ right: Value) throws(Failure) -> Bool {
    try spend(1)
    switch (left.content, right.content) {
    case (.none, .none): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.text(let a), .text(let b)): return a == b
    case (.time(let a), .time(let b)): return a == b
    default: break
    }
    if let a = left.characters, let b = right.characters { return a == b }
    if let a = left.quantity, let b = right.quantity { return a == b }
    if let a = left.plainItems, let b = right.plainItems {
      guard a.count == b.count else { return false }
      for (first, second) in zip(a, b) where !(try areEqual(first, second)) { return false }
      return true
    }
    if let a = left.plainMap, let b = right.plainMap {
      guard a.count == b.count else { return false }
      for (key, first) in zip(a.keys, a.values) {
        guard let second = b[key], try areEqual(first, second) else { return false }
      }
      return true
    }
    return false
  }

  func holds(_ items: [Value], _ value: Value) throws(Failure) -> Bool {
    for item in items where try areEqual(item, value) { return true }
    return false
  }
}

extension Value {
  /// Items without their trails.
  fileprivate var plainItems: [Value]? {
    switch content {
    case .list(let items): items
    case .dataList(let items): items.map { Value(plain: $0) }
    default: nil
    }
  }

  fileprivate var plainMap: ValueMap? {
    switch content {
    case .map(let map), .record(let map): return map
    case .namespace(let namespace): return namespace.values
    case .dataMap(let map):
      var plain = ValueMap()
      for entry in map.entries { plain[entry.key] = Value(plain: entry.value) }
      return plain
    default: return nil
    }
  }
}
