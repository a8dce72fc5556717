package import Diagnostics
import Synchronization

/// A file of templates as a library is given it.
package struct TemplateText: Sendable {
  package let source: Source
  /// What stands before the template: `takes:` in it says what the template takes.
  package let frontMatter: Datum?
  /// The byte at which the template begins, behind the front matter.
  package let bodyStart: Int
  /// What is wrong with the front matter.
  package let diagnostics: [Diagnostic]

  package init(
    _ source: Source, frontMatter: Datum? = nil, bodyStart: Int = 0, diagnostics: [Diagnostic] = []
  ) {
    self.source = source
    self.diagnostics = diagnostics
    self.frontMatter = frontMatter
    self.bodyStart = min(bodyStart, source.bytes.count)
  }
}

/// The templates of a workspace, by name; each is parsed once.
///
/// What can be known of a template without data is known when it is loaded, in branches never taken too: its
/// syntax, the names of filters, tests, functions and macros, the templates it names, its blocks.
package final class Library: Sendable {
  private let read: @Sendable (String) -> TemplateText?
  /// The names of all templates there are, as far as they are known: for suggestions.
  private let known: @Sendable () -> [String]
  private let help: @Sendable (String) -> String?
  /// How Jinja2 would be set up; nil for the templates of documents and layouts.
  let jinja: Jinja?
  let limits: Limits
  let names: NameTable
  let deepStacks = DeepStacks()
  /// The name `loop`, which every loop sets.
  let loopName: Int32
  private let parsed = Mutex<[String: Parsing?]>([:])
  private let loaded = Mutex<[String: Loading]>([:])
  private let loadedParts = Mutex<[String: Loading]>([:])
  /// Templates looked at with others, without a finding.
  private let checked = Mutex<Set<String>>([])

  /// A template, or why there is none.
  package struct Loading: Sendable {
    package let template: Template?
    package let diagnostics: [Diagnostic]
    /// The template and all that it and they name, as far as that is known without data.
    package var names: Set<String> = []
  }

  /// A template by itself, before anything it names was looked at.
  struct Parsing: Sendable {
    let template: Template
    let diagnostics: [Diagnostic]
  }

  /// - Parameters:
  ///   - known: the names there are, for suggestions.
  ///   - help: what to do where there is no template of a name; nil where the nearest name says enough.
  ///   - jinja: how Jinja2 would be set up; nil for the templates of documents and layouts.
  ///   - read: the text of a template; nil if there is none of this name.
  package init(
    known: @escaping @Sendable () -> [String] = { [] }, help: @escaping @Sendable (String) -> String? = { _ in nil },
    jinja: Jinja? = nil, limits: Limits = Limits(),
    read: @escaping @Sendable (String) -> TemplateText?
  ) {
    self.read = read
    self.help = help
    self.known = known
    self.jinja = jinja
    self.limits = limits
    names = NameTable()
    loopName = names.id(of: "loop")
  }

  /// The template of this name with all it names, checked.
  package func template(_ name: String) -> Loading {
    if let known = loaded.withLock({ $0[name] }) { return known }
    let loading = load { library in
      guard let parsing = library.parse(name) else {
        return Loading(template: nil, diagnostics: [library.unknown([name], at: nil)])
      }
      return check(parsing, in: library)
    }
    loaded.withLock { $0[name] = loading }
    return loading
  }

  /// Expressions are read by functions that call each other: they need a stack as deep as what is nested.
  private func load(_ work: @escaping @Sendable (Library) -> Loading) -> Loading {
    deepStacks.run { [self] in work(self) } ?? Loading(template: nil, diagnostics: [])
  }

  /// A template of a merge under way: which names it sees is known only there.
  func part(_ name: String) -> Loading {
    if let known = loadedParts.withLock({ $0[name] }) { return known }
    guard let parsing = parse(name) else {
      return Loading(template: nil, diagnostics: [unknown([name], at: nil)])
    }
    let isChecked = checked.withLock { $0.contains(name) }
    let loading =
      isChecked
      ? Loading(template: parsing.template, diagnostics: []) : check(parsing, in: self, isPart: true)
    loadedParts.withLock { $0[name] = loading }
    return loading
  }

  /// A template that is a piece of another file, such as a text of its front matter: it is rendered without the
  /// line end that files end in.
  package func template(in source: Source, range: Range<Int>) -> Loading {
    load { check($0.parse(TemplateText(source), range, name: source.name, isWhole: false), in: $0) }
  }

  /// A template that stands in no library, such as the standard input.
  package func template(of text: TemplateText) -> Loading {
    load {
      check($0.parse(text, text.bodyStart..<text.source.bytes.count, name: text.source.name, isWhole: true), in: $0)
    }
  }

  /// Remembers templates that need not be looked at again.
  func keepChecked(_ names: Set<String>) { checked.withLock { $0.formUnion(names) } }

  /// The complaint that there is none of these templates.
  func unknown(_ names: [String], at span: Span?) -> Diagnostic {
    let meant = names.lazy.compactMap { self.meant(by: $0) }.first
    return Diagnostic(
      .error, "unknown-template", "there is no template `\(names.joined(separator: "` or `"))`", at: span,
      help: names.lazy.compactMap(help).first ?? meant.map { "did you mean `\($0)`?" })
  }

  /// The template of this file name in another folder, or the one whose name is nearest.
  private func meant(by name: String) -> String? {
    let known = known()
    func file(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }
    return known.sorted().first { file($0) == file(name) } ?? nearest(to: name, among: known)
      ?? nearest(to: String(file(name)), among: known.map { String(file($0)) }).flatMap { near in
        known.sorted().first { file($0) == near }
      }
  }

  func parse(_ name: String) -> Parsing? {
    if let known = parsed.withLock({ $0[name] }) { return known }
    let parsing: Parsing? =
      if Self.isSafe(name), let text = read(name) {
        parse(text, text.bodyStart..<text.source.bytes.count, name: name, isWhole: true)
      } else {
        nil
      }
    parsed.withLock { $0[name] = .some(parsing) }
    return parsing
  }

  /// No name leads out of the roots.
  private static func isSafe(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.contains("\\") && !name.split(separator: "/").contains("..")
      && !name.utf8.contains(0)
  }

  private func parse(_ text: TemplateText, _ range: Range<Int>, name: String, isWhole: Bool) -> Parsing {
    let source = text.source
    if let diagnostic = Self.unreadable(source) {
      let template = Template(name: name, source: source, syntax: Syntax(), isWhole: isWhole)
      return Parsing(template: template, diagnostics: [diagnostic])
    }
    let isMarkdown = jinja == nil && isWhole && source.name.hasSuffix(".md")
    var parser = Parser(
      source, body: withoutLastLineEnd(range, of: source), names: names, jinja: jinja, limits: limits,
      isMarkdown: isMarkdown)
    parser.run()
    var diagnostics = text.diagnostics
    let parameters = text.frontMatter.flatMap { Parameters($0, &diagnostics) }
    let template = Template(
      name: name, source: source, syntax: parser.syntax, isWhole: isWhole, calls: parser.calls, parameters: parameters)
    return Parsing(template: template, diagnostics: diagnostics + parser.diagnostics)
  }
}

extension Library {
  /// Jinja2 takes one line end off the end of a template.
  private func withoutLastLineEnd(_ range: Range<Int>, of source: Source) -> Range<Int> {
    guard let jinja, !jinja.keepsTrailingNewline, source.bytes[range].last == .lineFeed else { return range }
    let end = range.upperBound - 1
    let isPair = end > range.lowerBound && source.bytes[end - 1] == .carriageReturn
    return range.lowerBound..<(isPair ? end - 1 : end)
  }

  /// Why a source cannot be a template at all; nil if it can.
  private static func unreadable(_ source: Source) -> Diagnostic? {
    guard source.bytes.count < Int(Int32.max) else {
      return Diagnostic(.error, "template-too-large", "a template has at most 2 GiB", at: Span(source, 0..<0))
    }
    guard String(validating: source.bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = source.bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &bytes) { offset += scalar.count }
    return Diagnostic(
      .error, "not-utf8", "the template is not UTF-8", at: Span(source, offset..<offset + 1),
      help: "save it as UTF-8")
  }
}
