import Diagnostics

/// Data under construction: lists and maps are opened, filled and closed as the file tells them.
///
/// Nesting is a stack here, so that no depth of the input becomes a depth of calls, and it is capped, so that
/// whoever walks the data may recurse.
struct DatumBuilder {
  enum Collection { case list, map }

  /// How many lists and maps may stand within each other.
  static let deepest = 100

  private struct Level {
    let collection: Collection
    let start: Int
    /// Where the last item ends.
    var end: Int
    var items: [Datum] = []
    var map = DatumMap()
    var key: Key = .awaited
  }

  private enum Key {
    case awaited
    case read(String, Span)
    /// The key was refused: its value is read for its own mistakes and left out.
    case refused
  }

  let source: Source
  var findings = Findings()
  /// The datum, once everything that was opened is closed.
  private(set) var root: Datum?
  private var levels: [Level] = []

  /// Whether the next scalar is a key.
  var awaitsKey: Bool {
    if let level = levels.last, level.collection == .map, case .awaited = level.key { true } else { false }
  }

  init(source: Source) {
    self.source = source
  }

  /// Begins a list or a map; false, with a diagnostic, where it would stand too deep.
  mutating func open(_ collection: Collection, at place: Range<Int>) -> Bool {
    guard levels.count < Self.deepest else {
      report("too-deep", "lists and maps nest at most \(Self.deepest) deep", place, help: "write it flatter")
      return false
    }
    levels.append(Level(collection: collection, start: place.lowerBound, end: place.upperBound))
    // Most maps have no more: else room is made for one, for two and for four of them in turn.
    if collection == .map { levels[levels.count - 1].map.reserve(4) }
    return true
  }

  /// Ends the innermost list or map: at `end`, or with its last item.
  mutating func close(at end: Int? = nil) {
    guard var level = levels.popLast() else { return }
    level.map.trim()
    let span = Span(source, level.start..<max(level.start, end ?? level.end))
    switch level.collection {
    case .list: add(.list(level.items), at: span)
    case .map: add(.map(level.map), at: span)
    }
  }

  /// Puts a scalar or a finished collection where it belongs: as an item, a key, a value or the whole.
  mutating func add(_ content: Datum.Content, at span: Span) {
    let datum = Datum(content, origin: .written(span))
    guard let last = levels.indices.last else {
      root = datum
      return
    }
    levels[last].end = max(levels[last].end, span.end)
    guard levels[last].collection == .map else {
      levels[last].items.append(datum)
      return
    }
    switch levels[last].key {
    case .awaited: levels[last].key = key(of: datum, at: span, in: levels[last].map)
    case .read(let key, let keySpan):
      levels[last].map.append(DatumMap.Entry(key: key, keySpan: keySpan, value: datum))
      levels[last].key = .awaited
    case .refused: levels[last].key = .awaited
    }
  }

  mutating func report(
    _ id: String, _ message: String, _ place: Range<Int>, notes: [Diagnostic.Note] = [], help: String?
  ) {
    findings.report(Diagnostic(.error, id, message, at: Span(source, place), notes: notes, help: help))
  }

  private mutating func key(of datum: Datum, at span: Span, in map: DatumMap) -> Key {
    let written = datum.text ?? ""
    let finding: String? =
      switch datum.content {
      case .list, .map: "a \(datum.kind)"
      case _ where written.isEmpty: "nothing"
      case _ where written.utf8.contains(UInt8(ascii: "\n")): "several lines"
      default: nil
      }
    if let finding {
      report(
        "key-not-text", "a key is a word or a line of text, not \(finding)", span.range,
        help: "write `key: value`; a text that begins with `{` or `[` stands in quotes")
      return .refused
    }
    let key = written.composed
    if let first = map.entry(key) {
      report(
        "duplicate-key", "`\(key)` stands twice in one map", span.range,
        notes: [Diagnostic.Note("first here", at: first.keySpan)],
        help: "keep one of the two, or give one of them another key")
      return .refused
    }
    return .read(key, span)
  }
}
