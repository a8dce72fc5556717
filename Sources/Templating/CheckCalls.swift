import Diagnostics

/// What can be known of calls without data: whether anything has the name, and whether a macro takes the arguments.
extension Check {
  /// Looks whether anything stands behind the names that are called. A template sees the names of those that include
  /// it and of its parents, so that they count for all.
  mutating func checkNames() {
    var assigned: Set<Int32> = []
    for template in templates {
      assigned.formUnion(template.assignedNames)
      guard let given = template.syntax.givenNames(library.names) else { return }
      assigned.formUnion(given)
    }
    let macros = templates.flatMap { template in
      template.syntax.macros.compactMap { $0.name.map { template.syntax.text(of: $0) } }
    }
    for template in templates {
      for call in template.calls where call.member == nil && !assigned.contains(call.name.id) {
        let word = template.syntax.text(of: call.name)
        if let index = Function.index(of: word) {
          diagnostics += mistakes(in: call, of: template, calling: Function.all[index].signature)
          continue
        }
        guard !["caller", "super", "loop", "self"].contains(word) else { continue }
        let span = template.span(call.range)
        if let (message, help) = Function.leftOut[word] {
          diagnostics.append(Diagnostic(.error, "unknown-function", message, at: span, help: help))
          continue
        }
        let near = nearest(to: word, among: Function.all.map(\.name) + macros).map { "did you mean `\($0)`?" }
        let filter =
          Filter.index(of: word, inJinja: library.jinja != nil) == nil
          ? nil : "`\(word)` is a filter: write `value|\(word)`"
        diagnostics.append(
          Diagnostic(
            .error, "unknown-function", "there is no function or macro `\(word)`", at: span,
            help: filter ?? near ?? "define it with `macro`, or import it"))
      }
    }
  }

  /// Looks whether macros take what they are called with, where only one macro can be meant.
  mutating func checkArguments(_ template: Template) {
    guard !template.calls.isEmpty else { return }
    let syntax = template.syntax
    var macros: [Int32: (template: Template, macro: Macro)] = [:]
    var modules: [Int32: Template] = [:]
    for macro in syntax.macros { if let name = macro.name { macros[name.id] = (template, macro) } }
    for item in syntax.imports {
      guard let name = template.literal(item.template), let imported = library.parse(name)?.template else { continue }
      switch item.names {
      case .module(let alias): modules[alias.id] = imported
      case .members(let members):
        for member in members { macros[member.alias.id] = imported.macro(member.name.id).map { (imported, $0) } }
      }
    }
    let counts = template.assignmentCounts
    for call in template.calls where counts[call.name.id] == 1 {
      let called: (template: Template, macro: Macro)? =
        if let member = call.member {
          modules[call.name.id].flatMap { module in module.macro(member.id).map { (module, $0) } }
        } else {
          macros[call.name.id]
        }
      guard let called else { continue }
      diagnostics += mistakes(in: call, of: template, calling: called.macro, of: called.template)
    }
  }

  private func mistakes(
    in call: NamedCall, of template: Template, calling macro: Macro, of home: Template
  ) -> [Diagnostic] {
    let arguments = template.syntax.argumentLists[Int(call.arguments)]
    let signature = MacroSignature(macro, in: home)
    var failures: [Failure] = []
    if !macro.usesCaller, template.syntax.callers.contains(call.arguments) {
      failures.append(signature.withoutCaller(at: template.span(call.range)))
    }
    if !macro.usesVarargs, arguments.positional.count > macro.parameters.count {
      let surplus = arguments.positional[macro.parameters.count]
      failures.append(signature.surplus(at: template.span(of: surplus)))
    }
    for (name, value) in arguments.named {
      let word = template.syntax.text(of: name)
      if let position = signature.positions[word] {
        if position < arguments.positional.count {
          failures.append(signature.givenTwice(word, at: template.span(of: value)))
        }
      } else if !macro.usesKwargs, word != "caller" {
        failures.append(signature.unknown(word, at: template.span(of: value)))
      }
    }
    return failures.map { Diagnostic(.error, $0.id, $0.message, at: $0.span, help: $0.help) }
  }

  private func mistakes(in call: NamedCall, of template: Template, calling signature: Signature) -> [Diagnostic] {
    let arguments = template.syntax.argumentLists[Int(call.arguments)]
    var failures: [Failure] = []
    if arguments.positional.count > signature.positionalCount, !signature.takesMore {
      let surplus = arguments.positional[signature.positionalCount]
      failures.append(signature.surplus(at: .span(template.span(of: surplus))))
    }
    var given = Set(signature.parameters.prefix(arguments.positional.count).map(\.name))
    for (name, value) in arguments.named {
      let word = template.syntax.text(of: name)
      let place = Failure.Place.span(template.span(of: value))
      if !given.insert(word).inserted {
        failures.append(signature.givenTwice(word, at: place))
      } else if !signature.takesNamed, !signature.parameters.contains(where: { $0.name == word }) {
        failures.append(signature.unknown(word, at: place))
      }
    }
    // What is spread may hold the rest.
    if arguments.spreadList == nil, arguments.spreadMap == nil,
      let parameter = signature.parameters.first(where: { $0.isRequired && !given.contains($0.name) })
    {
      failures.append(signature.lacking(parameter, at: .span(template.span(call.range))))
    }
    return failures.map { Diagnostic(.error, $0.id, $0.message, at: $0.span, help: $0.help) }
  }
}

/// How a macro is called, and what is said of a call that is not like it: when it is loaded and when it is carried out.
struct MacroSignature {
  let name: String
  let parameters: [String]
  let positions: [String: Int]

  init(_ macro: Macro, in template: Template) {
    name = macro.name.map { template.syntax.text(of: $0) } ?? "caller"
    parameters = macro.parameters.map { template.syntax.text(of: $0.name) }
    positions = Dictionary(zip(parameters, parameters.indices)) { first, _ in first }
  }

  private var help: String { "it is written `\(name)(\(parameters.joined(separator: ", ")))`" }

  func withoutCaller(at span: Span) -> Failure {
    Failure(
      "no-caller", "`\(name)` does not use what stands in `call`", at: .span(span),
      help: "print it in the macro: `{{ caller() }}`")
  }

  func surplus(at span: Span) -> Failure {
    Failure("argument-count", "`\(name)` takes \(mostArguments(parameters.count))", at: .span(span), help: help)
  }

  func givenTwice(_ word: String, at span: Span) -> Failure {
    Failure("duplicate-argument", "`\(word)` is given twice", at: .span(span))
  }

  func unknown(_ word: String, at span: Span) -> Failure {
    Failure(
      "unknown-argument", "`\(name)` has no argument `\(word)`", at: .span(span),
      help: nearest(to: word, among: parameters).map { "did you mean `\($0)`?" } ?? help)
  }
}

extension Template {
  func span(of expression: ExpressionID) -> Span { span(syntax.expressionRanges[Int(expression.index)]) }

  /// Every name that something may stand behind.
  var assignedNames: Set<Int32> { Set(assignmentCounts.keys) }

  /// The macro of this name, if nothing else of the template has the name.
  fileprivate func macro(_ id: Int32) -> Macro? {
    guard assignmentCounts[id] == 1 else { return nil }
    return syntax.macros.first { $0.name?.id == id }
  }
}

extension Syntax {
  /// The names that `include … with {…}` gives; nil if some are known only when it is carried out.
  func givenNames(_ names: NameTable) -> Set<Int32>? {
    var given: Set<Int32> = []
    for case let variables? in inclusions.map(\.variables) {
      guard case .map(let members) = expressions[Int(variables.index)] else { return nil }
      for (place, key) in children[members.range].enumerated() where place % 2 == 0 {
        guard case .constant(let index) = expressions[Int(key.index)], case .text(let name) = constants[Int(index)]
        else { return nil }
        given.insert(names.id(of: name))
      }
    }
    return given
  }

  /// The arguments of those calls that `call` makes.
  fileprivate var callers: Set<Int32> {
    var lists: Set<Int32> = []
    for call in macroCalls {
      guard case .postfix(_, let run) = expressions[Int(call.call.index)],
        case .call(let list) = steps[run.range.upperBound - 1]
      else { continue }
      lists.insert(list)
    }
    return lists
  }

  /// Asked once, by the template.
  var assignmentCounts: [Int32: Int] {
    var counts: [Int32: Int] = [:]
    func add(_ name: Name) { counts[name.id, default: 0] += 1 }
    func add(_ target: Target) {
      switch target {
      case .name(let name, _): add(name)
      case .attribute: break
      case .unpacked(let parts, _): parts.forEach(add)
      }
    }
    assignments.forEach { add($0.target) }
    loops.forEach { add($0.target) }
    for macro in macros {
      if let name = macro.name { add(name) }
      macro.parameters.forEach { add($0.name) }
    }
    for item in imports {
      switch item.names {
      case .module(let name): add(name)
      case .members(let members): members.forEach { add($0.alias) }
      }
    }
    return counts
  }
}
