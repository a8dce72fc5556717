package import Diagnostics

/// What merges without data remember of each other: which way each branch was taken.
///
/// Every value is a plain word. A key that not even the specimen of the data has is misspelt. A condition holds in the whole of a run or in none of it, so that the head of a table
/// and its rows go together; from run to run the branches are taken by turns.
final class Rehearsal {
  /// A way that a template can take: what is asked, nil for `else`.
  struct Branch {
    /// The condition as the template has it.
    let condition: Substring?
    let isNegated: Bool

    init(_ condition: String?) {
      let words = condition?.split { $0.isWhitespace }.joined(separator: " ")
      let isNegated = words?.hasPrefix("not ") ?? false
      self.isNegated = isNegated
      self.condition = words.map { isNegated ? $0.dropFirst("not ".count) : $0[...] }
    }
  }

  private var truths: [Substring: Bool] = [:]
  /// How often each branch was taken, by its place.
  private var counts: [String: [Int]] = [:]
  private var mostBranches = 1
  private var runsWithoutNews = 0
  private var hasNews = false
  private var runs = 0
  /// The macros being carried out.
  var macros: [ObjectIdentifier] = []
  /// The steps of the runs so far.
  var steps = 0

  private static let mostRuns = 64
  /// Statements and expressions carried out in all runs together.
  static let mostSteps = 2_000_000

  static var word: Value { .text("word") }

  /// Begins another run, unless the last ones took no branch for the first time.
  func beginsAnother() -> Bool {
    runsWithoutNews = hasNews ? 0 : runsWithoutNews + 1
    guard runs == 0 || runsWithoutNews <= mostBranches, runs < Self.mostRuns, steps < Self.mostSteps else {
      return false
    }
    runs += 1
    hasNews = false
    truths = [:]
    return true
  }

  /// Which of the branches at a place is taken: of those that what has held so far in this run leaves open the one
  /// that was taken least.
  func choice(among branches: [Branch], at place: Span) -> Int {
    mostBranches = max(mostBranches, branches.count)
    let key = "\(place.source.name):\(place.start)-\(place.end)"
    var taken = counts[key] ?? []
    while taken.count < branches.count { taken.append(0) }
    var open: [Int] = []
    for (index, branch) in branches.enumerated() {
      let truth = branch.condition.flatMap { truths[$0] }.map { $0 != branch.isNegated }
      if truth != false { open.append(index) }
      if truth == true || branch.condition == nil { break }
    }
    let choice = open.min { (taken[$0], $0) < (taken[$1], $1) } ?? branches.count - 1
    for (index, branch) in branches.prefix(choice + 1).enumerated() {
      if let condition = branch.condition { truths[condition] = (index == choice) != branch.isNegated }
    }
    if taken[choice] == 0 { hasNews = true }
    taken[choice] += 1
    counts[key] = taken
    return choice
  }
}

extension Library {
  /// Merges a template without data, with a plain word for every value, as often as it takes to come through every
  /// branch: what a place thinks of values is known then. The diagnostics are those of places where none may stand.
  ///
  /// - Parameters:
  ///   - specimen: Data that have every key there can be, as far as that is known; each list has one item.
  ///   - html: Names and HTML that is safe as it is, as for a merge.
  package func rehearse(
    _ template: Template, with specimen: Datum = Datum(.map(DatumMap())), html: [String: String] = [:], output: Output,
    settings: Settings
  ) -> [Merging] {
    deepStacks.run { [self] in
      let rehearsal = Rehearsal()
      var runs: [Merging] = []
      while rehearsal.beginsAnother() {
        let interpreter = Interpreter(
          library: self, data: specimen, html: html, output: output, settings: settings,
          rehearsal: rehearsal)
        runs.append(interpreter.merge(template, nil))
      }
      return runs
    } ?? []
  }
}

// MARK: - What stands for values

extension Interpreter {
  /// What an expression gives where there are no data: what the template itself makes, and else a plain word.
  func rehearsed(
    _ id: ExpressionID, caller: MacroValue?, _ rehearsal: Rehearsal
  ) throws(Failure) -> Value {
    try spend(1)
    switch template.syntax.expressions[Int(id.index)] {
    case .constant(let index): return Value(template.syntax.constants[Int(index)])
    case .captured: return captured
    case .variable(let name): return try orWord { () throws(Failure) in try variable(name, id) }
    case .conditional(let children):
      try deepen()
      defer { rise() }
      return try rehearsedConditional(children, id, rehearsal)
    case .postfix(let base, let steps):
      try deepen()
      defer { rise() }
      return try rehearsedPostfix(base, steps, caller: caller)
    case .chain, .list, .map:
      try deepen()
      defer { rise() }
      return try orWord { () throws(Failure) in try evaluateCompound(id, lenient: false, caller: nil) }
    case .not(let operand), .negative(let operand), .positive(let operand): try look(into: [operand])
    case .power(let base, let exponent): try look(into: [base, exponent])
    case .all(let children), .any(let children): try look(into: Array(template.syntax.children[children.range]))
    case .comparison(let first, let steps):
      try look(
        into: [first]
          + template.syntax.steps[steps.range].compactMap {
            if case .operation(_, let operand) = $0 { operand } else { nil }
          })
    }
    return Rehearsal.word
  }

  /// Comes through expressions whose values make no difference here.
  private func look(into expressions: [ExpressionID]) throws(Failure) {
    try deepen()
    defer { rise() }
    for expression in expressions { _ = try evaluate(expression) }
  }

  /// What `work` gives, or a plain word where that is nothing or fails.
  private func orWord(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    do throws(Failure) {
      let value = try work()
      return value.isUndefined || value.isNone ? Rehearsal.word : value
    } catch {
      if case .limit = error.kind { throw error }
      report(error)
      return Rehearsal.word
    }
  }

  private func rehearsedConditional(
    _ children: Children, _ id: ExpressionID, _ rehearsal: Rehearsal
  ) throws(Failure) -> Value {
    let members = Array(template.syntax.children[children.range])
    var values: [ExpressionID?] = []
    var branches: [Rehearsal.Branch] = []
    for index in stride(from: 0, to: members.count, by: 2) {
      values.append(members[index])
      if index + 1 < members.count { _ = try evaluate(members[index + 1]) }
      branches.append(Rehearsal.Branch(index + 1 < members.count ? span(members[index + 1]).text : nil))
    }
    if members.count % 2 == 0 {
      values.append(nil)
      branches.append(Rehearsal.Branch(nil))
    }
    let chosen = values[rehearsal.choice(among: branches, at: span(id))]
    return try chosen.map { chosen throws(Failure) in try evaluate(chosen) } ?? .text("")
  }

  private func rehearsedPostfix(
    _ base: ExpressionID, _ steps: Steps, caller: MacroValue?
  ) throws(Failure) -> Value {
    var value = try evaluate(base)
    for position in steps.range {
      try spend(1)
      let before = value
      value = try orWord { () throws(Failure) in
        switch template.syntax.steps[position] {
        case .attribute(let name, _):
          try known(try attribute(template.syntax.text(of: name), of: before, base, position))
        case .item(let index): try known(try item(try evaluate(index), of: before, base, position))
        case .call(let list):
          try call(
            before, template.syntax.argumentLists[Int(list)], base, position,
            caller: position == steps.range.upperBound - 1 ? caller : nil)
        case .filter(let index, let list): try filtered(before, Int(index), Int(list), base, position)
        case .test(_, let list, _): try looked(into: template.syntax.argumentLists[Int(list)])
        case .slice, .operation: Rehearsal.word
        }
      }
    }
    return value
  }

  private func looked(into arguments: ArgumentList) throws(Failure) -> Value {
    try look(into: arguments.slots.compactMap { $0 } + arguments.positional)
    return Rehearsal.word
  }

  /// The value; a key that the specimen lacks is complained of.
  private func known(_ value: Value) throws(Failure) -> Value {
    guard case .undefined(let missing) = value.content, case .key(let word, let parent) = missing.reason,
      case .dataMap(let map) = parent.content
    else { return value }
    let path = missing.expression.replacing("[0]", with: Parameter.items)
    add(
      Diagnostic(
        .warning, "unknown-datum", "no data have a key `\(path)`", at: missing.span,
        help: nearest(to: word, among: map.keys).map { "did you mean `\($0)`?" }))
    return value
  }

  /// A value as a rehearsal prints it: what cannot be printed would be one that can.
  func printable(_ value: Value) -> Value {
    switch value.content {
    case .text, .fragment, .html, .markdown: value
    default: Rehearsal.word
    }
  }
}

// MARK: - Which way a template goes

extension Interpreter {
  func rehearseConditional(_ first: Int32, _ count: Int32, _ rehearsal: Rehearsal) throws(Failure) -> Flow {
    let arms = Array(template.syntax.arms[Int(first)..<Int(first + count)])
    // Of the statement itself: a macro that a condition calls has places of its own.
    let place = place
    for condition in arms.compactMap(\.condition) { _ = try evaluate(condition) }
    var branches = arms.map { arm in Rehearsal.Branch(arm.condition.map { span($0).text }) }
    if arms.last?.condition != nil { branches.append(Rehearsal.Branch(nil)) }
    let choice = rehearsal.choice(among: branches, at: place)
    return choice < arms.count ? try execute(arms[choice].body) : .onward
  }

  /// The items that a loop goes through: one, or in some of the runs none.
  func rehearsedItems(of loop: Loop, _ sequence: Value, _ rehearsal: Rehearsal) throws(Failure) -> [Value] {
    let span = template.span(loop.range)
    let branches = [Rehearsal.Branch(self.span(loop.sequence).text), Rehearsal.Branch(nil)]
    guard rehearsal.choice(among: branches, at: span) == 0 else { return [] }
    if case .text = sequence.content { return [Rehearsal.word] }
    let items = try orWord { () throws(Failure) in .list(try self.items(of: sequence, at: span)) }
    guard case .list(let known) = items.content, let first = known.first else { return [Rehearsal.word] }
    return [first]
  }

  /// Assigns a value, a plain word to each name where it cannot be taken apart.
  func rehearse(assigning value: Value, to target: Target) {
    switch target {
    case .name(let name, _): assign(name, value)
    case .attribute(let base, let attribute, _):
      guard case .namespace(let namespace)? = environment.find(base.id)?.content else { return }
      namespace.values[template.syntax.text(of: attribute)] = value.nesting > 0 ? Rehearsal.word : value
    case .unpacked(let parts, let range):
      let items = (try? self.items(of: value, at: template.span(range))) ?? []
      for (index, part) in parts.enumerated() {
        rehearse(assigning: items.count == parts.count ? items[index] : Rehearsal.word, to: part)
      }
    }
  }
}
