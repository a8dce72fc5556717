import Diagnostics

/// Looks at a template and all it names without any data.
///
/// `isPart` says that it is one of others, whose names it may see too.
func check(_ parsing: Library.Parsing, in library: Library, isPart: Bool = false) -> Library.Loading {
  var check = Check(library: library)
  check.visit(parsing, from: nil)
  if !isPart { check.checkNames() }
  let diagnostics = check.diagnostics.inReadingOrder()
  let names = Set(check.templates.map(\.name))
  if diagnostics.isEmpty { library.keepChecked(names) }
  return Library.Loading(
    template: diagnostics.hasErrors ? nil : parsing.template, diagnostics: diagnostics, names: names)
}

/// What is looked at in a template and those it names.
struct Check {
  let library: Library
  var diagnostics: [Diagnostic] = []
  private var visited: Set<String> = []
  /// Those visited, each once.
  private(set) var templates: [Template] = []
  /// The templates being visited, outermost first, with the place that names the next.
  private var path: [(name: String, span: Span?)] = []

  init(library: Library) { self.library = library }

  mutating func visit(_ parsing: Library.Parsing, from span: Span?) {
    let template = parsing.template
    path.append((template.name, span))
    defer { path.removeLast() }
    guard visited.insert(template.name).inserted else { return }
    diagnostics += parsing.diagnostics
    templates.append(template)
    checkArguments(template)
    checkParameters(template, isSound: !parsing.diagnostics.hasErrors)
    checkImports(template)
    checkBlocks(template)
    for (reference, mayBeMissing) in references(template) {
      visit(reference.name, at: reference.span, of: template, mayBeMissing: mayBeMissing)
    }
  }

  private func references(_ template: Template) -> [(reference: (name: String, span: Span), mayBeMissing: Bool)] {
    let syntax = template.syntax
    var references: [(reference: (name: String, span: Span), mayBeMissing: Bool)] = []
    if let parent = syntax.parent { references += template.literals(parent.name).map { ($0, false) } }
    for item in syntax.imports { references += template.literals(item.template).map { ($0, false) } }
    for inclusion in syntax.inclusions {
      let names = template.literals(inclusion.template)
      // Of several the first that exists is taken.
      let isChoice = names.count > 1 && names.contains { library.parse($0.name) != nil }
      references += names.map { ($0, inclusion.ignoresMissing || isChoice) }
    }
    return references
  }

  private mutating func visit(_ name: String, at span: Span, of template: Template, mayBeMissing: Bool) {
    if path.contains(where: { $0.name == name }) {
      diagnostics.append(
        Diagnostic(
          .error, "template-cycle", "the template `\(name)` would contain itself", at: span,
          notes: path.drop { $0.name != name }.dropFirst().compactMap { step in
            step.span.map { Diagnostic.Note("named here", at: $0) }
          },
          help: "put what both need into a template of its own"))
      return
    }
    guard path.count <= library.limits.nesting else {
      diagnostics.append(
        Diagnostic(
          .error, "nesting-limit", "templates name one another more than \(library.limits.nesting) deep", at: span))
      return
    }
    if let parsing = library.parse(name) {
      visit(parsing, from: span)
    } else if !mayBeMissing {
      diagnostics.append(library.unknown([name], at: span))
    }
  }

  private mutating func checkImports(_ template: Template) {
    for item in template.syntax.imports {
      guard case .members(let members) = item.names, let name = template.literal(item.template),
        let imported = library.parse(name)?.template
      else { continue }
      let known = imported.assignedNames
      for member in members where !known.contains(member.name.id) {
        let word = template.syntax.text(of: member.name)
        let macros = imported.syntax.macros.compactMap { $0.name.map { imported.syntax.text(of: $0) } }
        diagnostics.append(
          Diagnostic(
            .error, "unknown-import", "the template `\(name)` has no macro `\(word)`", at: template.span(member.range),
            help: nearest(to: word, among: macros).map { "did you mean `\($0)`?" }))
      }
    }
  }

  /// A block of a child that none of its parents has is never shown.
  private mutating func checkBlocks(_ template: Template) {
    guard let parent = template.syntax.parent else { return }
    var known: Set<Int32> = []
    var names: [String] = []
    var next: ExpressionID? = parent.name
    var child = template
    var seen: Set<String> = [template.name]
    while let expression = next {
      guard let name = child.literal(expression), seen.insert(name).inserted,
        let ancestor = library.parse(name)?.template
      else { return }
      known.formUnion(ancestor.syntax.blocks.map(\.name.id))
      names += ancestor.syntax.blocks.map { ancestor.syntax.text(of: $0.name) }
      child = ancestor
      next = ancestor.syntax.parent?.name
    }
    let own = outermostBlocks(template.syntax)
    for index in own where !known.contains(template.syntax.blocks[index].name.id) {
      let block = template.syntax.blocks[index]
      let word = template.syntax.text(of: block.name)
      diagnostics.append(
        Diagnostic(
          .error, "unknown-block", "no parent of this template has a block `\(word)`: it would never be shown",
          at: template.span(block.range), help: nearest(to: word, among: names).map { "did you mean `\($0)`?" }))
    }
  }

  /// Blocks that stand in no other block: one that stands in another shows with it.
  private func outermostBlocks(_ syntax: Syntax) -> [Int] {
    let statements = syntax.bodyStatements
    var inner: Set<Int> = []
    for block in syntax.blocks {
      var bodies = [block.body]
      while let body = bodies.popLast() {
        for id in statements[body.range] {
          switch syntax.statements[Int(id.index)] {
          case .block(let index):
            inner.insert(Int(index))
            bodies.append(syntax.blocks[Int(index)].body)
          case .conditional(let first, let count):
            bodies += syntax.arms[Int(first)..<Int(first + count)].map(\.body)
          case .loop(let index): bodies.append(syntax.loops[Int(index)].body)
          case .with(let index): bodies.append(syntax.withs[Int(index)].body)
          case .filterBody(let index): bodies.append(syntax.filterBodies[Int(index)].body)
          default: break
          }
        }
      }
    }
    return syntax.blocks.indices.filter { !inner.contains($0) }
  }
}
