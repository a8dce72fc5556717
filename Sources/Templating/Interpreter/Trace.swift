import Diagnostics

/// What of the data a value rests on: nothing, one datum, or several it was computed from.
struct Trail: Equatable {
  /// Positive: a node of the trace. Negative: a set of nodes in ``Trace``.
  fileprivate(set) var index: Int32
  static let none = Trail(index: 0)
}

/// Which data were read, as a tree beside the data: a node stands for a datum, the children of a node in a row.
///
/// Reading a datum sets a bit; paths, generalised paths and origins are made afterwards.
struct Trace {
  private struct Node {
    let parent: Int32
    let position: Int32
    var firstChild: Int32 = 0
    var isRead = false
    /// Iterated, counted, tested or compared as a whole.
    var isUsedItself = false
  }

  private struct Absence: Hashable {
    let node: Int32
    let key: String
  }

  private var nodes: [Node] = [Node(parent: 0, position: 0), Node(parent: 0, position: 0)]
  private var sets: [[Int32]] = [[]]
  /// Where each set stands: loops combine the same data again and again.
  private var knownSets: [[Int32]: Int32] = [:]
  private var absences: Set<Absence> = []
  var templates: [String] = []
  var absentTemplates: [String] = []
  var readsClock = false

  /// The way to where a datum was found last, from the root: what is printed next most often stands beside it, or in the
  /// next item of the list around it.
  private var way: [Place] = []

  fileprivate struct Place {
    let node: Int32
    let datum: Datum
    let path: String
  }

  static let root = Trail(index: 1)

  /// More data than this behind one value are not told apart from one another.
  private static let mostCombined = 16

  /// The datum at `position` of the `count` of the datum of `trail`, which is read now.
  mutating func child(of trail: Trail, at position: Int, of count: Int) -> Trail {
    guard trail.index > 0 else { return trail }
    let parent = Int(trail.index)
    if nodes[parent].firstChild == 0 {
      nodes[parent].firstChild = Int32(nodes.count)
      for position in 0..<count { nodes.append(Node(parent: trail.index, position: Int32(position))) }
    }
    let child = nodes[parent].firstChild + Int32(position)
    nodes[Int(child)].isRead = true
    return Trail(index: child)
  }

  mutating func use(_ trail: Trail) {
    if trail.index > 0 { nodes[Int(trail.index)].isUsedItself = true }
  }

  mutating func missed(_ key: String, in trail: Trail) {
    if trail.index > 0 { absences.insert(Absence(node: trail.index, key: key)) }
  }

  /// What a value rests on that was computed from others.
  mutating func combine(_ trails: Trail...) -> Trail {
    var members: [Int32] = []
    for trail in trails where trail.index != 0 {
      for node in trail.index > 0 ? [trail.index] : sets[Int(-trail.index)] where !members.contains(node) {
        guard members.count < Self.mostCombined else { break }
        members.append(node)
      }
    }
    if members.isEmpty { return .none }
    for trail in trails where trail.index < 0 && sets[Int(-trail.index)] == members { return trail }
    if let known = knownSets[members] { return Trail(index: -known) }
    let new = Int32(sets.count)
    sets.append(members)
    knownSets[members] = new
    return Trail(index: -new)
  }

  /// From the root to the node.
  private func positions(_ node: Int32) -> [Int] {
    var positions: [Int] = []
    var node = node
    while node > 1 {
      positions.append(Int(nodes[Int(node)].position))
      node = nodes[Int(node)].parent
    }
    return positions.reversed()
  }

  private func datum(_ node: Int32, in root: Datum) -> Datum {
    var datum = root
    for position in positions(node) {
      switch datum.content {
      case .list(let items): datum = items[position]
      case .map(let map): datum = map.entries[position].value
      default: return datum
      }
    }
    return datum
  }

  func datum(_ trail: Trail, in root: Datum) -> Datum? {
    trail.index > 0 ? datum(trail.index, in: root) : nil
  }

  func origin(_ trail: Trail, in root: Datum) -> Origin {
    if trail.index == 0 { return .given }
    if trail.index > 0 { return datum(trail.index, in: root).origin }
    let spans = sets[Int(-trail.index)].flatMap { datum($0, in: root).origin.spans }
    return spans.isEmpty ? .given : .computed(from: spans)
  }

  /// `stages[2].price`; nil for what is no single datum, and for the data as a whole.
  func path(_ trail: Trail, in root: Datum) -> String? {
    guard trail.index > 1 else { return nil }
    var datum = root
    var path = ""
    for position in positions(trail.index) {
      switch datum.content {
      case .list(let items):
        path += "[\(position)]"
        datum = items[position]
      case .map(let map):
        let entry = map.entries[position]
        path += path.isEmpty ? entry.key : ".\(entry.key)"
        datum = entry.value
      default: return path
      }
    }
    return path
  }

  /// Where a datum comes from, and what it is called; nil for what is no single datum, and for the data as a whole.
  mutating func place(_ trail: Trail, in root: Datum) -> (origin: Origin, place: Binding.Place)? {
    guard trail.index > 1 else { return nil }
    let node = nodes[Int(trail.index)]
    find(node.parent, in: root)
    return way.last?.origin(at: Int(node.position))
  }

  /// Makes ``way`` the one to a node.
  private mutating func find(_ node: Int32, in root: Datum) {
    if let known = way.lastIndex(where: { $0.node == node }) {
      way.removeSubrange((known + 1)...)
    } else if node > 1 {
      find(nodes[Int(node)].parent, in: root)
      if let next = way.last?.place(of: node, at: Int(nodes[Int(node)].position)) { way.append(next) }
    } else {
      way = [Place(node: 1, datum: root, path: "")]
    }
  }

  /// Each datum that was read and nothing within it, or that was used as a whole, in the order of the data; then the
  /// keys that were asked for and are not there.
  func values(of root: Datum) -> [ReadValue] {
    var values: [ReadValue] = []
    var paths: [Int32: String] = [:]
    var stack: [(node: Int32, datum: Datum, path: String)] = [(1, root, "")]
    while let (node, datum, path) = stack.popLast() {
      var children: [(node: Int32, datum: Datum, path: String)] = []
      let first = nodes[Int(node)].firstChild
      if first > 0 {
        for (position, part) in datum.parts(below: path).enumerated() {
          let child = first + Int32(position)
          if nodes[Int(child)].isRead { children.append((child, part.datum, part.path)) }
        }
      }
      if node > 1, children.isEmpty || nodes[Int(node)].isUsedItself {
        values.append(ReadValue(path: path, datum: datum))
      }
      if !absences.isEmpty { paths[node] = path }
      stack.append(contentsOf: children.reversed())
    }
    let absent = absences.compactMap { absence in
      paths[absence.node].map { $0.isEmpty ? absence.key : "\($0).\(absence.key)" }
    }
    return values + absent.sorted().map { ReadValue(path: $0, datum: nil) }
  }

  /// What stands at a key of the root, if it was read.
  private func child(_ key: String, of root: Datum) -> (node: Int32, datum: Datum)? {
    let first = nodes[1].firstChild
    guard first > 0, let map = root.map, let position = map.position(of: key) else { return nil }
    let child = first + Int32(position)
    return nodes[Int(child)].isRead ? (child, map.entries[position].value) : nil
  }

  /// The record, in the order of the data; of what stands below a key of the root alone, if there is one.
  func reads(of root: Datum, below key: String? = nil) -> Reads {
    var record = Record()
    // A stack of its own: data may nest deeper than the machine's.
    var stack: [(node: Int32, datum: Datum, path: Int)] = [(1, root, 0)]
    if let key {
      stack = child(key, of: root).map { [($0.node, $0.datum, record.path(of: key, at: 0, below: 0))] } ?? []
    }
    var children: [(node: Int32, datum: Datum, path: Int)] = []
    while let (node, datum, path) = stack.popLast() {
      children.removeAll(keepingCapacity: true)
      let first = nodes[Int(node)].firstChild
      if first > 0 {
        switch datum.content {
        case .list(let items):
          let item = record.path(of: "[]", at: 0, below: path)
          for position in items.indices where nodes[Int(first) + position].isRead {
            children.append((first + Int32(position), items[position], item))
          }
        case .map(let map):
          for position in map.entries.indices where nodes[Int(first) + position].isRead {
            let path = record.path(of: map.entries[position].key, at: position, below: path)
            children.append((first + Int32(position), map.entries[position].value, path))
          }
        default: break
        }
      }
      if node > 1, children.isEmpty || nodes[Int(node)].isUsedItself {
        record.add(datum.origin.spans, to: path)
      }
      if !absences.isEmpty { record.pathOfNode[node] = path }
      stack.append(contentsOf: children.reversed())
    }
    let absent = Set(
      absences.compactMap { absence in
        record.pathOfNode[absence.node].map { record.name(ofKey: absence.key, below: $0) }
      })
    return Reads(
      templates: templates, absentTemplates: absentTemplates, data: record.read, absentKeys: absent.sorted(),
      clock: readsClock)
  }
}

extension Trace.Place {
  /// What stands at a position of the list or the map that is there.
  func place(of node: Int32, at position: Int) -> Trace.Place {
    switch datum.content {
    case .list(let items): Trace.Place(node: node, datum: items[position], path: path(at: position))
    case .map(let map): Trace.Place(node: node, datum: map.entries[position].value, path: path(at: position))
    default: self
    }
  }

  /// The origin of what stands there, and what it is called.
  func origin(at position: Int) -> (origin: Origin, place: Binding.Place) {
    switch datum.content {
    case .list(let items): (items[position].origin, Binding.Place(.position(position), in: path))
    case .map(let map): (map.entries[position].value.origin, Binding.Place(.named(map.entries[position].key), in: path))
    default: (datum.origin, Binding.Place(.named(path), in: ""))
    }
  }

  private func path(at position: Int) -> String { origin(at: position).place.path }
}

/// The generalised paths of data, all items of a list as one, and what was read of each.
private struct Record {
  private struct Path {
    let name: String
    /// The paths below, by the positions at which they stood first: data of one shape have a key in one place.
    var below: [(key: String, path: Int)?] = []
    var isRead = false
    var origins: [Span] = []
    var known: Set<Span> = []
  }

  private var paths = [Path(name: "")]
  /// In the order in which they were read first.
  private var order: [Int] = []
  var pathOfNode: [Int32: Int] = [:]

  var read: [Reads.Path] {
    order.map { Reads.Path(path: paths[$0].name, origins: paths[$0].origins) }
  }

  func name(ofKey key: String, below path: Int) -> String {
    let name = paths[path].name
    return name.isEmpty || key == "[]" ? name + key : "\(name).\(key)"
  }

  /// The path of a key, of `[]` for the items of a list.
  mutating func path(of key: String, at position: Int, below path: Int) -> Int {
    if paths[path].below.indices.contains(position), let known = paths[path].below[position], known.key == key {
      return known.path
    }
    let known = paths[path].below.lazy.compactMap { $0 }.first { $0.key == key }?.path
    let found = known ?? paths.count
    if known == nil { paths.append(Path(name: name(ofKey: key, below: path))) }
    while paths[path].below.count <= position { paths[path].below.append(nil) }
    if paths[path].below[position] == nil {
      paths[path].below[position] = (key, found)
    } else if known == nil {
      paths[path].below.append((key, found))
    }
    return found
  }

  mutating func add(_ spans: [Span], to path: Int) {
    if !paths[path].isRead {
      paths[path].isRead = true
      order.append(path)
    }
    for span in spans where paths[path].known.insert(span).inserted { paths[path].origins.append(span) }
  }
}
