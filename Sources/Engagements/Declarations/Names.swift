import Diagnostics

/// A set of names that references are looked up in.
package enum Namespace: String, Sendable {
  case person, stage, deliverable, input, channel, rate, option, conversation, assumption
  case change = "change order"
}

/// The names that the things of an engagement have, for references to them.
package struct Names: Sendable {
  private var ids: [Namespace: Set<String>] = [:]
  /// Ids by their slugs, and by those of the titles.
  private var spellings: [Namespace: [String: Set<String>]] = [:]
  private var titles: [Namespace: [String: Set<String>]] = [:]
  /// What else people call a thing, by its id.
  private var names: [Namespace: [String: [String]]] = [:]
  /// What is not there any more: it goes by its id alone.
  private var gone: [Namespace: Set<String>] = [:]

  package init() {}

  /// - Parameter names: what people call it, its title among that, in every language.
  package mutating func add(_ id: String, title: String?, names: [String] = [], in namespace: Namespace) {
    ids[namespace, default: []].insert(id)
    for name in names where !(self.names[namespace]?[id]?.contains(name) ?? false) {
      self.names[namespace, default: [:]][id, default: []].append(name)
    }
    spellings[namespace, default: [:]][slug(id), default: []].insert(id)
    if let title { titles[namespace, default: [:]][slug(title), default: []].insert(id) }
  }

  /// Of the things of a namespace only these are still there.
  mutating func keep(_ kept: Set<String>, in namespace: Namespace) {
    gone[namespace] = ids[namespace, default: []].subtracting(kept)
  }

  /// The id of what is referred to by its id, by its id in another spelling (`Jane`), or by its title; nil where
  /// nothing, or more than one thing, is called so.
  package func id(of written: String, in namespace: Namespace) -> String? {
    if ids[namespace]?.contains(written) ?? false { return written }
    let called = (spellings[namespace]?[slug(written)] ?? titles[namespace]?[slug(written)] ?? [])
      .subtracting(gone[namespace] ?? [])
    return called.count == 1 ? called.first : nil
  }

  /// In alphabetical order.
  package func ids(in namespace: Namespace) -> [String] {
    (ids[namespace] ?? []).subtracting(gone[namespace] ?? []).sorted()
  }

  /// All things with what people call them, in alphabetical order of their ids.
  package func things(in namespace: Namespace) -> [(id: String, names: [String])] {
    ids(in: namespace).map { ($0, names[namespace]?[$0] ?? []) }
  }
}

extension Names {
  /// The event with the stage or the input it names called by its id; as it is where there is no such thing, which
  /// is for the check to say.
  func resolved(_ event: Anchor.Event) -> Anchor.Event {
    func stage(_ written: String) -> String { id(of: written, in: .stage) ?? written }
    return switch event {
    case .day, .contract, .change, .advance, .starts: event
    case .start(let written): .start(stage: stage(written))
    case .end(let written): .end(stage: stage(written))
    case .accepted(let written): .accepted(stage: stage(written))
    case .input(let written): .input(id(of: written, in: .input) ?? written)
    }
  }
}
