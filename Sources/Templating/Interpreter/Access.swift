import Diagnostics
import Values

/// Variables, attributes and items: where values come from, and where missing ones are noticed.
extension Interpreter {
  func variable(_ name: Name, _ id: ExpressionID) throws(Failure) -> Value {
    if let value = environment.find(name.id) { return value }
    let word = template.syntax.text(of: name)
    if environment.seesData {
      if let text = html[word] { return Value(.html(SafeHTML(text: text, isGiven: true))) }
      if let position = data.position(of: word) {
        let datum = data.entries[position].value
        return try value(of: datum, trace.child(of: Trace.root, at: position, of: data.entries.count), word, span(id))
      }
    }
    switch word {
    case "today":
      trace.readsClock = true
      return Value(.day(settings.today))
    case "self": return Value(.blocks)
    case "super":
      if let block = currentBlock { return Value(.block(block.id, level: block.level + 1)) }
    default:
      if let index = Function.index(of: word) { return Value(.function(index)) }
    }
    if environment.seesData { trace.missed(word, in: Trace.root) }
    return Value(.undefined(Missing(.variable(word), word, span(id))))
  }

  func value(of datum: Datum, _ trail: Trail, _ word: @autoclosure () -> String, _ span: Span) throws(Failure) -> Value
  {
    if case .withheld = datum.content {
      throw Failure(
        "private-datum", "`\(trace.path(trail, in: root) ?? word())` is not for the readers of this document",
        at: .span(span), help: "take it out: what is private has no place in it, not even in a condition")
    }
    var value = Value(plain: datum)
    value.trail = trail
    return value
  }

  /// The path as the template wrote it, up to a step.
  private func written(_ base: ExpressionID, _ position: Int) -> String {
    let start = Int(template.syntax.expressionRanges[Int(base.index)].start)
    let end = Int(template.syntax.stepRanges[position].end)
    return template.source.text(in: min(start, end)..<max(start, end))
  }

  private func path(_ parent: Value, _ key: String, _ base: ExpressionID, _ position: Int) -> String {
    trace.path(parent.trail, in: root).map { "\($0).\(key)" } ?? written(base, position)
  }

  func attribute(
    _ word: String, of value: Value, _ base: ExpressionID, _ position: Int
  ) throws(Failure) -> Value {
    if let found = try member(word, of: value, span(step: position)) { return found }
    if let missing = try pathEnd(value) { return missing }
    trace.missed(word, in: value.trail)
    return Value(
      .undefined(Missing(.key(word, parent: value), path(value, word, base, position), span(step: position))))
  }

  /// What stands under `word` in a value; nil if nothing does.
  func member(_ word: String, of value: Value, _ span: Span) throws(Failure) -> Value? {
    switch value.content {
    case .dataMap(let map):
      guard let position = map.position(of: word) else { return nil }
      let trail = trace.child(of: value.trail, at: position, of: map.entries.count)
      return try self.value(of: map.entries[position].value, trail, word, span)
    case .map(let map), .record(let map): return map[word]
    case .namespace(let namespace): return namespace.values[word]
    case .module(let environment): return environment.member(word)
    case .loop(let loop): return LoopProperty.named(word)?.value(loop)
    case .blocks:
      let id = library.names.id(of: word)
      return hasBlock(id, level: 0) ? Value(.block(id, level: 0)) : nil
    case .cycler(let cycler):
      switch word {
      case "next": return Value(.method(.next(cycler)))
      case "reset": return Value(.method(.reset(cycler)))
      case "current": return cycler.items[cycler.position]
      default: return nil
      }
    case .block(let id, let level):
      return word == "super" && hasBlock(id, level: level + 1) ? Value(.block(id, level: level + 1)) : nil
    case .macro(let macro):
      let declaration = macro.declaration
      switch word {
      case "name": return .text(macro.name)
      case "arguments": return .list(declaration.parameters.map { .text(macro.template.syntax.text(of: $0.name)) })
      case "catch_varargs": return .bool(declaration.usesVarargs)
      case "catch_kwargs": return .bool(declaration.usesKwargs)
      case "caller": return .bool(declaration.usesCaller)
      default: return nil
      }
    case .day(let day):
      switch word {
      case "year": return Value(.integer(day.year), trail: value.trail)
      case "month": return Value(.integer(day.month), trail: value.trail)
      case "day": return Value(.integer(day.day), trail: value.trail)
      default: return nil
      }
    case .money(let money):
      switch word {
      case "amount": return Value(.number(money.amount), trail: value.trail)
      case "currency": return Value(.text(money.currency.code), trail: value.trail)
      default: return nil
      }
    case .length(let length):
      switch word {
      case "count": return Value(.integer(length.count), trail: value.trail)
      case "unit": return Value(.text(length.unit.rawValue), trail: value.trail)
      default: return nil
      }
    default: return nil
    }
  }

  /// What stands for a path that goes on behind a missing value: the value itself, so that the first missing key is
  /// named; nil if it is there.
  private func pathEnd(_ value: Value) throws(Failure) -> Value? {
    guard case .undefined(let missing) = value.content else { return nil }
    if case .condition = missing.reason { throw failure(of: missing) }
    return value
  }

  func item(_ key: Value, of value: Value, _ base: ExpressionID, _ position: Int) throws(Failure) -> Value {
    let span = span(step: position)
    if let missing = try pathEnd(value) { return missing }
    if value.characters != nil { try spend(value.bulk) }
    switch (value.content, key.content) {
    case (.fragment, _):
      throw Failure(
        "markdown-already", "this is Markdown already", at: .span(span), help: "take the part before it goes in")
    case (.dataList(let items), .integer(let index)):
      let absolute = index < 0 ? index + items.count : index
      guard items.indices.contains(absolute) else { break }
      let trail = trace.child(of: value.trail, at: absolute, of: items.count)
      return try self.value(of: items[absolute], trail, "\(index)", span)
    case (.list, .integer(let index)), (.record, .integer(let index)):
      let items = try items(of: value, at: span)
      let absolute = index < 0 ? index + items.count : index
      if items.indices.contains(absolute) { return items[absolute] }
    case (.text, .integer(let index)), (.html, .integer(let index)):
      let scalars = (value.characters ?? "").unicodeScalars
      let absolute = index < 0 ? index + scalars.count : index
      guard absolute >= 0, absolute < scalars.count else { break }
      return Value(.text(String(scalars[scalars.index(scalars.startIndex, offsetBy: absolute)])), trail: value.trail)
    case (_, .text(let word)):
      if let found = try member(word, of: value, span) { return found }
      trace.missed(word, in: value.trail)
      let path = trace.path(value.trail, in: root).map { "\($0).\(word)" } ?? written(base, position) + "]"
      return Value(.undefined(Missing(.key(word, parent: value), path, span)))
    case (.map, .integer(let index)), (.dataMap, .integer(let index)):
      if let found = try member(String(index), of: value, span) { return found }
    default:
      throw Failure("wrong-kind", "\(value.kind) has no items by \(key.kind)", at: .span(span))
    }
    let index = key.excerpt ?? ""
    let path = trace.path(value.trail, in: root).map { "\($0)[\(index)]" } ?? written(base, position) + "]"
    return Value(.undefined(Missing(.item(index, parent: value), path, span)))
  }

  /// The items of a list, the keys of a map, the characters of a text.
  func items(of value: Value, at span: Span) throws(Failure) -> [Value] {
    guard let items = try optionalItems(of: value, at: span) else {
      var help: String?
      if value.isNone { help = "ask first: `{% if … %}`, or write `|default([], true)`" }
      throw Failure("not-iterable", "\(value.kind) has no items to go through", at: .span(span), help: help)
    }
    return items
  }

  func optionalItems(of value: Value, at span: Span) throws(Failure) -> [Value]? {
    trace.use(value.trail)
    switch value.content {
    case .list(let items): return items
    case .dataList(let data):
      var items: [Value] = []
      items.reserveCapacity(data.count)
      for (position, datum) in data.enumerated() {
        if case .withheld = datum.content { continue }
        let trail = trace.child(of: value.trail, at: position, of: data.count)
        items.append(try self.value(of: datum, trail, "", span))
      }
      return items
    case .map(let map): return map.keys.map { .text($0) }
    case .record(let map): return map.values
    case .namespace(let namespace): return namespace.values.keys.map { .text($0) }
    case .dataMap(let map):
      return visible(map).map { Value(.text($0.key), trail: trace.combine(value.trail)) }
    case .text, .html:
      return (value.characters ?? "").unicodeScalars.map { Value(.text(String($0)), trail: value.trail) }
    default: return nil
    }
  }

  private func visible(_ map: DatumMap) -> [DatumMap.Entry] {
    map.entries.filter { if case .withheld = $0.value.content { false } else { true } }
  }

  /// Keys and values of a map, without what is not for this reader.
  func entries(of value: Value, at span: Span) throws(Failure) -> [(key: String, value: Value)] {
    trace.use(value.trail)
    switch value.content {
    case .map(let map), .record(let map): return Array(zip(map.keys, map.values)).map { (key: $0, value: $1) }
    case .namespace(let namespace):
      return Array(zip(namespace.values.keys, namespace.values.values)).map { (key: $0, value: $1) }
    case .dataMap(let map):
      var entries: [(key: String, value: Value)] = []
      for (position, entry) in map.entries.enumerated() {
        if case .withheld = entry.value.content { continue }
        let trail = trace.child(of: value.trail, at: position, of: map.entries.count)
        entries.append((entry.key, try self.value(of: entry.value, trail, entry.key, span)))
      }
      return entries
    default: throw Failure("wrong-kind", "a map is needed, not \(value.kind)", at: .span(span))
    }
  }
}

// MARK: - What is missing

extension Interpreter {
  /// An attribute that a filter was to take of an item of its input, and that the item does not have.
  func missing(_ key: String, in parent: Value, path: String, input: Value) -> Missing {
    trace.missed(key, in: parent.trail)
    let list = trace.path(input.trail, in: root) ?? ""
    return Missing(
      .key(key, parent: parent), trace.path(parent.trail, in: root).map { "\($0).\(key)" } ?? list + path, place)
  }

  func failure(of missing: Missing) -> Failure {
    func failure(
      _ message: String, notes: [Diagnostic.Note] = [], help: String?
    ) -> Failure {
      Failure(
        "missing-value", message, kind: .missing(missing.expression), at: .span(missing.span), notes: notes, help: help)
    }
    func near(_ word: String, _ words: [String]) -> String? {
      nearest(to: word, among: words).map { "did you mean `\($0)`?" }
    }
    switch missing.reason {
    case .reported: return .reported
    case .condition:
      return failure("the condition does not hold and there is no `else`", help: "write `… if … else …`")
    case .parameter(let name, let macro):
      return failure(
        "`\(macro)` was called without `\(name)`", help: "give it, or a default: `{% macro \(macro)(\(name)=…) %}`")
    case .variable(let word):
      var known = environment.visibleNames + Function.all.map(\.name) + ["today"]
      if environment.seesData { known += data.keys + html.keys }
      let isBare = !environment.seesData && data.position(of: word) != nil
      let help =
        isBare ? "an imported template does not see the data: write `with context`, or give it as an argument" : nil
      let meant = nearest(to: word, among: data.keys)
      // The data as a whole are as long as their file: its beginning is shown.
      let start = root.span.map { Span($0.source, $0.start..<min($0.start + 1, $0.end)) }
      let beginning =
        isBare || isGiven(word) ? nil : start.map { [Diagnostic.Note("`\(word)` would stand here", at: $0)] }
      let notes = meant.flatMap { place(ofKey: $0, in: Value(.dataMap(data), trail: Trace.root)) } ?? beginning ?? []
      return failure(
        "there is no `\(word)`", notes: environment.seesData ? notes : [], help: help ?? near(word, known))
    case .key(let word, let parent):
      let known = keys(of: parent)
      // A key that is almost the one asked for is shown; else where the one asked for should stand.
      let meant = nearest(to: word, among: known)
      return failure(
        "`\(missing.expression)` is missing\(reasonWithoutKeys(parent).map { ": \($0)" } ?? "")",
        notes: meant.flatMap { place(ofKey: $0, in: parent) } ?? place(of: parent, key: word),
        help: near(word, known) ?? (parent.isNone ? "ask first: `{% if … %}`, or write `?.`" : nil))
    case .item(let index, let parent):
      let count = (try? optionalItems(of: parent, at: missing.span))?.count
      return failure(
        "`\(missing.expression)` is missing"
          + (count.map { ": the list has \($0 == 1 ? "one item" : "\($0) items")" } ?? ""),
        notes: place(of: parent, key: index), help: nil)
    }
  }

  /// Whether a name is one that the language or a macro gives, and no datum.
  private func isGiven(_ word: String) -> Bool { ["super", "caller", "loop", "self"].contains(word) }

  /// Why a value can have no keys at all.
  private func reasonWithoutKeys(_ value: Value) -> String? {
    switch value.content {
    case .none: "what stands before it is nothing"
    case .bool, .integer, .number, .text, .list, .dataList: "\(value.kind) has no keys"
    default: nil
    }
  }

  private func keys(of value: Value) -> [String] {
    switch value.content {
    case .dataMap(let map): visible(map).map(\.key)
    case .map(let map), .record(let map): map.keys
    case .namespace(let namespace): namespace.values.keys
    case .module(let environment): environment.ownNames
    case .loop: LoopProperty.all.map(\.name)
    case .day: ["year", "month", "day"]
    case .money: ["amount", "currency"]
    case .length: ["count", "unit"]
    default: []
    }
  }

  private func place(ofKey key: String, in parent: Value) -> [Diagnostic.Note]? {
    guard let entry = trace.datum(parent.trail, in: root)?.map?.entry(key), let span = entry.keySpan ?? entry.value.span
    else { return nil }
    return [Diagnostic.Note("`\(key)` stands here", at: span)]
  }

  private func place(of parent: Value, key: String) -> [Diagnostic.Note] {
    guard let datum = trace.datum(parent.trail, in: root), let span = datum.span else { return [] }
    switch datum.content {
    case .map, .list, .none: break
    default: return []
    }
    return [Diagnostic.Note("`\(key)` would stand here", at: span)]
  }
}
