import Diagnostics

/// A path of data that a template reads, and where.
struct DataUse {
  let path: [String]
  let span: Span
}

/// What can be said without data of what templates take and read.
extension Check {
  mutating func checkParameters(_ template: Template, isSound: Bool) {
    let family = Family(of: template, in: library)
    checkInclusions(template, family)
    guard let parameters = template.parameters else { return }
    let uses = family.members.flatMap { $0.syntax.uses(in: $0) }
    var complained: Set<String> = []
    for use in uses where !parameters.covers(use.path) {
      guard let name = use.path.first, !family.assigned.contains(library.names.id(of: name)), !Self.isGiven(name) else {
        continue
      }
      let text = Parameter.text(use.path)
      guard complained.insert(text).inserted else { continue }
      let near = nearest(to: text, among: parameters.all.map(\.text))
      diagnostics.append(
        Diagnostic(
          .error, "not-declared", "the template does not say that it takes `\(text)`", at: use.span,
          help: near.map { "did you mean `\($0)`?" } ?? "add it to `takes:` in the front matter"))
    }
    guard isSound, !family.isOpen else { return }
    let read = uses.map(\.path) + family.handedOn.map { [$0] }
    for parameter in parameters.all where !read.contains(where: { Parameters.overlap($0, parameter.path) }) {
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "the template takes `\(parameter.text)` and reads it nowhere", at: parameter.span,
          help: "take it out of `takes:`"))
    }
  }

  /// Looks whether what an inclusion gives is what the included template takes.
  private mutating func checkInclusions(_ template: Template, _ family: Family) {
    for inclusion in template.syntax.inclusions {
      guard let name = template.literal(inclusion.template), let included = library.parse(name)?.template,
        let parameters = included.parameters
      else { continue }
      var given: Set<String> = []
      if let variables = inclusion.variables {
        guard let keys = template.literalKeys(variables) else { continue }
        for (key, span) in keys {
          given.insert(key)
          guard !parameters.names.contains(key) else { continue }
          diagnostics.append(
            Diagnostic(
              .error, "not-taken", "the template `\(name)` takes no `\(key)`", at: span,
              help: nearest(to: key, among: parameters.names).map { "did you mean `\($0)`?" }))
        }
      }
      // Without `takes:` of its own the template may be given anything.
      guard inclusion.isIsolated || template.parameters != nil else { continue }
      for parameter in parameters.all where parameter.isRequired {
        guard let needed = parameter.path.first, parameter.path.count == 1, !given.contains(needed) else { continue }
        let isSeen =
          !inclusion.isIsolated
          && (template.parameters?.names.contains(needed) == true
            || family.assigned.contains(library.names.id(of: needed)))
        guard !isSeen else { continue }
        diagnostics.append(
          Diagnostic(
            .error, "missing-parameter", "the template `\(name)` takes `\(needed)`, which is not given here",
            at: template.span(of: inclusion.template), notes: [Diagnostic.Note("declared here", at: parameter.span)],
            help: "write `with {\"\(needed)\": …}`"))
      }
    }
  }

  /// Names that the language gives.
  private static func isGiven(_ name: String) -> Bool {
    ["loop", "self", "super", "caller", "varargs", "kwargs", "today"].contains(name)
      || Function.index(of: name) != nil
  }

  /// A template and those it names that say nothing of what they take: they read the same data.
  private struct Family {
    private(set) var members: [Template] = []
    private(set) var assigned: Set<Int32> = []
    /// Whether a name of a template is computed, so that more may belong to it.
    private(set) var isOpen = false
    /// Names that included templates take for themselves.
    private(set) var handedOn: Set<String> = []

    init(of template: Template, in library: Library) {
      var pending = [template]
      var seen: Set<String> = []
      while let next = pending.popLast() {
        guard seen.insert(next.name).inserted else { continue }
        members.append(next)
        assigned.formUnion(next.assignedNames)
        if let given = next.syntax.givenNames(library.names) { assigned.formUnion(given) } else { isOpen = true }
        let syntax = next.syntax
        let named =
          (syntax.parent.map { [$0.name] } ?? []) + syntax.inclusions.filter { !$0.isIsolated }.map(\.template)
          + syntax.imports.filter(\.isWithContext).map(\.template)
        for expression in named {
          let names = next.literals(expression)
          if names.isEmpty { isOpen = true }
          for named in names.compactMap({ library.parse($0.name)?.template }) {
            if let parameters = named.parameters { handedOn.formUnion(parameters.names) } else { pending.append(named) }
          }
        }
      }
    }
  }
}

extension Template {
  /// The keys of a map that is written out; nil if some are computed.
  func literalKeys(_ expression: ExpressionID) -> [(key: String, span: Span)]? {
    guard case .map(let members) = syntax.expressions[Int(expression.index)] else { return nil }
    var keys: [(String, Span)] = []
    for (place, key) in syntax.children[members.range].enumerated() where place % 2 == 0 {
      guard let name = literal(key) else { return nil }
      keys.append((name, span(of: key)))
    }
    return keys
  }
}

// MARK: - What a template reads

extension Syntax {
  /// Every path that begins with a name; the variable of a loop stands for the items it goes through.
  func uses(in template: Template) -> [DataUse] {
    let paths = DataPaths(self)
    return expressions.indices.compactMap { index in
      let id = ExpressionID(index: Int32(index))
      guard !paths.bases.contains(id.index), let (path, end) = paths.path(of: id) else { return nil }
      let start = expressionRanges[index].range.lowerBound
      return DataUse(path: path, span: Span(template.source, start..<max(end, start)))
    }
  }
}

/// The paths that expressions stand for, with the aliases that loops and `set` make.
private struct DataPaths {
  private let syntax: Syntax
  /// Expressions that are the beginning of another.
  private(set) var bases: Set<Int32> = []
  private var aliases: [Int32: ExpressionID] = [:]
  private var loops: Set<Int32> = []

  /// Filters that give items of the list they are given.
  private static let keepsItems: Set<String> = [
    "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "where", "list", "default",
  ]
  private static let mostAliases = 20

  init(_ syntax: Syntax) {
    self.syntax = syntax
    for expression in syntax.expressions { if case .postfix(let base, _) = expression { bases.insert(base.index) } }
    let counts = syntax.assignmentCounts
    for loop in syntax.loops {
      if case .name(let name, _) = loop.target, counts[name.id] == 1 {
        aliases[name.id] = loop.sequence
        loops.insert(name.id)
      }
    }
    for assignment in syntax.assignments {
      if case .name(let name, _) = assignment.target, counts[name.id] == 1,
        case .expression(let value) = assignment.value
      {
        aliases[name.id] = value
      }
    }
  }

  /// The path, and where it ends in the source; nil for what is none.
  func path(of id: ExpressionID, depth: Int = 0) -> (path: [String], end: Int)? {
    guard depth < Self.mostAliases else { return nil }
    switch syntax.expressions[Int(id.index)] {
    case .variable(let name): return (root(name, depth), syntax.expressionRanges[Int(id.index)].range.upperBound)
    case .postfix(let base, let steps):
      guard case .variable(let name) = syntax.expressions[Int(base.index)] else { return nil }
      var path = root(name, depth)
      var end = syntax.expressionRanges[Int(base.index)].range.upperBound
      for position in steps.range {
        switch syntax.steps[position] {
        case .attribute(let key, _): path.append(syntax.text(of: key))
        case .item(let item):
          guard let key = key(item) else { return (path, end) }
          path.append(key)
        default: return (path, end)
        }
        end = syntax.stepRanges[position].range.upperBound
      }
      return (path, end)
    default: return nil
    }
  }

  private func key(_ item: ExpressionID) -> String? {
    guard case .constant(let index) = syntax.expressions[Int(item.index)] else { return nil }
    switch syntax.constants[Int(index)] {
    case .text(let text): return text
    case .integer: return Parameter.items
    default: return nil
    }
  }

  private func root(_ name: Name, _ depth: Int) -> [String] {
    guard let alias = aliases[name.id], isPlain(alias), let (path, _) = path(of: alias, depth: depth + 1) else {
      return [syntax.text(of: name)]
    }
    return loops.contains(name.id) ? path + [Parameter.items] : path
  }

  /// Whether nothing but filters that keep items stands behind the path.
  private func isPlain(_ id: ExpressionID) -> Bool {
    guard case .postfix(_, let steps) = syntax.expressions[Int(id.index)] else { return true }
    return steps.range.allSatisfy { position in
      switch syntax.steps[position] {
      case .attribute: true
      case .item(let item): key(item) != nil
      case .filter(let index, _): Self.keepsItems.contains(Filter.all[Int(index)].name)
      default: false
      }
    }
  }
}
