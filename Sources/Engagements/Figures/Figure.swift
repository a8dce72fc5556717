import Diagnostics

/// Writes computed figures into data, each with the audience of its declaration.
///
/// What a figure was computed from says where it comes from; it never says who may see it.
struct FigureWriter<F: Fields> {
  private(set) var map: DatumMap
  private let origin: Origin

  /// - Parameter base: the data the figures are laid over; its keys stay unless a figure has the same.
  init(over base: Datum? = nil, from spans: [Span] = []) {
    map = base?.map ?? DatumMap()
    origin = base?.origin ?? .computed(from: spans)
  }

  // These three are inlined, so that the compiler follows the key path and no run does.

  /// Nothing is written for nil: an absent figure is an absent key.
  @inline(__always)
  mutating func set<Value>(_ path: KeyPath<F, Field<Value>>, _ content: Datum.Content?, from spans: [Span] = []) {
    guard let content else { return }
    let field = F.kind.fields[keyPath: path]
    map[field.key] = Datum(content, origin: .computed(from: spans), audience: field.audience)
  }

  /// A datum that exists already, under the figure's key and with the figure's audience.
  @inline(__always)
  mutating func set<Value>(_ path: KeyPath<F, Field<Value>>, _ datum: Datum?) {
    guard var datum else { return }
    let field = F.kind.fields[keyPath: path]
    datum.audience = field.audience
    map[field.key] = datum
  }

  @inline(__always)
  mutating func set<Value>(_ path: KeyPath<F, Field<Value>>, items: [Datum]) {
    let audience = F.kind.fields[keyPath: path].audience
    set(path, .list(items.map { $0.shown(to: audience) }))
  }

  mutating func remove<Value>(_ path: KeyPath<F, Field<Value>>) {
    map.remove(F.kind.fields[keyPath: path].key)
  }

  /// Other figures of the same thing.
  mutating func set(_ figures: DatumMap) {
    for entry in figures.entries { map[entry.key] = entry.value }
  }

  var datum: Datum { Datum(.map(map), origin: origin, audience: .client) }
}

extension Datum {
  /// The datum itself for an audience; what it holds keeps its own.
  func shown(to audience: Audience) -> Datum {
    var copy = self
    copy.audience = audience
    return copy
  }

  /// The datum and all that it holds, computed from more than what it says itself.
  func resting(on spans: [Span]) -> Datum {
    var copy = self
    copy.origin = .computed(from: origin.spans + spans)
    switch content {
    case .list(let items): copy.content = .list(items.map { $0.resting(on: spans) })
    case .map(var map):
      for entry in map.entries { map[entry.key] = entry.value.resting(on: spans) }
      copy.content = .map(map)
    default: break
    }
    return copy
  }
}
