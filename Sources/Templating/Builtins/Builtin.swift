import Diagnostics
import Values

/// The arguments of a built-in, as its code sees them.
struct Invocation {
  let interpreter: Interpreter
  /// What stands before the `|` or the `is`.
  var input: Value
  /// In the order of the declaration; nil where none was given.
  var arguments: [Value?]
  /// Beyond the declared ones.
  var more: [Value] = []
  var named: [(name: String, value: Value)] = []
}

/// How a built-in is called, written once, as the manual shows it: `truncate(length, end="…")`.
struct Signature: Sendable {
  struct Parameter: Sendable {
    let name: String
    let isRequired: Bool
  }

  /// As it was declared, with the marks of what may be left out.
  let declaration: String
  /// As messages show it.
  let text: String
  let name: String
  let parameters: [Parameter]
  /// How many of them may be given without their name: those before `*values`.
  let positionalCount: Int
  /// `*values` and `**values`.
  let takesMore: Bool
  let takesNamed: Bool

  /// Parameters with `=` have a default, those with `?` may be left out, `*a` and `**a` take any number.
  init(_ text: String) {
    declaration = text
    self.text = text.replacing("?", with: "")
    let parts = text.split(separator: "(", maxSplits: 1)
    name = String(parts[0])
    let list = parts.count > 1 ? Self.pieces(parts[1].dropLast()) : []
    takesMore = list.contains { $0.hasPrefix("*") && !$0.hasPrefix("**") }
    takesNamed = list.contains { $0.hasPrefix("**") }
    positionalCount = list.firstIndex { $0.hasPrefix("*") } ?? list.count
    parameters = list.filter { !$0.hasPrefix("*") }.map { part in
      let isOptional = part.contains("=") || part.hasSuffix("?")
      return Parameter(name: String(part.prefix { $0 != "=" && $0 != "?" }), isRequired: !isOptional)
    }
  }
}

extension Signature {
  /// What stands between commas, those within quotation marks not counted.
  private static func pieces(_ text: Substring) -> [String] {
    var pieces = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        pieces.append("")
      } else if character != " " || isQuoted {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }
}

/// What is said of a call that is not as the signature says: when it is loaded and when it is carried out.
extension Signature {
  private var help: String { "it is written `\(text)`" }

  func surplus(at place: Failure.Place = .itself) -> Failure {
    Failure("argument-count", "`\(name)` takes \(mostArguments(positionalCount))", at: place, help: help)
  }

  func unknown(_ word: String, at place: Failure.Place = .itself) -> Failure {
    Failure("unknown-argument", "`\(name)` has no argument `\(word)`", at: place, help: help)
  }

  func givenTwice(_ word: String, at place: Failure.Place = .itself) -> Failure {
    Failure("duplicate-argument", "`\(word)` is given twice", at: place)
  }

  func lacking(_ parameter: Parameter, at place: Failure.Place = .itself) -> Failure {
    Failure("argument-count", "`\(name)` needs `\(parameter.name)`", at: place, help: help)
  }
}

/// The most arguments a call may have, in words.
func mostArguments(_ count: Int) -> String {
  count == 0 ? "no arguments" : "at most \(count == 1 ? "one argument" : "\(count) arguments")"
}

/// A template and what comes of it, for the manual and the tests.
struct Example: Sendable {
  /// What the template makes; ``jinja`` makes text under `--jinja`.
  enum Use { case text, html, jinja }

  let template: String
  /// Templates that it names.
  let files: [(name: String, text: String)]
  let result: String
  let use: Use

  init(
    _ template: String, _ result: String, in use: Use = .text, files: [(name: String, text: String)] = []
  ) {
    self.template = template
    self.files = files
    self.result = result
    self.use = use
  }
}

/// What stands behind a `|`.
///
/// A class, as a test is: it is looked up at every use, and a reference is copied for nothing.
final class Filter: Sendable {
  let signature: Signature
  /// One sentence for the manual.
  let summary: String
  let example: Example
  /// Whether a missing value is what it is for.
  let takesUndefined: Bool
  /// Whether it may be used on Markdown this engine has made.
  let takesFragments: Bool
  /// Its first argument beyond the declared ones names a filter or a test.
  let takesName: NameKind?
  /// Where HTML stays HTML in it: which of its arguments are escaped then. Nil where HTML becomes text.
  let escapedArguments: [Int]?
  /// Whether there is no use for it but under `--jinja`.
  let isForJinja: Bool
  let apply: @Sendable (Invocation) throws(Failure) -> Value

  enum NameKind { case filter, test }

  init(
    _ signature: String, _ summary: String, _ example: Example, takesUndefined: Bool = false,
    takesFragments: Bool = false, takesName: NameKind? = nil, escapedArguments: [Int]? = nil, isForJinja: Bool = false,
    _ apply: @escaping @Sendable (Invocation) throws(Failure) -> Value
  ) {
    self.signature = Signature(signature)
    self.summary = summary
    self.example = example
    self.takesUndefined = takesUndefined
    self.takesFragments = takesFragments
    self.takesName = takesName
    self.escapedArguments = escapedArguments
    self.isForJinja = isForJinja
    self.apply = apply
  }

  var name: String { signature.name }

  static let all: [Filter] =
    textFilters + listFilters + numberFilters + valueFilters + documentFilters
    + markupFilters

  private static let aliases = ["d": "default", "count": "length", "e": "escape"]
  private static let indices = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  /// `inJinja` says whether the template is one of `--jinja`.
  static func index(of name: String, inJinja: Bool) -> Int? {
    indices[aliases[name] ?? name].flatMap { inJinja || !all[$0].isForJinja ? $0 : nil }
  }

  /// What is said of a filter that there is not.
  static func unknown(_ word: String) -> (message: String, help: String?) {
    if let (message, help) = leftOut[word] { return (message, help) }
    if let name = habits[word] { return ("`\(word)` is written `\(name)` here", "write `|\(name)`") }
    let near = nearest(to: word, among: all.filter { !$0.isForJinja }.map(\.name) + habits.keys)
    return ("there is no filter `\(word)`", near.map { "did you mean `\(habits[$0] ?? $0)`?" })
  }

  static func otherNames(of name: String) -> [String] { aliases.filter { $0.value == name }.keys.sorted() }

  /// What other engines call a filter, with its name here.
  static let habits = [
    "upcase": "upper", "uppercase": "upper", "downcase": "lower", "lowercase": "lower", "titlecase": "title",
    "strip": "trim", "size": "length", "len": "length", "currency": "money", "json": "tojson", "to_json": "tojson",
    "slugify": "slug", "sortby": "sort", "sort_by": "sort", "group_by": "groupby", "uniq": "unique",
    "url_encode": "urlencode", "truncatechars": "truncate",
  ]

  /// Filters of Jinja and of other engines that are left out, with what to use.
  static let leftOut: [String: (message: String, help: String)] = [
    "pprint": ("`pprint` is left out", "use `tojson`"),
    "xmlattr": ("`xmlattr` is left out", "write the attributes: `name=\"{{ value }}\"`"),
    "random": ("`random` is left out: the same input gives the same document", "choose one yourself"),
    "strftime": ("`strftime` is written `date` here", "write `|date(\"d MMMM y\")`"),
    "safe": (
      "`safe` is left out: a value in a document is text, and shows as it was written",
      "write the marks in the template, or `|markdown` for a text that is meant as Markdown"
    ),
    "raw": ("`raw` is left out: a value is never read as Markdown", "use `|markdown` for a text that is meant so"),
    "linebreaks": ("`linebreaks` is left out: a line end in a value is one on the page", "take it out"),
    "pluralize": ("`pluralize` is written `plural` here", "write `|plural(\"day\", \"days\")`"),
    "autoescape": ("`autoescape` is left out: escaping follows the type of the file", "take it out"),
  ]
}

/// What stands behind `is`.
final class Test: Sendable {
  let signature: Signature
  let summary: String
  let example: Example
  let takesUndefined: Bool
  /// Whether there is no use for it but under `--jinja`.
  let isForJinja: Bool
  let holds: @Sendable (Invocation) throws(Failure) -> Bool

  init(
    _ signature: String, _ summary: String, _ example: Example, takesUndefined: Bool = false, isForJinja: Bool = false,
    _ holds: @escaping @Sendable (Invocation) throws(Failure) -> Bool
  ) {
    self.signature = Signature(signature)
    self.summary = summary
    self.example = example
    self.takesUndefined = takesUndefined
    self.isForJinja = isForJinja
    self.holds = holds
  }

  var name: String { signature.name }

  private static let aliases = [
    "==": "eq", "equalto": "eq", "!=": "ne", "<": "lt", "lessthan": "lt", "<=": "le", ">": "gt", "greaterthan": "gt",
    ">=": "ge",
  ]
  private static let indices = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  /// `inJinja` says whether the template is one of `--jinja`.
  static func index(of name: String, inJinja: Bool) -> Int? {
    indices[aliases[name] ?? name].flatMap { inJinja || !all[$0].isForJinja ? $0 : nil }
  }

  /// What is said of a test that there is not.
  static func unknown(_ word: String) -> (message: String, help: String?) {
    if let (message, help) = leftOut[word] { return (message, help) }
    let near = nearest(to: word, among: all.filter { !$0.isForJinja }.map(\.name))
    return ("there is no test `\(word)`", near.map { "did you mean `\($0)`?" })
  }

  static func otherNames(of name: String) -> [String] { aliases.filter { $0.value == name }.keys.sorted() }

  static let leftOut: [String: (message: String, help: String)] = [
    "callable": ("`callable` is left out", "macros and functions are known by name"),
    "startswith": ("`startswith` is written `startingwith` here", "write `is startingwith`"),
    "endswith": ("`endswith` is written `endingwith` here", "write `is endingwith`"),
    "empty": ("`empty` is written `not` here", "write `if not x`"),
    "null": ("`null` is written `none` here", "write `is none`"),
  ]
}

/// What is called by its name.
struct Function: Sendable {
  let signature: Signature
  let summary: String
  let example: Example
  let apply: @Sendable (Invocation) throws(Failure) -> Value

  init(
    _ signature: String, _ summary: String, _ example: Example,
    _ apply: @escaping @Sendable (Invocation) throws(Failure) -> Value
  ) {
    self.signature = Signature(signature)
    self.summary = summary
    self.example = example
    self.apply = apply
  }

  var name: String { signature.name }

  private static let indices = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  static func index(of name: String) -> Int? { indices[name] }

  static let leftOut: [String: (message: String, help: String)] = [
    "lipsum": ("`lipsum` is left out", "write the text"),
    "now": ("`now` is left out: pages carry a day and no time", "use `today`"),
    "date": ("`date` is a filter", "write `day|date`"),
    "url_for": ("`url_for` is left out", "write the address"),
    "_": ("`_` is left out", "print a word of the language's word list: `{{ words.… }}`"),
  ]
}

// MARK: - Reading arguments

extension Invocation {
  /// The span to look at data from, where a built-in goes through them; the failure is located by the caller.
  var place: Span { interpreter.place }

  var isJinja: Bool { interpreter.library.jinja != nil }

  func wrongKind(_ what: String, _ value: Value, at place: Failure.Place, help: String? = nil) -> Failure {
    Failure("wrong-kind", "\(what) is needed, not \(value.kind)", at: place, help: help)
  }

  func text() throws(Failure) -> String {
    switch input.content {
    case .text(let text): return text
    case .integer, .number, .money, .share, .day, .length, .time: return try interpreter.printed(input, place)
    case .html(let html): return html.text
    case .markdown(let markdown): return markdown.text
    default: throw wrongKind("text", input, at: .input)
    }
  }

  func number() throws(Failure) -> Number {
    guard let number = input.number else { throw wrongKind("a number", input, at: .input) }
    return number
  }

  func items() throws(Failure) -> [Value] {
    guard let items = try interpreter.optionalItems(of: input, at: place) else {
      throw wrongKind("a list", input, at: .input)
    }
    return items
  }

  func text(_ index: Int) throws(Failure) -> String? {
    guard let value = arguments[index] else { return nil }
    switch value.content {
    case .none: return nil
    case .text(let text): return text
    case .html(let html): return html.text
    case .integer(let integer): return String(integer)
    default: throw wrongKind("text", value, at: .argument(index))
    }
  }

  func integer(_ index: Int) throws(Failure) -> Int? {
    guard let value = arguments[index], !value.isNone else { return nil }
    guard case .integer(let integer) = value.content else {
      throw wrongKind("a whole number", value, at: .argument(index))
    }
    return integer
  }

  /// A whole number that decides how much is written, and so is capped.
  func size(_ index: Int) throws(Failure) -> Int? {
    guard let size = try integer(index) else { return nil }
    guard (0...100_000).contains(size) else {
      throw Failure("wrong-value", "a size is between 0 and 100000", at: .argument(index))
    }
    return size
  }

  func flag(_ index: Int) -> Bool? { arguments[index].map(\.isTrue) }
}
