// How a piece of data is called: `engagement.stages[build].price`.

extension Datum {
  /// What a map or a list holds, each with its path: an item by its id where all have one of their own, so that it is
  /// called the same when others come before it, or else by its place.
  ///
  /// - Parameter path: that of this datum; empty for the whole.
  package func parts(below path: String) -> [(path: String, datum: Datum)] {
    switch content {
    case .map(let map): map.entries.map { (path.isEmpty ? $0.key : "\(path).\($0.key)", $0.value) }
    case .list(let items): zip(items.names, items).map { ("\(path)[\($0)]", $1) }
    default: []
    }
  }

  /// Every datum within this one, by its path.
  package var byPath: [String: Datum] {
    var found: [String: Datum] = [:]
    var stack = parts(below: "")
    while let (path, datum) = stack.popLast() {
      found[path] = datum
      stack += datum.parts(below: path)
    }
    return found
  }
}

extension [Datum] {
  /// The ids of the items, or their places from 0.
  package var names: [String] {
    let ids = compactMap { $0["id"]?.text }
    return ids.count == count && Set(ids).count == count ? ids : indices.map(String.init)
  }
}
