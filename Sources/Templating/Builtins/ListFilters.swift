import Diagnostics
import Values

/// Filters of lists and maps.
extension Filter {
  static let listFilters: [Filter] = [
    Filter("length", "Counts items, entries or characters.", Example("{{ [3, 4]|length }}", "2")) {
      call throws(Failure) in
      if let text = call.input.characters { return .integer(text.unicodeScalars.count) }
      return .integer(try call.items().count)
    },
    Filter("first(default?)", "Takes the first item.", Example("{{ [3, 4]|first }}", "3")) { call throws(Failure) in
      try end(try call.end(\.first, \.first), call)
    },
    Filter("last(default?)", "Takes the last item.", Example("{{ [3, 4]|last }}", "4")) { call throws(Failure) in
      try end(try call.end(\.last, \.last), call)
    },
    Filter(
      "join(separator=\"\", attribute?, last?, default?)", "Joins items to a text; `last` stands before the last one.",
      Example("{{ ['a', 'b', 'c']|join(', ', last=' or ') }}", "a, b or c"), takesFragments: true
    ) { call throws(Failure) in try joined(call) },
    Filter(
      "sort(reverse=false, case_sensitive=false, attribute?, default?)", "Sorts items; equal ones keep their order.",
      Example("{{ ['b', 'A', 'c']|sort|join }}", "Abc")
    ) { call throws(Failure) in
      try sorted(
        try call.items(), by: try call.path(2), call, isReversed: call.flag(0) ?? false,
        isCaseSensitive: call.flag(1) ?? false, fallback: 3)
    },
    Filter(
      "unique(case_sensitive=false, attribute?, default?)", "Keeps the first of equal items.",
      Example("{{ [1, 2, 1]|unique|join }}", "12")
    ) { call throws(Failure) in
      let path = try call.path(1)
      var seen: [Value] = []
      var texts: Set<String> = []
      var integers: Set<Int> = []
      var kept: [Value] = []
      for (index, item) in try call.items().enumerated() {
        let value = folded(try call.value(path, of: item, index, fallback: 2), call.flag(0) ?? false)
        let isNew: Bool
        if case .text(let text) = value.content {
          isNew = texts.insert(text).inserted
        } else if let integer = value.number?.integer {
          isNew = integers.insert(integer).inserted
        } else {
          isNew = !(try call.interpreter.holds(seen, value))
          if isNew { seen.append(value) }
        }
        if isNew { kept.append(item) }
      }
      return .list(kept)
    },
    Filter(
      "reverse", "Turns a list or a text round.", Example("{{ [1, 2, 3]|reverse|join }}", "321"), escapedArguments: []
    ) {
      call throws(Failure) in
      if let text = call.input.characters {
        return .text(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
      }
      return .list(try call.items().reversed())
    },
    Filter("list", "Makes a list of items, keys or characters.", Example("{{ 'abc'|list|join('.') }}", "a.b.c")) {
      call throws(Failure) in .list(try call.items())
    },
    Filter(
      "batch(linecount, fill_with?)", "Cuts a list into lists of so many items.",
      Example("{% for row in [1, 2, 3]|batch(2) %}{{ row|join }};{% endfor %}", "12;3;")
    ) { call throws(Failure) in
      let items = try call.items()
      let size = try call.count(0)
      var batches = stride(from: 0, to: items.count, by: size).map { Array(items[$0..<min($0 + size, items.count)]) }
      if let filler = call.arguments[1], !filler.isNone, let last = batches.last {
        batches[batches.count - 1] += Array(repeating: filler, count: size - last.count)
      }
      return .list(batches.map { .list($0) })
    },
    Filter(
      "slice(slices, fill_with?)", "Cuts a list into so many lists of like length.",
      Example("{% for column in [1, 2, 3]|slice(2) %}{{ column|join }};{% endfor %}", "12;3;")
    ) { call throws(Failure) in
      let items = try call.items()
      let slices = try call.count(0)
      let (length, longer) = items.count.quotientAndRemainder(dividingBy: slices)
      var start = 0
      return .list(
        (0..<slices).map { index in
          let count = length + (index < longer ? 1 : 0)
          var part = Array(items[start..<start + count])
          start += count
          // As in Jinja2, where the items come out even, too: each list gets one.
          if let filler = call.arguments[1], !filler.isNone, index >= longer { part.append(filler) }
          return .list(part)
        })
    },
    Filter(
      "groupby(attribute, default?, case_sensitive=false)",
      "Groups items by an attribute, in the order of its values; each group has `grouper` and `list`.",
      Example(
        "{% for g in [{'k': 1}, {'k': 2}, {'k': 1}]|groupby('k') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}",
        "1:2 2:1 ")
    ) { call throws(Failure) in try grouped(call) },
    Filter(
      "map(*filter, attribute?, default?, **arguments)",
      "Takes an attribute of each item, or puts each through a filter.",
      Example("{{ ['a', 'b']|map('upper')|join }}", "AB"), takesName: .filter
    ) { call throws(Failure) in try mapped(call) },
    Filter(
      "select(*test)", "Keeps the items that pass a test, or that are true.",
      Example("{{ [1, 2, 3]|select('odd')|join }}", "13"), takesName: .test
    ) { call throws(Failure) in try selected(call, attribute: false, keeps: true) },
    Filter(
      "reject(*test)", "Leaves out the items that pass a test, or that are true.",
      Example("{{ [1, 2, 3]|reject('odd')|join }}", "2"), takesName: .test
    ) { call throws(Failure) in try selected(call, attribute: false, keeps: false) },
    Filter(
      "selectattr(attribute, *test, default?)", "Keeps the items whose attribute passes a test, or is true.",
      Example("{{ [{'n': 1}, {'n': 2}]|selectattr('n', 'eq', 2)|map(attribute='n')|join }}", "2"), takesName: .test
    ) { call throws(Failure) in try selected(call, attribute: true, keeps: true) },
    Filter(
      "rejectattr(attribute, *test, default?)", "Leaves out the items whose attribute passes a test, or is true.",
      Example("{{ [{'n': 1}, {'n': 2}]|rejectattr('n', 'eq', 2)|map(attribute='n')|join }}", "1"), takesName: .test
    ) { call throws(Failure) in try selected(call, attribute: true, keeps: false) },
    Filter(
      "where(attribute, value)", "Keeps the items whose attribute is equal to a value.",
      Example("{{ [{'n': 1}, {'n': 2}]|where('n', 2)|length }}", "1")
    ) { call throws(Failure) in .list(try matching(call)) },
    Filter(
      "find(attribute, value, default?)", "Takes the first item whose attribute is equal to a value.",
      Example("{{ ([{'n': 1, 'k': 'a'}]|find('n', 1)).k }}", "a")
    ) { call throws(Failure) in
      if let found = try matching(call).first { return found }
      if let fallback = call.arguments[2] { return fallback }
      throw Failure("not-found", "no item has it", help: "write `find(…, default=none)` where there may be none")
    },
    Filter(
      "sum(attribute?, start=0, default?)", "Adds numbers, money or lengths, exactly.",
      Example("{{ [1, 2.5]|sum }}", "3.5")
    ) { call throws(Failure) in
      let path = try call.path(0)
      var total: Value? = call.arguments[1]
      for (index, item) in try call.items().enumerated() {
        let value = try call.value(path, of: item, index, fallback: 2)
        let next = try total.map { total throws(Failure) in try call.interpreter.computed(total, .add, value) } ?? value
        total = next
      }
      return Value((total ?? .integer(0)).content)
    },
    Filter(
      "min(case_sensitive=false, attribute?)", "Takes the least item.", Example("{{ [3, 1, 2]|min }}", "1")
    ) { call throws(Failure) in try extreme(call, -1) },
    Filter(
      "max(case_sensitive=false, attribute?)", "Takes the greatest item.", Example("{{ [3, 1, 2]|max }}", "3")
    ) { call throws(Failure) in try extreme(call, 1) },
    Filter(
      "dictsort(case_sensitive=false, by=\"key\", reverse=false)", "Makes a sorted list of key and value of a map.",
      Example("{% for key, value in {'b': 1, 'a': 2}|dictsort %}{{ key }}{{ value }}{% endfor %}", "a2b1")
    ) { call throws(Failure) in
      let by = try call.text(1) ?? "key"
      guard by == "key" || by == "value" else {
        throw Failure("wrong-value", "`by` is \"key\" or \"value\"", at: .argument(1))
      }
      let pairs = try call.entries().map { Value.list([.text($0.key), $0.value]) }
      return try sorted(
        pairs, by: AttributePath(parts: [by == "key" ? "0" : "1"], argument: 1), call,
        isReversed: call.flag(2) ?? false, isCaseSensitive: call.flag(0) ?? false, fallback: nil)
    },
    Filter(
      "items", "Makes a list of key and value of a map.",
      Example("{% for k, v in {'a': 1}|items %}{{ k }}={{ v }}{% endfor %}", "a=1"), takesUndefined: true
    ) { call throws(Failure) in
      if case .undefined(let missing) = call.input.content {
        guard call.isJinja else { throw call.interpreter.failure(of: missing) }
        return .list([])
      }
      return .list(try call.entries().map { .list([.text($0.key), $0.value]) })
    },
    Filter("keys", "Makes a list of the keys of a map.", Example("{{ {'a': 1, 'b': 2}|keys|join }}", "ab")) {
      call throws(Failure) in
      .list(try call.entries().map { .text($0.key) })
    },
    Filter("values", "Makes a list of the values of a map.", Example("{{ {'a': 1, 'b': 2}|values|join }}", "12")) {
      call throws(Failure) in
      .list(try call.entries().map(\.value))
    },
    Filter(
      "zip(other)", "Pairs the items of two lists.",
      Example("{% for a, b in [1, 2]|zip(['x', 'y']) %}{{ a }}{{ b }}{% endfor %}", "1x2y")
    ) {
      call throws(Failure) in
      let other = call.arguments[0] ?? .none
      guard let others = try call.interpreter.optionalItems(of: other, at: call.place) else {
        throw call.wrongKind("a list", other, at: .argument(0))
      }
      return .list(Swift.zip(try call.items(), others).map { .list([$0, $1]) })
    },
    Filter("attr(name)", "Takes an attribute by a computed name.", Example("{{ {'a': 1}|attr('a') }}", "1")) {
      call throws(Failure) in
      try call.value(try call.path(0), of: call.input, nil, fallback: nil, isLenient: true)
    },
  ]

  private static func end(_ item: Value?, _ call: Invocation) throws(Failure) -> Value {
    if let item = item ?? call.arguments[0] { return item }
    throw Failure("empty-list", "the list is empty", at: .input, help: "say what to take then: `default=…`")
  }

  private static func joined(_ call: Invocation) throws(Failure) -> Value {
    let path = try call.path(1)
    if case .fragment = call.input.content { return call.input }
    let items = try call.items()
    let separator = call.arguments[0]
    var parts: [(value: Value, span: Span)] = []
    for (index, item) in items.enumerated() {
      if index > 0 {
        let between = index == items.count - 1 ? call.arguments[2] ?? separator : separator
        if let between { parts.append((between, call.place)) }
      }
      let value = try call.value(path, of: item, index, fallback: 3)
      parts.append((value, call.place))
    }
    guard !parts.isEmpty else { return .text("") }
    return try call.interpreter.concatenated(parts)
  }

  private static func folded(_ value: Value, _ isCaseSensitive: Bool) -> Value {
    if !isCaseSensitive, case .text(let text) = value.content { return .text(Case.lower(text)) }
    return value
  }

  private static func sorted(
    _ items: [Value], by path: AttributePath?, _ call: Invocation, isReversed: Bool, isCaseSensitive: Bool,
    fallback: Int?
  ) throws(Failure) -> Value {
    // `sort("a,b")` sorts by `a`, then by `b`.
    let paths = path.map { path in
      path.parts.joined(separator: ".").split(separator: ",").map {
        AttributePath(parts: $0.split(separator: ".").map(String.init), argument: path.argument)
      }
    }
    var keyed: [(keys: [Value], item: Value)] = []
    for (index, item) in items.enumerated() {
      var keys: [Value] = []
      if let paths {
        for path in paths {
          keys.append(folded(try call.value(path, of: item, index, fallback: fallback), isCaseSensitive))
        }
      } else {
        keys = [folded(item, isCaseSensitive)]
      }
      keyed.append((keys, item))
    }
    try call.interpreter.spend(items.count)
    var failure: Failure?
    func isBefore(_ left: [Value], _ right: [Value]) -> Bool {
      for (a, b) in Swift.zip(left, right) where failure == nil {
        do throws(Failure) {
          let order = try call.interpreter.order(a, b)
          if order != 0 { return isReversed ? order > 0 : order < 0 }
        } catch { failure = error }
      }
      return false
    }
    // Swift's sort is stable in fact, not by promise: the position decides between equals.
    let order = keyed.indices.sorted { left, right in
      if isBefore(keyed[left].keys, keyed[right].keys) { return true }
      if isBefore(keyed[right].keys, keyed[left].keys) { return false }
      return left < right
    }
    if let failure { throw failure }
    return .list(order.map { keyed[$0].item })
  }

  private static func grouped(_ call: Invocation) throws(Failure) -> Value {
    let path = try call.path(0)
    let isCaseSensitive = call.flag(2) ?? false
    let items = try sorted(
      try call.items(), by: path, call, isReversed: false, isCaseSensitive: isCaseSensitive, fallback: 1)
    var groups: [(key: Value, items: [Value])] = []
    for (index, item) in try call.interpreter.items(of: items, at: call.place).enumerated() {
      let key = try call.value(path, of: item, index, fallback: 1)
      if let last = groups.last,
        try call.interpreter.areEqual(folded(last.key, isCaseSensitive), folded(key, isCaseSensitive))
      {
        groups[groups.count - 1].items.append(item)
      } else {
        groups.append((key, [item]))
      }
    }
    return .list(
      groups.map { group in
        var map = ValueMap()
        map["grouper"] = group.key
        map["list"] = .list(group.items)
        return Value(.record(map))
      })
  }

  private static func mapped(_ call: Invocation) throws(Failure) -> Value {
    let items = try call.optionalItems()
    var results: [Value] = []
    results.reserveCapacity(items.count)
    if call.arguments[0] != nil {
      let path = try call.path(0)
      for (index, item) in items.enumerated() {
        try call.interpreter.spend(1)
        results.append(try call.value(path, of: item, index, fallback: 1))
      }
      return .list(results)
    }
    guard case .text(let name)? = call.more.first?.content else {
      throw Failure("argument-count", "`map` needs the name of a filter, or `attribute=`")
    }
    guard let index = Filter.index(of: name, inJinja: call.isJinja) else {
      let (message, help) = Filter.unknown(name)
      throw Failure("unknown-filter", message, help: help)
    }
    let filter = Filter.all[index]
    let arguments = try slots(filter.signature, Array(call.more.dropFirst()), call.named)
    for item in items {
      try call.interpreter.spend(1)
      let inner = Invocation(
        interpreter: call.interpreter, input: item, arguments: arguments.slots, more: arguments.more, named: [])
      do throws(Failure) {
        results.append(try call.interpreter.apply(filter, to: item, inner))
      } catch {
        var failure = error
        if failure.span == nil { failure.place = .itself }
        throw failure
      }
    }
    return .list(results)
  }

  private static func slots(
    _ signature: Signature, _ values: [Value], _ named: [(name: String, value: Value)]
  ) throws(Failure) -> (slots: [Value?], more: [Value]) {
    let count = signature.positionalCount
    guard values.count <= count || signature.takesMore else { throw signature.surplus() }
    var slots: [Value?] = Array(repeating: nil, count: signature.parameters.count)
    for (index, value) in values.prefix(count).enumerated() { slots[index] = value }
    for (name, value) in named {
      guard let index = signature.parameters.firstIndex(where: { $0.name == name }) else {
        throw signature.unknown(name)
      }
      slots[index] = value
    }
    for (index, parameter) in signature.parameters.enumerated() where parameter.isRequired && slots[index] == nil {
      throw signature.lacking(parameter)
    }
    return (slots, Array(values.dropFirst(count)))
  }

  private static func selected(_ call: Invocation, attribute: Bool, keeps: Bool) throws(Failure) -> Value {
    let path = attribute ? try call.path(0) : nil
    var test: Test?
    var arguments: (slots: [Value?], more: [Value]) = ([], [])
    if let first = call.more.first {
      guard case .text(let name) = first.content else {
        throw Failure("wrong-kind", "the name of a test is a text, not \(first.kind)")
      }
      guard let index = Test.index(of: name, inJinja: call.isJinja) else {
        let (message, help) = Test.unknown(name)
        throw Failure("unknown-test", message, help: help)
      }
      test = Test.all[index]
      arguments = try slots(Test.all[index].signature, Array(call.more.dropFirst()), [])
    }
    var kept: [Value] = []
    for (index, item) in try call.optionalItems().enumerated() {
      try call.interpreter.spend(1)
      let isLenient = test?.takesUndefined ?? false
      let value = try call.value(path, of: item, index, fallback: attribute ? 1 : nil, isLenient: isLenient)
      let holds =
        try test.map { test throws(Failure) in
          try test.holds(Invocation(interpreter: call.interpreter, input: value, arguments: arguments.slots))
        } ?? value.isTrue
      if holds == keeps { kept.append(item) }
    }
    return .list(kept)
  }

  private static func matching(_ call: Invocation) throws(Failure) -> [Value] {
    let path = try call.path(0)
    var kept: [Value] = []
    for (index, item) in try call.items().enumerated() {
      try call.interpreter.spend(1)
      let value = try call.value(path, of: item, index, fallback: nil)
      if try call.interpreter.areEqual(value, call.arguments[1] ?? .none) { kept.append(item) }
    }
    return kept
  }

  private static func extreme(_ call: Invocation, _ sign: Int) throws(Failure) -> Value {
    let path = try call.path(1)
    var best: (key: Value, item: Value)?
    for (index, item) in try call.items().enumerated() {
      let key = folded(try call.value(path, of: item, index, fallback: nil), call.flag(0) ?? false)
      if let current = best, try call.interpreter.order(key, current.key) * sign <= 0 { continue }
      best = (key, item)
    }
    guard let best else { throw Failure("empty-list", "the list is empty", at: .input) }
    return best.item
  }
}

/// A path of attributes, and the argument that gave it.
struct AttributePath {
  let parts: [String]
  let argument: Int
}

extension Invocation {
  func entries() throws(Failure) -> [(key: String, value: Value)] {
    switch input.content {
    case .map, .record, .dataMap, .namespace: return try interpreter.entries(of: input, at: place)
    default: throw wrongKind("a map", input, at: .input)
    }
  }

  /// The items of the input; none of nothing under `--jinja`, whose filters of items ask first.
  fileprivate func optionalItems() throws(Failure) -> [Value] { isJinja && input.isNone ? [] : try items() }

  /// At least one.
  func count(_ index: Int) throws(Failure) -> Int {
    guard let count = try size(index), count > 0 else {
      throw Failure("wrong-value", "at least 1 is needed", at: .argument(index))
    }
    return count
  }

  /// `a.b` or `0` as a path of attributes.
  func path(_ index: Int) throws(Failure) -> AttributePath? {
    guard let text = try text(index) else { return nil }
    return AttributePath(
      parts: text.split(separator: ".", omittingEmptySubsequences: false).map(String.init), argument: index)
  }

  /// What stands under a path in an item; missing is an error with the item's index, unless there is a default.
  func value(
    _ path: AttributePath?, of item: Value, _ index: Int?, fallback: Int?, isLenient: Bool = false
  ) throws(Failure) -> Value {
    guard let path else { return item }
    var value = item
    for part in path.parts {
      if let position = Int(part), let items = try? interpreter.optionalItems(of: value, at: place),
        items.indices.contains(position)
      {
        value = items[position]
        continue
      }
      if let next = try interpreter.member(part, of: value, place) {
        value = next
        continue
      }
      if let fallback, let value = arguments[fallback] { return value }
      let name = path.parts.joined(separator: ".")
      let missing = interpreter.missing(part, in: value, path: index.map { "[\($0)].\(name)" } ?? name, input: input)
      if isLenient { return Value(.undefined(missing)) }
      var failure = interpreter.failure(of: missing)
      failure.place = .argument(path.argument)
      throw failure
    }
    return value
  }
}

extension Invocation {
  /// The item at an end of the input; of a text the character there, without a value for each of the others.
  fileprivate func end(
    _ ofItems: ([Value]) -> Value?, _ ofText: (String.UnicodeScalarView) -> Unicode.Scalar?
  ) throws(Failure) -> Value? {
    guard let text = input.characters else { return ofItems(try items()) }
    return ofText(text.unicodeScalars).map { Value(.text(String($0)), trail: input.trail) }
  }
}
