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
  /// Whether text is escaped for HTML wherever it is printed, as Jinja2's `autoescape` does.
  let escapesHTML: Bool
  /// Nil where there are data to merge.
  let rehearsal: Rehearsal?

  /// The template whose code is carried out, and its number in the merge.
  var template: Template
  var templateNumber: Int32 = 0
  private var templates: [Template] = []
  private var templateNumbers: [ObjectIdentifier: Int32] = [:]

  var environment: Environment
  var trace = Trace()
  var buffer = Buffer()
  var htmlState = HTMLState()
  var bindings: [Binding] = []
  var diagnostics: [Diagnostic] = []
  private var reported: Set<String> = []
  private var missingPaths: Set<String> = []
  /// What is missing at one place of a template, once for each item of a loop.
  private var absences: [Span: Absence] = [:]
  private var hasErrors = false
  /// How the code at hand was reached, outermost first.
  private var frames: [Frame] = []
  private var steps: Int
  private let mostSteps: Int
  private var depth = 0
  /// The blocks of the template and its parents.
  var family = Family()
  /// The block being written, for `super`.
  var currentBlock: (id: Int32, level: Int, scope: Environment?)?
  /// What a template said it extends, under `--jinja`.
  var parent: (name: Value, span: Span)?
  /// Outside of the blocks of a template that extends another nothing is shown.
  var isSilent = false
  /// Whether the next line end of template text goes with a line that vanished.
  var swallowsLineEnd = false
  /// The statement being carried out.
  var current = StatementID(index: 0)
  /// Scopes whose macros hold them: emptied at the end, so that nothing is left in memory.
  var definingScopes: [Environment] = []
  /// What stands for ``Expression/captured``.
  var captured: Value = .none

  /// Statements and expressions within one another, through calls: what the machine's stack must hold.
  private static let mostDepth = 4_000

  struct Family {
    /// For each name of a block, the templates that have it, the most derived first.
    var blocks: [Int32: [(template: Template, index: Int)]] = [:]
    var environment: Environment?
  }

  private struct Absence {
    /// Where in ``diagnostics`` the first of them is reported.
    let index: Int
    /// The paths of the next few, for a note.
    var paths: [String] = []
    var count = 0

    static let mostShown = 3

    var note: Diagnostic.Note? {
      guard count > 0 else { return nil }
      let shown = paths.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic.Note("and \(count) more here: \(shown)\(count > paths.count ? ", …" : "")")
    }
  }

  enum Flow { case onward, breakLoop, continueLoop }

  init(
    library: Library, data: Datum, html: [String: String], output: Output, settings: Settings,
    rehearsal: Rehearsal? = nil
  ) {
    self.library = library
    self.rehearsal = rehearsal
    root = data
    self.data = data.map ?? DatumMap()
    self.html = html
    self.output = output
    self.settings = settings
    escapesHTML = library.jinja?.escapesHTML ?? false
    wording = Wording(language: settings.language)
    steps = rehearsal?.steps ?? 0
    mostSteps = rehearsal == nil ? library.limits.steps : min(library.limits.steps, Rehearsal.mostSteps)
    environment = Environment(seesData: true)
    template = Template(name: "", source: Source(name: "", text: ""), syntax: Syntax(), isWhole: false)
  }

  /// `taken` are the data as the template takes them, if it says what it takes.
  func merge(_ template: Template, _ taken: TakenData?) -> Merging {
    for diagnostic in taken?.diagnostics ?? [] { add(diagnostic) }
    // With values of the wrong kind every place that reads them would fail too.
    if taken?.diagnostics.isEmpty ?? true {
      do throws(Failure) {
        try run(template, in: Environment(parent: environment))
      } catch { report(error) }
    }
    for absence in taken?.absences ?? [] { report(absence) }
    for absence in absences.values { if let note = absence.note { diagnostics[absence.index].notes.append(note) } }
    if template.isWhole, library.jinja == nil { buffer.normaliseEnd() }
    for scope in definingScopes { scope.removeAll() }
    rehearsal?.steps = steps
    let diagnostics = diagnostics.inReadingOrder()
    guard !hasErrors else { return Merging(merged: nil, diagnostics: diagnostics, trace: trace, root: root) }
    keepPrintedBindings()
    let merged = Merged(text: buffer.text, bindings: bindings, lines: output == .markdown ? lineSpans() : [])
    return Merging(merged: merged, diagnostics: diagnostics, trace: trace, root: root)
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
    var numbers: [Int?] = Array(repeating: nil, count: bindings.count)
    var printed: [Int] = []
    buffer.replacePlaceholders { index in
      guard index < numbers.count else { return index }
      let number = numbers[index] ?? printed.count
      if number == printed.count {
        numbers[index] = number
        printed.append(index)
      }
      return number
    }
    if !printed.elementsEqual(bindings.indices) { bindings = printed.map { bindings[$0] } }
  }
}

// MARK: - Templates, scopes, captures

extension Interpreter {
  /// Carries out a template that is entered: the main one, an include, a module.
  func run(_ template: Template, in scope: Environment) throws(Failure) {
    let outer = (self.template, templateNumber, environment, family, currentBlock, isSilent, parent)
    let way = frames.count
    defer {
      (self.template, templateNumber, environment, family, currentBlock, isSilent, parent) = outer
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
      parent = nil
      isSilent = outer.5 || current.syntax.parent != nil
      _ = try execute(current.syntax.body)
      next = nil
      if let parent = current.syntax.parent { try extend(parent.name) }
      if let parent {
        next = try load([parent.name], at: parent.span)
        frames.append(Frame(way: .parent(of: current.name), span: parent.span))
        if frames.count > library.limits.calls { throw callLimit(parent.span) }
      }
    }
  }

  /// Takes what an expression names as the parent of the template at hand, which shows nothing more of its own.
  func extend(_ expression: ExpressionID) throws(Failure) {
    let span = span(expression)
    if let parent {
      throw Failure(
        "extends-twice", "the template extends another already", at: .span(span),
        notes: [Diagnostic.Note("extended here", at: parent.span)], help: "a template has one parent")
    }
    parent = (try evaluate(expression), span)
    isSilent = true
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
      let loading = library.part(name)
      if let template = loading.template { return template }
      if library.parse(name) != nil {
        for diagnostic in loading.diagnostics { add(diagnostic) }
        throw .reported
      }
      if !trace.absentTemplates.contains(name) { trace.absentTemplates.append(name) }
    }
    if ignoringMissing { return nil }
    let diagnostic = library.unknown(written, at: span)
    throw Failure(diagnostic.id, diagnostic.message, at: .span(span), help: diagnostic.help)
  }

  /// Carries out code of another template, as seen from `span`.
  func within<Result>(
    _ template: Template, _ scope: Environment, _ way: Frame.Way, at span: Span,
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard frames.count < library.limits.calls else { throw callLimit(span) }
    let outer = (self.template, templateNumber, environment)
    frames.append(Frame(way: way, span: span))
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
      "call-limit", "macros, includes and blocks call one another more than \(library.limits.calls) deep",
      kind: .limit,
      at: .span(span), help: "look for a macro that calls itself")
  }

  /// What `work` writes, instead of writing it.
  func capture(_ work: () throws(Failure) -> Void) throws(Failure) -> Buffer {
    // What is written around it is exchanged for nothing, and back, and not copied.
    var (outer, outerState) = (Buffer(), HTMLState())
    swap(&buffer, &outer)
    swap(&htmlState, &outerState)
    let flags = (isSilent, swallowsLineEnd)
    (isSilent, swallowsLineEnd) = (false, false)
    defer {
      swap(&buffer, &outer)
      swap(&htmlState, &outerState)
      (isSilent, swallowsLineEnd) = flags
    }
    try work()
    let captured = buffer
    try spend(captured.weight)
    return captured
  }

  /// What was captured, as a value: Markdown, HTML, or plain text.
  func value(of piece: Buffer) -> Value {
    switch output {
    case .markdown: Value(.fragment(Fragment(piece)))
    case .html: Value(.html(SafeHTML(text: piece.text, isGiven: false)))
    case .text: escapesHTML ? Value(.html(SafeHTML(text: piece.text, isGiven: false))) : .text(piece.text)
    }
  }
}

// MARK: - Steps and failures

extension Interpreter {
  func spend(_ count: Int) throws(Failure) {
    steps += count
    guard steps <= mostSteps else {
      throw Failure(
        "step-limit", "the template takes more than \(mostSteps) steps", kind: .limit,
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

  func checkNesting(_ value: Value) throws(Failure) {
    guard value.nesting <= Value.mostNesting else {
      throw Failure(
        "nesting-limit", "values are nested more than \(Value.mostNesting) deep", kind: .limit)
    }
  }

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

  /// Whether a path was complained of as missing, at any place.
  func hasReported(missing path: String) -> Bool { missingPaths.contains(path) }

  /// Reports a failure, with the way that led to it.
  func report(_ failure: Failure) {
    if rehearsal != nil, !failure.isOfPlace { return }
    var severity = Diagnostic.Severity.error
    switch failure.kind {
    case .reported: return
    case .missing: if settings.draft { severity = .note }
    case .mistake, .limit: break
    }
    if case .missing(let path) = failure.kind, !settings.draft, let span = failure.span {
      missingPaths.insert(path)
      if absences[span] == nil {
        absences[span] = Absence(index: diagnostics.count)
      } else {
        guard reported.insert("\(span) \(path)").inserted else { return }
        absences[span]?.count += 1
        if absences[span]?.paths.count ?? 0 < Absence.mostShown { absences[span]?.paths.append(path) }
        return
      }
      reported.insert("\(span) \(path)")
    }
    // A recursion is as long as the limit; its ends tell enough.
    var way = frames.reversed().map(\.note)
    if way.count > 6 { way = way.prefix(3) + way.suffix(2) }
    add(
      Diagnostic(
        severity, failure.id, failure.message, at: failure.span, notes: failure.notes + way, help: failure.help))
  }
}
