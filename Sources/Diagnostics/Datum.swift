package import Values

/// A piece of data that knows where it stands and who may see it.
package struct Datum: Sendable {
  package enum Content: Sendable {
    case none
    case bool(Bool)
    case text(String)
    /// A scalar as a file wrote it without quotation marks, not yet read as any kind: decoding gives it one.
    case word(String)
    // Apart, because few data are large and every one is as large as the largest could be.
    indirect case number(Number)
    indirect case money(Money)
    indirect case share(Share)
    case day(Day)
    case length(Length)
    case time(TimeOfDay)
    case list([Datum])
    case map(DatumMap)
    /// It exists and is not for this reader: a projection keeps the key and takes the value away.
    case withheld
  }

  package var content: Content
  // Behind the content it takes no room of its own.
  package var audience: Audience
  package var origin: Origin

  @inlinable
  package init(_ content: Content, origin: Origin = .given, audience: Audience = .private) {
    self.content = content
    self.origin = origin
    self.audience = audience
  }

  /// Where it stands, if it was written in a file.
  @inlinable
  package var span: Span? { origin.span }
}

/// Who may see a datum. Each sees what those before it see.
package enum Audience: String, CaseIterable, Comparable, Sendable {
  case client, team
  /// The consultant alone.
  case `private`

  @inlinable
  package static func < (left: Audience, right: Audience) -> Bool {
    left.rank < right.rank
  }

  @usableFromInline
  var rank: Int {
    switch self {
    case .client: 0
    case .team: 1
    case .private: 2
    }
  }
}

/// Where a datum comes from.
package enum Origin: Sendable {
  /// It was written there.
  case written(Span)
  /// It was computed from what stands there.
  case computed(from: [Span])
  /// It was handed in: an option of the command line, a word of the layouts, a test.
  case given

  @inlinable
  package var span: Span? {
    if case .written(let span) = self { span } else { nil }
  }

  /// Every place it rests on.
  package var spans: [Span] {
    switch self {
    case .written(let span): [span]
    case .computed(let spans): spans
    case .given: []
    }
  }
}

/// Keys and their data, in the order in which they were written. A key stands once.
package struct DatumMap: Sendable {
  package struct Entry: Sendable {
    package let key: String
    package let keySpan: Span?
    package var value: Datum

    @inline(__always) @inlinable
    package init(key: String, keySpan: Span?, value: Datum) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  /// A few keys are looked through faster than they are hashed, and take less room.
  private static let mostLookedThrough = 8

  package private(set) var entries: [Entry] = []
  /// Where each key stands; nil while there are no more than ``mostLookedThrough``.
  private var indices: [String: Int]?

  package init() {}

  /// - Parameter entries: each with a key of its own.
  package init(_ entries: [Entry]) {
    self.entries = entries
    index()
  }

  /// The map with other values, or with fewer entries.
  package func with(_ entries: [Entry]) -> DatumMap {
    guard entries.count == self.entries.count else { return DatumMap(entries) }
    var map = self
    map.entries = entries
    return map
  }

  package var keys: [String] { entries.map(\.key) }
  package var isEmpty: Bool { entries.isEmpty }

  package subscript(key: String) -> Datum? {
    get { position(of: key).map { entries[$0].value } }
    set {
      guard let newValue else { return remove(key) }
      if let position = position(of: key) {
        entries[position].value = newValue
      } else {
        let entry = Entry(key: key, keySpan: nil, value: newValue)
        add(consume entry)
      }
    }
  }

  /// Where in ``entries`` a key stands.
  package func position(of key: String) -> Int? {
    if let indices { return indices[key] }
    return entries.firstIndex { $0.key == key }
  }

  package func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

  /// Adds an entry, or replaces the one with its key, which keeps its place.
  package mutating func append(_ entry: consuming Entry) {
    if let index = position(of: entry.key) { entries[index] = entry } else { add(entry) }
  }

  /// Adds an entry whose key is not there.
  private mutating func add(_ entry: consuming Entry) {
    indices?[entry.key] = entries.count
    entries.append(entry)
    if indices == nil, entries.count > Self.mostLookedThrough { index() }
  }

  /// Makes room for so many entries.
  package mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  package mutating func remove(_ key: String) {
    guard let position = position(of: key) else { return }
    entries.remove(at: position)
    index()
  }

  /// Gives back the room kept for more entries; for one more is not worth a copy.
  package mutating func trim() {
    if entries.capacity > entries.count + 1 { entries = entries.map { $0 } }
  }

  private mutating func index() {
    let isLarge = entries.count > Self.mostLookedThrough
    indices = isLarge ? Dictionary(uniqueKeysWithValues: zip(entries.lazy.map(\.key), entries.indices)) : nil
  }
}

extension DatumMap: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral pairs: (String, Datum)...) {
    for (key, value) in pairs { self[key] = value }
  }
}

extension Datum {
  @inlinable
  package subscript(key: String) -> Datum? {
    if case .map(let map) = content { map[key] } else { nil }
  }

  @inlinable
  package var list: [Datum]? {
    if case .list(let items) = content { items } else { nil }
  }

  @inlinable
  package var map: DatumMap? {
    if case .map(let map) = content { map } else { nil }
  }

  /// The characters of a text or of a scalar not yet read.
  @inlinable
  package var text: String? {
    switch content {
    case .text(let text), .word(let text): text
    default: nil
    }
  }

  package var day: Day? {
    if case .day(let day) = content { day } else { nil }
  }

  @inlinable
  package var isNone: Bool {
    if case .none = content { true } else { false }
  }

  /// The kind in the words of diagnostics.
  package var kind: String {
    switch content {
    case .none: "nothing"
    case .bool: "yes or no"
    case .text, .word: "text"
    case .number: "number"
    case .money: "money"
    case .share: "share"
    case .day: "day"
    case .length: "length of time"
    case .time: "time"
    case .list: "list"
    case .map: "map"
    case .withheld: "withheld"
    }
  }

  /// The data as `reader` may see them: items of lists that are not the reader's are not there, fields of maps
  /// that are not the reader's stay as ``Content/withheld`` ones, so that naming them is an error and not a gap.
  package func projected(for reader: Audience) -> Datum { projection(for: reader) ?? self }

  /// Nil where all of it is the reader's already: most of it is, and need not be copied.
  private func projection(for reader: Audience) -> Datum? {
    switch content {
    case .withheld: return nil
    case _ where audience > reader: return Datum(.withheld, audience: audience)
    case .list(let items):
      let projection = items.edited(at: { index in
        guard items[index].audience <= reader else { return .removed }
        guard items[index].holdsOthers else { return .kept }
        return items[index].projection(for: reader).map { .replaced($0) } ?? .kept
      })
      return projection.map { Datum(.list($0), origin: origin, audience: audience) }
    case .map(let map):
      let projection = map.entries.edited(at: { index in
        // Most hold nothing but themselves: they are looked at where they stand, without a copy.
        if !map.entries[index].value.holdsOthers, map.entries[index].value.audience <= reader { return .kept }
        // It held a place for readers who may not know whether there is anything: to this one nothing is there.
        if case .withheld = map.entries[index].value.content, map.entries[index].value.audience <= reader {
          return .removed
        }
        return map.entries[index].value.projection(for: reader).map { value in
          .replaced(DatumMap.Entry(key: map.entries[index].key, keySpan: map.entries[index].keySpan, value: value))
        } ?? .kept
      })
      return projection.map { Datum(.map(map.with($0)), origin: origin, audience: audience) }
    default: return nil
    }
  }

  /// Whether there is more to ask of it than whose it is.
  @inline(__always)
  private var holdsOthers: Bool {
    switch content {
    case .list, .map, .withheld: true
    default: false
    }
  }
}
