import Diagnostics

/// What statements do.
extension Interpreter {
  func execute(_ body: Body) throws(Failure) -> Flow {
    try deepen()
    defer { rise() }
    for position in body.range {
      let id = template.syntax.bodyStatements[position]
      current = id
      do throws(Failure) {
        try spend(1)
        let flow = try execute(id)
        if flow != .onward { return flow }
      } catch {
        let statement = template.span(template.syntax.statementRanges[Int(id.index)])
        let failure = error.located(itself: statement)
        if case .limit = failure.kind { throw failure }
        report(failure)
        try spend(Self.costOfFailure)
        if diagnostics.count >= library.limits.diagnostics {
          throw Failure(
            "too-many-mistakes", "there are more mistakes; these come first", kind: .limit, at: .span(statement))
        }
        if settings.draft, case .missing(let path) = failure.kind,
          case .print = template.syntax.statements[Int(id.index)]
        {
          printGap(path, failure.span ?? statement)
        }
        spoil(id)
      }
    }
    return .onward
  }

  /// A mistake in a loop is shown once, but found again in every turn.
  private static let costOfFailure = 100

  private func execute(_ id: StatementID) throws(Failure) -> Flow {
    switch template.syntax.statements[Int(id.index)] {
    case .text(let range): try writeText(range)
    case .print(let expression, let standing):
      if !isSilent { try write(expression, standing) }
    case .conditional(let first, let count): return try executeConditional(first, count)
    case .loop(let index): return try executeLoop(index)
    case .assign(let index): try executeAssignment(template.syntax.assignments[Int(index)])
    case .with(let index): return try executeWith(template.syntax.withs[Int(index)])
    case .block(let index):
      if !isSilent { try executeBlock(Int(index)) }
    case .include(let index):
      if !isSilent { try executeInclude(template.syntax.inclusions[Int(index)]) }
    case .importTemplate(let index):
      try executeImport(template.syntax.imports[Int(index)])
    case .extend(let name): try extend(name)
    case .defineMacro(let index):
      let macro = MacroValue(template, Int(index), environment)
      definingScopes.append(environment)
      if let name = macro.declaration.name { assign(name, Value(.macro(macro))) }
    case .callMacro(let index):
      if !isSilent { try executeCall(template.syntax.macroCalls[Int(index)], id) }
    case .filterBody(let index):
      if isSilent { break }
      let filter = template.syntax.filterBodies[Int(index)]
      let piece = try capture { () throws(Failure) in _ = try execute(filter.body) }
      let outer = captured
      captured = value(of: piece)
      defer { captured = outer }
      let span = template.span(template.syntax.statementRanges[Int(id.index)])
      try write(try evaluate(filter.filters), span, filter.standing)
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    }
    return .onward
  }

  func assign(_ name: Name, _ value: Value) {
    environment.set(name.id, template.syntax.text(of: name), to: value)
  }

  private func executeConditional(_ first: Int32, _ count: Int32) throws(Failure) -> Flow {
    if let rehearsal { return try rehearseConditional(first, count, rehearsal) }
    for position in Int(first)..<Int(first + count) {
      let arm = template.syntax.arms[position]
      guard let condition = arm.condition else { return try execute(arm.body) }
      if try evaluateTruth(condition) { return try execute(arm.body) }
    }
    return .onward
  }

  private func executeWith(_ with: With) throws(Failure) -> Flow {
    var values: [(target: Target, value: Value)] = []
    for assignment in template.syntax.assignments[Int(with.first)..<Int(with.first + with.count)] {
      guard case .expression(let expression) = assignment.value else { continue }
      values.append((assignment.target, try evaluate(expression)))
    }
    let outer = environment
    environment = Environment(parent: outer)
    defer { environment = outer }
    for (target, value) in values { try assign(target, value) }
    return try execute(with.body)
  }

  private func executeAssignment(_ assignment: Assignment) throws(Failure) {
    switch assignment.value {
    case .expression(let expression):
      try assign(assignment.target, try evaluate(expression))
    case .body(let body, let filters):
      // Its own scope: what is set within stays within.
      let outer = environment
      environment = Environment(parent: outer)
      defer { environment = outer }
      let piece = try capture { () throws(Failure) in _ = try execute(body) }
      var value = value(of: piece)
      if let filters {
        let outerCaptured = captured
        captured = value
        defer { captured = outerCaptured }
        value = try evaluate(filters)
      }
      environment = outer
      try assign(assignment.target, value)
    }
  }

  func assign(_ target: Target, _ value: Value) throws(Failure) {
    if rehearsal != nil { return rehearse(assigning: value, to: target) }
    switch target {
    case .name(let name, _): assign(name, value)
    case .attribute(let base, let attribute, let range):
      guard case .namespace(let namespace)? = environment.find(base.id)?.content else {
        throw Failure(
          "not-a-namespace", "only attributes of a namespace can be set", at: .span(template.span(range)),
          help: "make one first: `{% set \(template.syntax.text(of: base)) = namespace() %}`")
      }
      // It might hold itself.
      if value.nesting > Value.mostNesting / 2 {
        throw Failure(
          "nested-namespace",
          "a namespace holds no namespace, loop or imported template, and nothing nested more than \(Value.mostNesting / 2) deep",
          at: .span(template.span(range)))
      }
      namespace.values[template.syntax.text(of: attribute)] = value
    case .unpacked(let parts, let range):
      let items = try items(of: value, at: template.span(range))
      guard items.count == parts.count else {
        throw Failure(
          "unpack-count", "\(parts.count) names for \(items.count) values", at: .span(template.span(range)))
      }
      for (part, item) in zip(parts, items) { try assign(part, item) }
    }
  }

  /// Marks what a failed statement would have set, so that its absence is not complained of again.
  private func spoil(_ id: StatementID) {
    let syntax = template.syntax
    func spoil(_ name: Name) {
      let missing = Missing(.reported, syntax.text(of: name), template.span(syntax.statementRanges[Int(id.index)]))
      assign(name, Value(.undefined(missing)))
    }
    func spoil(_ target: Target) {
      switch target {
      case .name(let name, _): spoil(name)
      case .attribute: break
      case .unpacked(let parts, _): parts.forEach(spoil)
      }
    }
    var pending = [id]
    while let next = pending.popLast() {
      switch syntax.statements[Int(next.index)] {
      case .assign(let index): spoil(syntax.assignments[Int(index)].target)
      case .defineMacro(let index): if let name = syntax.macros[Int(index)].name { spoil(name) }
      case .importTemplate(let index):
        switch syntax.imports[Int(index)].names {
        case .module(let name): spoil(name)
        case .members(let members): for member in members { spoil(member.alias) }
        }
      case .conditional(let first, let count):
        for arm in syntax.arms[Int(first)..<Int(first + count)] { pending += syntax.bodyStatements[arm.body.range] }
      default: break
      }
    }
  }
}

// MARK: - Loops

extension Interpreter {
  private func executeLoop(_ index: Int32) throws(Failure) -> Flow {
    let loop = template.syntax.loops[Int(index)]
    let sequence = try evaluate(loop.sequence)
    return try runLoop(index, over: sequence, depth: 1, in: environment)
  }

  /// One loop over `sequence`, also as the call `loop(…)` within a recursive one.
  func runLoop(_ index: Int32, over sequence: Value, depth: Int, in outer: Environment) throws(Failure) -> Flow {
    let loop = template.syntax.loops[Int(index)]
    var items: [Value]
    if let rehearsal {
      items = try rehearsedItems(of: loop, sequence, rehearsal)
    } else {
      items = try self.items(of: sequence, at: template.span(loop.range))
    }
    let restored = environment
    defer { environment = restored }
    var scope = Environment(parent: outer)
    if let filter = loop.filter {
      var kept: [Value] = []
      environment = scope
      for item in items {
        try spend(1)
        scope.removeAll()
        try assign(loop.target, item)
        if try evaluateTruth(filter) { kept.append(item) }
      }
      items = kept
    }
    guard !items.isEmpty else {
      environment = outer
      return try loop.otherwise.map { body throws(Failure) in try execute(body) } ?? .onward
    }
    let state = LoopState(items, depth: depth, index: index, isRecursive: loop.isRecursive, environment: outer)
    for position in items.indices {
      try spend(1)
      state.position = position
      // A macro or namespace may have kept the scope of the last turn.
      if isKnownUniquelyReferenced(&scope) || position == 0 {
        scope.removeAll()
      } else {
        scope = Environment(parent: outer)
      }
      environment = scope
      environment.set(library.loopName, "loop", to: Value(.loop(state)))
      try assign(loop.target, items[position])
      let flow = try execute(loop.body)
      environment = restored
      if flow == .breakLoop { break }
    }
    return .onward
  }
}

// MARK: - Blocks, includes, imports, calls

extension Interpreter {
  private func executeBlock(_ index: Int) throws(Failure) {
    let block = template.syntax.blocks[index]
    let before = buffer.count
    try writeBlock(
      block.name.id, level: 0, in: block.isScoped ? environment : nil, at: template.span(block.range))
    if block.standing == .aloneOnLine { endLine(since: before, at: template.span(block.range)) }
  }

  func hasBlock(_ id: Int32, level: Int) -> Bool { (family.blocks[id]?.count ?? 0) > level }

  /// Writes the block of this name as the template that is `level` steps from the most derived has it.
  func writeBlock(_ id: Int32, level: Int, in scope: Environment?, at span: Span) throws(Failure) {
    guard let entries = family.blocks[id], level < entries.count else {
      throw Failure("no-parent-block", "no parent has this block", at: .span(span))
    }
    let (template, index) = entries[level]
    let block = template.syntax.blocks[index]
    let name = template.syntax.text(of: block.name)
    if block.isRequired {
      throw Failure(
        "required-block", "the block `\(name)` is required, and no template fills it",
        at: .span(template.span(block.range)))
    }
    let outer = currentBlock
    defer { currentBlock = outer }
    let parent = scope ?? family.environment ?? environment
    try within(template, Environment(parent: parent), .block(name), at: span) { () throws(Failure) in
      currentBlock = (id, level, scope)
      _ = try execute(block.body)
    }
  }

  private func executeInclude(_ inclusion: Inclusion) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(inclusion.template.index)])
    let name = try evaluate(inclusion.template)
    let names = try templateNames(name, at: span)
    let scope = Environment(parent: inclusion.isIsolated ? Environment(seesData: false) : environment)
    if let variables = inclusion.variables {
      let map = try evaluate(variables)
      for (key, value) in try entries(
        of: map, at: template.span(template.syntax.expressionRanges[Int(variables.index)]))
      {
        scope.set(library.names.id(of: key), key, to: value)
      }
    }
    // Of names that are computed nothing is known without data.
    let mayBeMissing = inclusion.ignoresMissing || rehearsal != nil
    guard let included = try load(names, at: span, ignoringMissing: mayBeMissing) else { return }
    var absences: [Taking.Absence] = []
    if let parameters = included.parameters, rehearsal == nil { absences = try take(parameters, in: scope, at: span) }
    defer { for absence in absences { report(absence, at: span) } }
    let write = { () throws(Failure) in
      try self.within(included, scope, .included, at: span) { () throws(Failure) in
        try self.run(included, in: scope)
      }
    }
    let lead = template.source.bytes[inclusion.lead.range]
    switch inclusion.standing {
    case .amidText:
      let before = buffer.count
      try write()
      if library.jinja == nil, buffer.count > before { buffer.removeLastLineEnd() }
    case .aloneOnLine where lead.isEmpty || output == .html:
      let before = buffer.count
      try write()
      endLine(since: before, at: span)
    default:
      let piece = try capture(write)
      try insert(piece, inclusion.standing, lead: Array(lead), at: span)
    }
  }

  /// One name, or the names of a list.
  private func templateNames(_ value: Value, at span: Span) throws(Failure) -> [Value] {
    switch value.content {
    case .list, .dataList: try items(of: value, at: span)
    default: [value]
    }
  }

  private func executeImport(_ item: Import) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(item.template.index)])
    let name = try evaluate(item.template)
    let names = try templateNames(name, at: span)
    guard let imported = try load(names, at: span, ignoringMissing: rehearsal != nil) else { return }
    let scope = Environment(parent: item.isWithContext ? environment : Environment(seesData: false))
    _ = try capture { () throws(Failure) in
      try within(imported, scope, .imported, at: span) { () throws(Failure) in
        try run(imported, in: scope)
      }
    }
    switch item.names {
    case .module(let name): assign(name, Value(.module(scope)))
    case .members(let members):
      for member in members {
        let word = template.syntax.text(of: member.name)
        if let value = scope.member(word) {
          assign(member.alias, value)
        } else {
          let missing = Missing(.key(word, parent: Value(.module(scope))), word, template.span(member.range))
          assign(member.alias, Value(.undefined(missing)))
        }
      }
    }
  }

  private func executeCall(_ call: MacroCall, _ id: StatementID) throws(Failure) {
    let caller = MacroValue(template, Int(call.caller), environment)
    let value = try evaluate(call.call, caller: caller)
    let span = template.span(template.syntax.statementRanges[Int(id.index)])
    let before = buffer.count
    try write(value, span, .amidText)
    if call.standing == .aloneOnLine { endLine(since: before, at: span) }
  }

  /// Ends the line if anything was written since and it does not end in one.
  func endLine(since before: Int, at span: Span) {
    guard buffer.count > before, !buffer.endsLine else { return }
    buffer.endLine(at: lineOrigin(span))
  }
}
