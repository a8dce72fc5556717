import Diagnostics

extension Function {
  static let all: [Function] = [
    Function(
      "range(start, stop?, step?)", "Counts from a number up to, not including, another.",
      Example("{{ range(3)|join }}", "012")
    ) {
      call throws(Failure) in
      let first = try call.integer(0) ?? 0
      let (start, stop) = try call.integer(1).map { (first, $0) } ?? (0, first)
      let step = try call.integer(2) ?? 1
      guard step != 0 else { throw Failure("wrong-value", "the step of a range is zero", at: .argument(2)) }
      let isEmpty = step > 0 ? start >= stop : start <= stop
      guard !isEmpty else { return .list([]) }
      let distance = step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
      let limit = call.interpreter.library.limits.range
      guard !distance.overflow, (distance.partialValue.magnitude - 1) / step.magnitude < limit.magnitude else {
        throw Failure(
          "range-limit", "a range has at most \(limit) numbers", kind: .limit,
          at: .argument(call.arguments[1] == nil ? 0 : 1))
      }
      let numbers = Value.list(stride(from: start, to: stop, by: step).map { .integer($0) })
      try call.interpreter.spend(numbers.weight)
      return numbers
    },
    Function(
      "dict(*maps, **entries)", "Makes a map, of others and of entries.",
      Example("{{ dict({'a': 1}, b=2)|length }}", "2")
    ) {
      call throws(Failure) in
      Value(.map(try call.map()))
    },
    Function(
      "namespace(*maps, **values)", "Holds values that `set` can change from within a loop.",
      Example("{% set ns = namespace(n=0) %}{% for x in [1, 2] %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}", "3")
    ) { call throws(Failure) in Value(.namespace(Namespace(try call.map()))) },
    Function(
      "cycler(*items)", "Gives one item after the other, round and round: `next()`.",
      Example("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}", "aba")
    ) { call throws(Failure) in
      guard !call.more.isEmpty else { throw Failure("argument-count", "`cycler` needs values to go through") }
      return Value(.cycler(Cycler(call.more)))
    },
    Function(
      "joiner(separator=\", \")", "Gives nothing at its first call and the separator from then on.",
      Example("{% set comma = joiner() %}{% for x in [1, 2] %}{{ comma() }}{{ x }}{% endfor %}", "1, 2")
    ) { call throws(Failure) in Value(.joiner(Joiner(call.arguments[0] ?? .text(", ")))) },
    Function(
      "fail(message)", "Ends in an error with a message of yours.",
      Example("{{ 'fine' if 1 < 2 else fail('arithmetic is broken') }}", "fine")
    ) { call throws(Failure) in throw Failure("fail", try call.text(0) ?? "") },
    Function(
      "required(message)", "Marks a value that is still to be given, with a message of yours.",
      Example("{{ 'fine' if 1 < 2 else required('say which') }}", "fine")
    ) { call throws(Failure) in
      let message = try call.text(0) ?? ""
      throw Failure("required", message, kind: .missing(message))
    },
  ]
}

extension Invocation {
  /// The maps that were given, and over them the named values.
  fileprivate func map() throws(Failure) -> ValueMap {
    var map = ValueMap()
    for given in more {
      switch given.content {
      case .list, .dataList:
        for item in try interpreter.items(of: given, at: place) {
          let pair = try interpreter.items(of: item, at: place)
          guard pair.count == 2 else {
            throw Failure("wrong-kind", "a map is made of pairs, not of \(pair.count) values")
          }
          map[try interpreter.key(pair[0], at: place)] = pair[1]
        }
      default:
        for (name, value) in try interpreter.entries(of: given, at: place) { map[name] = value }
      }
    }
    for (name, value) in named { map[name] = value }
    return map
  }
}
