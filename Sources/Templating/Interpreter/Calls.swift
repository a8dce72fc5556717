import Diagnostics

/// Calls of macros, functions, blocks and recursive loops.
extension Interpreter {
  /// Arguments of a call, evaluated; each has its place.
  private struct Arguments {
    var positional: [(value: Value, span: Span)] = []
    var named: [(name: String, value: Value, span: Span)] = []
  }

  func call(
    _ callee: Value, _ list: ArgumentList, _ base: ExpressionID, _ position: Int, caller: MacroValue?
  ) throws(Failure) -> Value {
    let span = span(step: position)
    let arguments = try evaluate(list)
    switch callee.content {
    case .macro(let macro): return try call(macro, arguments, at: span, caller: caller)
    case .function(let index): return try call(Function.all[index], arguments, at: span)
    case .block(let id, let level):
      guard hasBlock(id, level: level) else {
        throw Failure("no-parent-block", "no parent of this template has this block", at: .span(span))
      }
      let piece = try capture { () throws(Failure) in
        try writeBlock(id, level: level, in: level > 0 ? currentBlock?.scope : nil, at: span)
      }
      return value(of: piece)
    case .loop where rehearsal != nil: return value(of: Buffer())
    case .loop(let loop): return try call(loop, arguments, at: span)
    case .method(let method): return try call(method, arguments.positional.map(\.value), at: span)
    case .joiner(let joiner):
      defer { joiner.isUsed = true }
      return joiner.isUsed ? joiner.separator : .text("")
    default:
      throw Failure(
        "not-callable", "\(callee.kind) cannot be called", at: .span(span), help: "values have no methods: use a filter"
      )
    }
  }

  private func evaluate(_ list: ArgumentList) throws(Failure) -> Arguments {
    var arguments = Arguments()
    for expression in list.positional { arguments.positional.append((try evaluate(expression), span(expression))) }
    if let spread = list.spreadList {
      for value in try items(of: try evaluate(spread), at: span(spread)) {
        arguments.positional.append((value, span(spread)))
      }
    }
    for (name, expression) in list.named {
      arguments.named.append((template.syntax.text(of: name), try evaluate(expression), span(expression)))
    }
    if let spread = list.spreadMap {
      for (key, value) in try entries(of: try evaluate(spread), at: span(spread)) {
        arguments.named.append((key, value, span(spread)))
      }
    }
    return arguments
  }

  private func call(
    _ macro: MacroValue, _ arguments: Arguments, at span: Span, caller: MacroValue?
  ) throws(Failure) -> Value {
    let declaration = macro.declaration
    let template = macro.template
    let scope = Environment(parent: macro.environment)
    var given: [Int32] = []
    func set(_ name: Name, _ value: Value) {
      scope.set(name.id, template.syntax.text(of: name), to: value)
      given.append(name.id)
    }
    for index in 0..<min(declaration.parameters.count, arguments.positional.count) {
      set(declaration.parameters[index].name, arguments.positional[index].value)
    }
    let surplus = arguments.positional.dropFirst(declaration.parameters.count)
    if !declaration.usesVarargs, let first = surplus.first {
      throw MacroSignature(declaration, in: template).surplus(at: first.span)
    }
    var rest = ValueMap()
    for argument in arguments.named {
      try spend(1 + declaration.parameters.count / 8)
      if let parameter = declaration.parameters.first(where: { template.syntax.text(of: $0.name) == argument.name }) {
        guard !given.contains(parameter.name.id) else {
          throw MacroSignature(declaration, in: template).givenTwice(argument.name, at: argument.span)
        }
        set(parameter.name, argument.value)
      } else if declaration.usesKwargs {
        rest[argument.name] = argument.value
      } else if argument.name != "caller" {
        throw MacroSignature(declaration, in: template).unknown(argument.name, at: argument.span)
      }
    }
    func setImplicit(_ word: String, _ value: Value) { scope.set(library.names.id(of: word), word, to: value) }
    if declaration.usesVarargs { setImplicit("varargs", .list(surplus.map(\.value))) }
    if declaration.usesKwargs { setImplicit("kwargs", Value(.map(rest))) }
    if let caller {
      guard declaration.usesCaller else {
        throw MacroSignature(declaration, in: template).withoutCaller(at: span)
      }
      setImplicit("caller", Value(.macro(caller)))
      given.append(library.names.id(of: "caller"))
    } else if declaration.usesCaller, declaration.name != nil {
      setImplicit("caller", Value(.undefined(Missing(.parameter("caller", macro: macro.name), "caller", span))))
    }
    if let rehearsal {
      // Once is enough, within itself too.
      guard !rehearsal.macros.contains(ObjectIdentifier(macro)) else { return value(of: Buffer()) }
      rehearsal.macros.append(ObjectIdentifier(macro))
    }
    defer { rehearsal?.macros.removeLast() }
    let way: Frame.Way = declaration.name == nil ? .caller : .macro(macro.name)
    let piece = try capture { () throws(Failure) in
      try within(template, scope, way, at: span) { () throws(Failure) in
        for parameter in declaration.parameters where !given.contains(parameter.name.id) {
          let word = template.syntax.text(of: parameter.name)
          if let fallback = parameter.fallback {
            scope.set(parameter.name.id, word, to: try evaluate(fallback))
          } else {
            let missing = Missing(.parameter(word, macro: macro.name), word, span)
            scope.set(parameter.name.id, word, to: Value(.undefined(missing)))
          }
        }
        _ = try execute(declaration.body)
      }
    }
    return value(of: piece)
  }

  private func call(_ function: Function, _ arguments: Arguments, at span: Span) throws(Failure) -> Value {
    let signature = function.signature
    var slots: [Value?] = Array(repeating: nil, count: signature.parameters.count)
    var spans: [Span?] = Array(repeating: nil, count: signature.parameters.count)
    var more: [Value] = []
    for (index, argument) in arguments.positional.enumerated() {
      if index < signature.positionalCount {
        (slots[index], spans[index]) = (argument.value, argument.span)
      } else if signature.takesMore {
        more.append(argument.value)
      } else {
        throw signature.surplus(at: .span(argument.span))
      }
    }
    var named: [(String, Value)] = []
    for argument in arguments.named {
      if let index = signature.parameters.firstIndex(where: { $0.name == argument.name }) {
        guard slots[index] == nil else { throw signature.givenTwice(argument.name, at: .span(argument.span)) }
        (slots[index], spans[index]) = (argument.value, argument.span)
      } else if signature.takesNamed {
        named.append((argument.name, argument.value))
      } else {
        throw signature.unknown(argument.name, at: .span(argument.span))
      }
    }
    for (index, parameter) in signature.parameters.enumerated() where parameter.isRequired && slots[index] == nil {
      throw signature.lacking(parameter, at: .span(span))
    }
    do throws(Failure) {
      let value = try function.apply(
        Invocation(interpreter: self, input: .none, arguments: slots, more: more, named: named))
      try checkNesting(value)
      return value
    } catch {
      throw error.located(itself: span) { spans.indices.contains($0) ? spans[$0] : nil }
    }
  }

  private func call(_ loop: LoopState, _ arguments: Arguments, at span: Span) throws(Failure) -> Value {
    guard loop.isRecursive else {
      throw Failure(
        "not-callable", "the loop is not recursive", at: .span(span), help: "write `{% for … in … recursive %}`")
    }
    guard arguments.positional.count == 1, let items = arguments.positional.first else {
      throw Failure("argument-count", "`loop` needs the items of the inner loop", at: .span(span))
    }
    let piece = try capture { () throws(Failure) in
      try within(template, loop.environment, .loop, at: span) { () throws(Failure) in
        _ = try runLoop(loop.index, over: items.value, depth: loop.depth + 1, in: loop.environment)
      }
    }
    return value(of: piece)
  }

  private func call(_ method: Method, _ arguments: [Value], at span: Span) throws(Failure) -> Value {
    switch method {
    case .cycle(let loop):
      guard !arguments.isEmpty else {
        throw Failure("argument-count", "`cycle` needs values to go through", at: .span(span))
      }
      return arguments[loop.position % arguments.count]
    case .changed(let loop):
      let last = loop.lastChanged
      loop.lastChanged = arguments
      guard let last, last.count == arguments.count else { return .bool(true) }
      for (before, now) in zip(last, arguments) where !(try areEqual(before, now)) { return .bool(true) }
      return .bool(false)
    case .next(let cycler):
      let value = cycler.items[cycler.position]
      cycler.position = (cycler.position + 1) % cycler.items.count
      return value
    case .reset(let cycler):
      cycler.position = 0
      return .none
    }
  }
}
