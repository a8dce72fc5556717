import Diagnostics
import Values

/// Carries out the statements of one merge.
///
/// A failure ends the smallest statement around it and is reported; the merge goes on behind that statement, so
/// that one run shows every missing value. Names such a statement would have set are marked, and asking for them
/// is no second mistake.
final class Interpreter {
  let library: Library
  let root: Datum
  let data: DatumMap
  let html: [String: String]
  let output: Output
  let settings: Settings
  let wording: Wording

  /// The template whose code is carried out, and its number in the merge.
  private(set) var template: Template
  private(set) var templateNumber: Int32 = 0
  private var templates: [Template] = []
  private var templateNumbers: [ObjectIdentifier: Int32] = [:]

  var environment: Environment
  var trace = Trace()
  var buffer = Buffer()
  var htmlState = HTMLState()
  var bindings: [Binding] = []
  private var diagnostics: [Diagnostic] = []
  private var reported: Set<String> = []
  private var hasErrors = false
  /// How the code at hand was reached, outermost first.
  private var frames: [Diagnostic.Note] = []
  private var steps = 0
  private var depth = 0
  /// The blocks of the template and its parents.
  private(set) var family = Family()
  /// The block being written, for `super`.
  private(set) var currentBlock: (id: Int32, level: Int)?
  /// Outside of the blocks of a template that extends another nothing is shown.
  private var isSilent = false
  /// Whether the next line end of template text goes with a line that vanished.
  private var swallowsLineEnd = false
  /// The statement being carried out.
  private var current = StatementID(index: 0)
  /// What stands for ``Expression/captured``.
  var captured: Value = .none

  /// Statements and expressions within one another, through calls: what the machine's stack must hold.
  private static let mostDepth = 1_000

  struct Family {
    /// For each name of a block, the templates that have it, the most derived first.
    var blocks: [Int32: [(template: Template, index: Int)]] = [:]
    var environment: Environment?
  }

  enum Flow { case onward, breakLoop, continueLoop }

  init(library: Library, data: Datum, html: [String: String], output: Output, settings: Settings) {
    self.library = library
    root = data
    self.data = data.map ?? DatumMap()
    self.html = html
    self.output = output
    self.settings = settings
    wording = Wording(language: settings.language)
    environment = Environment(seesData: true)
    template = Template(name: "", source: Source(name: "", text: ""), syntax: Syntax(), isWhole: false)
  }

  func merge(_ template: Template) -> Merging {
    do throws(Failure) {
      try run(template, in: Environment(parent: environment))
    } catch { report(error) }
    if template.isWhole { buffer.normaliseEnd() }
    let reads = trace.reads(of: root)
    let diagnostics = diagnostics.inReadingOrder()
    guard !hasErrors else { return Merging(merged: nil, diagnostics: diagnostics, reads: reads) }
    keepPrintedBindings()
    let merged = Merged(text: buffer.text, bindings: bindings, lines: lineSpans())
    return Merging(merged: merged, diagnostics: diagnostics, reads: reads)
  }

  private func lineSpans() -> [Span] {
    buffer.lines.map { line in
      let source = templates[Int(line.template)].source
      return Span(source, source.range(ofLine: source.position(of: Int(line.offset)).line))
    }
  }

  /// Numbers the bindings in the order in which they stand in the text: what was captured and never printed is
  /// no binding.
  private func keepPrintedBindings() {
    guard output == .markdown else { return }
    var numbers: [Int: Int] = [:]
    var printed: [Binding] = []
    buffer.replacePlaceholders { scalar in
      guard let index = Placeholder.index(of: scalar) else { return scalar }
      let number = numbers[index] ?? printed.count
      if number == printed.count {
        numbers[index] = number
        printed.append(bindings[index])
      }
      return Placeholder.scalar(number) ?? scalar
    }
    bindings = printed
  }
}

// MARK: - Templates, scopes, captures

extension Interpreter {
  /// Carries out a template that is entered: the main one, an include, a module.
  func run(_ template: Template, in scope: Environment) throws(Failure) {
    let outer = (self.template, templateNumber, environment, family, currentBlock, isSilent)
    let way = frames.count
    defer {
      (self.template, templateNumber, environment, family, currentBlock, isSilent) = outer
      frames.removeLast(frames.count - way)
    }
    environment = scope
    family = Family()
    family.environment = scope
    currentBlock = nil
    var next: Template? = template
    while let current = next {
      enter(current)
      for (index, block) in current.syntax.blocks.enumerated() {
        family.blocks[block.name.id, default: []].append((current, index))
      }
      let parent = current.syntax.parent
      isSilent = outer.5 || parent != nil
      _ = try execute(current.syntax.body)
      next = nil
      if let parent {
        let name = try evaluate(parent.name)
        next = try load([name], at: current.span(parent.range))
        frames.append(Diagnostic.Note("`\(current.name)` extends it here", at: current.span(parent.range)))
        if frames.count > settings.limits.calls { throw callLimit(current.span(parent.range)) }
      }
    }
  }

  private func enter(_ template: Template) {
    self.template = template
    let id = ObjectIdentifier(template)
    if let number = templateNumbers[id] {
      templateNumber = number
    } else {
      templateNumber = Int32(templates.count)
      templates.append(template)
      templateNumbers[id] = templateNumber
      trace.templates.append(template.name)
    }
  }

  /// The first template there is of these names.
  func load(_ names: [Value], at span: Span, ignoringMissing: Bool = false) throws(Failure) -> Template? {
    var written: [String] = []
    for value in names {
      guard case .text(let name) = value.content else {
        throw Failure("bad-template-name", "the name of a template is a text, not \(value.kind)", at: .span(span))
      }
      written.append(name)
      let loading = library.template(name)
      if let template = loading.template { return template }
      if library.parse(name) != nil {
        for diagnostic in loading.diagnostics { add(diagnostic) }
        throw .reported
      }
      if !trace.absentTemplates.contains(name) { trace.absentTemplates.append(name) }
    }
    if ignoringMissing { return nil }
    throw Failure("unknown-template", "there is no template `\(written.joined(separator: "` or `"))`", at: .span(span))
  }

  /// Carries out code of another template, as seen from `span`.
  func within<Result>(
    _ template: Template, _ scope: Environment, _ note: String, at span: Span,
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard frames.count < settings.limits.calls else { throw callLimit(span) }
    let outer = (self.template, templateNumber, environment)
    frames.append(Diagnostic.Note(note, at: span))
    let count = frames.count
    defer {
      (self.template, templateNumber, environment) = outer
      frames.removeLast(frames.count - count + 1)
    }
    enter(template)
    environment = scope
    return try work()
  }

  private func callLimit(_ span: Span) -> Failure {
    Failure(
      "call-limit", "macros, includes and blocks call one another more than \(settings.limits.calls) deep", kind: .limit,
      at: .span(span), help: "look for a macro that calls itself")
  }

  /// What `work` writes, instead of writing it.
  func capture(_ work: () throws(Failure) -> Void) throws(Failure) -> Buffer {
    let outer = (buffer, htmlState, isSilent, swallowsLineEnd)
    (buffer, htmlState, isSilent, swallowsLineEnd) = (Buffer(), HTMLState(), false, false)
    defer { (buffer, htmlState, isSilent, swallowsLineEnd) = outer }
    try work()
    return buffer
  }

  /// What was captured, as a value: Markdown, HTML, or plain text.
  func value(of piece: Buffer) -> Value {
    switch output {
    case .markdown: Value(.fragment(Fragment(piece)))
    case .html: Value(.html(SafeHTML(text: piece.text, isGiven: false)))
    case .text: .text(piece.text)
    }
  }
}

// MARK: - Steps and failures

extension Interpreter {
  func spend(_ count: Int) throws(Failure) {
    steps += count
    guard steps <= settings.limits.steps else {
      throw Failure(
        "step-limit", "the template takes more than \(settings.limits.steps) steps", kind: .limit,
        help: "look for loops within loops")
    }
  }

  func deepen() throws(Failure) {
    depth += 1
    guard depth <= Self.mostDepth else {
      throw Failure(
        "depth-limit", "statements, expressions and calls are nested more than \(Self.mostDepth) deep", kind: .limit)
    }
  }

  func rise() { depth -= 1 }

  /// Where the merge is, for what has no nearer place.
  var place: Span {
    let ranges = template.syntax.statementRanges
    let index = Int(current.index)
    return ranges.indices.contains(index) ? template.span(ranges[index]) : Span(template.source, 0..<0)
  }

  func add(_ diagnostic: Diagnostic) {
    let key = "\(diagnostic.span?.description ?? "") \(diagnostic.id) \(diagnostic.message)"
    guard reported.insert(key).inserted else { return }
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { hasErrors = true }
  }

  /// Reports a failure, with the way that led to it.
  func report(_ failure: Failure) {
    var severity = Diagnostic.Severity.error
    switch failure.kind {
    case .reported: return
    case .missing: if settings.draft { severity = .note }
    case .mistake, .limit: break
    }
    // A recursion is as long as the limit; its ends tell enough.
    var way = Array(frames.reversed())
    if way.count > 6 { way = way.prefix(3) + way.suffix(2) }
    add(
      Diagnostic(
        severity, failure.id, failure.message, at: failure.span, notes: failure.notes + way, help: failure.help))
  }
}

// MARK: - Statements

extension Interpreter {
  func execute(_ body: Body) throws(Failure) -> Flow {
    try deepen()
    defer { rise() }
    for position in body.range {
      let id = template.syntax.bodyStatements[position]
      try spend(1)
      current = id
      do throws(Failure) {
        let flow = try execute(id)
        if flow != .onward { return flow }
      } catch {
        let statement = template.span(template.syntax.statementRanges[Int(id.index)])
        let failure = error.located(itself: statement)
        if case .limit = failure.kind { throw failure }
        report(failure)
        if diagnostics.count >= settings.limits.diagnostics {
          throw Failure("too-many-mistakes", "there are more mistakes; these come first", kind: .limit, at: .span(statement))
        }
        if settings.draft, case .missing(let path) = failure.kind, case .print = template.syntax.statements[Int(id.index)] {
          printGap(path, failure.span ?? statement)
        }
        spoil(id)
      }
    }
    return .onward
  }

  private func execute(_ id: StatementID) throws(Failure) -> Flow {
    switch template.syntax.statements[Int(id.index)] {
    case .text(let range): try writeText(range)
    case .print(let expression, let standing):
      if !isSilent { try write(expression, standing) }
    case .conditional(let first, let count): return try executeConditional(first, count)
    case .loop(let index): return try executeLoop(index)
    case .assign(let index): try executeAssignment(template.syntax.assignments[Int(index)])
    case .with(let body):
      let outer = environment
      environment = Environment(parent: outer)
      defer { environment = outer }
      return try execute(body)
    case .block(let index):
      if !isSilent { try executeBlock(Int(index)) }
    case .include(let index):
      if !isSilent { try executeInclude(template.syntax.inclusions[Int(index)]) }
    case .importTemplate(let index):
      try executeImport(template.syntax.imports[Int(index)])
    case .defineMacro(let index):
      let macro = MacroValue(template, Int(index), environment)
      if let name = macro.declaration.name { assign(name, Value(.macro(macro))) }
    case .callMacro(let index):
      if !isSilent { try executeCall(template.syntax.macroCalls[Int(index)], id) }
    case .filterBody(let filters, let body, let standing):
      if isSilent { break }
      let piece = try capture { () throws(Failure) in _ = try execute(body) }
      let outer = captured
      captured = value(of: piece)
      defer { captured = outer }
      try write(try evaluate(filters), template.span(template.syntax.statementRanges[Int(id.index)]), standing)
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    }
    return .onward
  }

  func assign(_ name: Name, _ value: Value) {
    environment.set(name.id, template.syntax.text(of: name), to: value)
  }

  private func executeConditional(_ first: Int32, _ count: Int32) throws(Failure) -> Flow {
    for position in Int(first)..<Int(first + count) {
      let arm = template.syntax.arms[position]
      guard let condition = arm.condition else { return try execute(arm.body) }
      if try evaluateTruth(condition) { return try execute(arm.body) }
    }
    return .onward
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
    switch target {
    case .name(let name, _): assign(name, value)
    case .attribute(let base, let attribute, let range):
      guard case .namespace(let namespace)? = environment.find(base.id)?.content else {
        throw Failure(
          "not-a-namespace", "only attributes of a namespace can be set", at: .span(template.span(range)),
          help: "make one first: `{% set \(template.syntax.text(of: base)) = namespace() %}`")
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
    var items = try items(of: sequence, at: template.span(loop.range))
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
      if isKnownUniquelyReferenced(&scope) || position == 0 { scope.removeAll() } else { scope = Environment(parent: outer) }
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
    let note = "in the block `\(name)`"
    try within(template, Environment(parent: parent), note, at: span) { () throws(Failure) in
      currentBlock = (id, level)
      _ = try execute(block.body)
    }
  }

  private func executeInclude(_ inclusion: Inclusion) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(inclusion.template.index)])
    let name = try evaluate(inclusion.template)
    let names: [Value] = if case .list = name.content { try items(of: name, at: span) } else { [name] }
    let scope = Environment(parent: inclusion.isIsolated ? Environment(seesData: false) : environment)
    if let variables = inclusion.variables {
      let map = try evaluate(variables)
      for (key, value) in try entries(of: map, at: template.span(template.syntax.expressionRanges[Int(variables.index)])) {
        scope.set(library.names.id(of: key), key, to: value)
      }
    }
    guard let included = try load(names, at: span, ignoringMissing: inclusion.ignoresMissing) else { return }
    let write = { () throws(Failure) in
      try self.within(included, scope, "included here", at: span) { () throws(Failure) in
        try self.run(included, in: scope)
      }
    }
    let lead = template.source.bytes[inclusion.lead.range]
    switch inclusion.standing {
    case .amidText:
      let before = buffer.count
      try write()
      if buffer.count > before { buffer.removeLastLineEnd() }
    case .aloneOnLine where lead.isEmpty || output == .html:
      let before = buffer.count
      try write()
      endLine(since: before, at: span)
    default:
      let piece = try capture(write)
      try insert(piece, inclusion.standing, lead: Array(lead), at: span)
    }
  }

  private func executeImport(_ item: Import) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(item.template.index)])
    let name = try evaluate(item.template)
    let names: [Value] = if case .list = name.content { try items(of: name, at: span) } else { [name] }
    guard let imported = try load(names, at: span) else { return }
    let scope = Environment(parent: item.isWithContext ? environment : Environment(seesData: false))
    _ = try capture { () throws(Failure) in
      try within(imported, scope, "imported here", at: span) { () throws(Failure) in
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
  private func endLine(since before: Int, at span: Span) {
    guard buffer.count > before, !buffer.endsLine else { return }
    buffer.endLine(at: lineOrigin(span))
  }
}

// MARK: - Writing

extension Interpreter {
  func lineOrigin(_ span: Span) -> Buffer.LineOrigin {
    Buffer.LineOrigin(template: templateNumber, offset: Int32(span.start))
  }

  private func writeText(_ range: TextRange) throws(Failure) {
    guard !isSilent else { return }
    var text = template.source.bytes[range.range]
    if swallowsLineEnd {
      swallowsLineEnd = false
      while let first = text.first, first.isBlank || first == .carriageReturn { text = text.dropFirst() }
      if text.first == .lineFeed { text = text.dropFirst() }
    }
    if output == .html { htmlState.read(text) }
    if output == .markdown, template.needsCare {
      try writeWithPrivateUse(text)
    } else {
      buffer.append(template: text, of: templateNumber)
    }
    try checkSize()
  }

  private func checkSize() throws(Failure) {
    guard buffer.count <= settings.limits.output else {
      throw Failure("output-limit", "the result is longer than \(settings.limits.output) bytes", kind: .limit)
    }
  }

  /// Private-use characters of the template itself become bindings of themselves.
  private func writeWithPrivateUse(_ text: ArraySlice<UInt8>) throws(Failure) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      guard text[index] >= 0xF3, index + 4 <= text.endIndex,
        let scalar = String(decoding: text[index..<index + 4], as: UTF8.self).unicodeScalars.first,
        Placeholder.index(of: scalar) != nil
      else {
        index += 1
        continue
      }
      buffer.append(template: text[start..<index], of: templateNumber)
      let span = Span(template.source, index..<index + 4)
      try bind(.text(String(scalar)), span, origin: .written(span), path: nil)
      index += 4
      start = index
    }
    buffer.append(template: text[start...], of: templateNumber)
  }

  private func write(_ expression: ExpressionID, _ standing: Standing) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(expression.index)])
    let value = try evaluate(expression, lenient: true)
    if case .undefined(let missing) = value.content {
      // `{{ x if false }}` prints nothing.
      if case .condition = missing.reason { return }
      throw failure(of: missing)
    }
    try write(value, span, standing)
  }

  func write(_ value: Value, _ span: Span, _ standing: Standing) throws(Failure) {
    switch value.content {
    case .fragment(let fragment): try insert(fragment.merged, standing, lead: nil, at: span)
    case .markdown(let markdown) where output == .markdown:
      let content = markdown.isInline ? Binding.Content.inlineMarkdown(markdown.text) : .markdown(markdown.text)
      try bind(content, span, of: value)
    case .html(let html): try write(html, span)
    default:
      let text = try printed(value, span)
      switch output {
      case .markdown: try bind(.text(text), span, of: value)
      case .html: try write(escaped(text, for: htmlState.place, span), isEmpty: text.isEmpty, span)
      case .text: buffer.append(text, at: lineOrigin(span))
      }
    }
    try checkSize()
  }

  private func write(_ html: SafeHTML, _ span: Span) throws(Failure) {
    switch htmlState.place {
    case .text: break
    case .code(let element) where html.isGiven:
      guard !html.text.lowercased().contains("</\(element)") else {
        throw Failure("unsafe-html", "the text would end the element `\(element)`", at: .span(span))
      }
    case .attribute where !html.isGiven && !html.text.utf8.contains(UInt8(ascii: "<")): break
    default:
      throw Failure("unsafe-html", "HTML cannot be printed here", at: .span(span), help: "print it between tags")
    }
    try write(html.text, isEmpty: html.text.isEmpty, span)
  }

  private func write(_ text: String, isEmpty: Bool, _ span: Span) throws(Failure) {
    htmlState.print(isEmpty)
    buffer.append(text, at: lineOrigin(span))
  }

  private func bind(_ content: Binding.Content, _ span: Span, of value: Value) throws(Failure) {
    try bind(
      content, span, origin: trace.origin(value.trail, in: root), path: trace.path(value.trail, in: root))
  }

  func bind(_ content: Binding.Content, _ span: Span, origin: Origin, path: String?) throws(Failure) {
    guard let scalar = Placeholder.scalar(bindings.count) else {
      throw Failure(
        "value-limit", "a document prints at most \(Placeholder.limit) values", kind: .limit, at: .span(span),
        help: "divide it into several documents")
    }
    bindings.append(Binding(content, span: span, origin: origin, path: path))
    buffer.append(scalar, at: lineOrigin(span))
  }

  private func printGap(_ path: String, _ span: Span) {
    switch output {
    case .markdown: do throws(Failure) { try bind(.gap(path), span, origin: .given, path: path) } catch { report(error) }
    case .html:
      if case .text = htmlState.place { buffer.append("<mark>\(escapedHTML(path))</mark>", at: lineOrigin(span)) }
    case .text: buffer.append("[\(path)]", at: lineOrigin(span))
    }
  }

  /// Writes a piece that was made elsewhere. Alone on its line it leads its lines by what stands before it, and
  /// has no line end of its own beside the line's.
  private func insert(_ piece: Buffer, _ standing: Standing, lead: [UInt8]?, at span: Span) throws(Failure) {
    defer { swallowsLineEnd = swallowsLineEnd && buffer.currentLine.isEmpty }
    var piece = piece
    if standing != .amidText { piece.removeLastLineEnd() }
    guard standing != .amidText, let before = leadingMarks() else {
      buffer.append(piece, ledBy: [])
      return
    }
    let lead = lead ?? []
    if piece.count == 0 {
      // The line goes with what it was made for.
      if standing == .endsLine, buffer.currentLine.allSatisfy(\.isBlank) {
        buffer.removeBlankLine()
        swallowsLineEnd = true
      }
      return
    }
    if standing == .aloneOnLine, !lead.isEmpty {
      buffer.append(String(decoding: lead, as: UTF8.self), at: lineOrigin(span))
    }
    buffer.append(piece, ledBy: before + lead)
    if standing == .aloneOnLine { buffer.endLine(at: lineOrigin(span)) }
    try checkSize()
  }

  /// What leads the lines of an inclusion at this place: blanks, quotation marks as they are, the marks of items
  /// as blanks. Nil if anything else stands before it on its line.
  private func leadingMarks() -> [UInt8]? {
    let line = Array(buffer.currentLine)
    let blank = UInt8(ascii: " ")
    var lead: [UInt8] = []
    var index = 0
    func skip(_ condition: (UInt8) -> Bool) { while index < line.count, condition(line[index]) { index += 1 } }
    while index < line.count {
      let start = index
      var isBox = false
      var isFootnote = false
      switch line[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
      case UInt8(ascii: "["):
        skip { $0 != UInt8(ascii: "]") }
        index += 1
        isFootnote = index < line.count && line[index] == UInt8(ascii: ":")
        isBox = !isFootnote
        if isFootnote { index += 1 }
      case let byte where byte.isBlank || byte == UInt8(ascii: ">"):
        lead.append(byte)
        index += 1
        continue
      default:
        if line[index] == UInt8(ascii: "(") { index += 1 }
        skip { $0.isDigit || $0.isLetter }
        guard (1...9).contains(index - start), index < line.count,
          line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")")
        else { return nil }
        index += 1
      }
      guard index < line.count, line[index].isBlank else { return nil }
      index += 1
      // The box of a task is text of its item: what follows stands under the item. A footnote's lines stand in four.
      if !isBox { lead += Array(repeating: blank, count: isFootnote ? 4 : index - start) }
    }
    return lead
  }
}
