import Diagnostics

/// All that a template takes: `takes:` in its front matter.
///
/// ```yaml
/// takes:
///   client.name: text
///   rate: { type: money, default: 100.00 EUR, help: what an hour costs }
///   stages: list
///   stages[].title: { type: text, required: no }
/// ```
struct Parameters: Sendable {
  private(set) var all: [Parameter] = []

  /// What `frontMatter` declares; nil if it says nothing of what the template takes.
  init?(_ frontMatter: Datum, _ diagnostics: inout [Diagnostic]) {
    guard let entry = frontMatter.map?.entry("takes") else { return nil }
    guard let map = entry.value.map else {
      guard !entry.value.isNone else { return }
      let example = "write `takes:` and below it lines such as `client.name: text`"
      diagnostics.append(
        Diagnostic(
          .error, "bad-parameter", "what a template takes is a map, not \(entry.value.kind)", at: entry.value.span,
          help: example))
      return
    }
    for entry in map.entries { if let parameter = Self.parameter(entry, &diagnostics) { all.append(parameter) } }
  }

  /// The names that stand before the first point.
  var names: [String] { all.compactMap(\.path.first) }

  /// Those that lead from a name on.
  func parameters(of name: String) -> [Parameter] { all.filter { $0.path.first == name } }

  /// Whether reading a path reads something that is declared: the thing itself, what it is part of, or a part of it
  /// where its parts are not declared one by one.
  func covers(_ path: [String]) -> Bool {
    all.contains { parameter in
      Self.overlap(parameter.path, path)
        && (path.count <= parameter.path.count || !all.contains { $0.isPart(of: parameter) })
    }
  }

  /// Whether a path is declared and none of its parts.
  func takesWhole(_ path: [String]) -> Bool {
    all.contains { parameter in parameter.path == path && !all.contains { $0.isPart(of: parameter) } }
  }

  static func overlap(_ a: [String], _ b: [String]) -> Bool { zip(a, b).allSatisfy { $0 == $1 } }
}

extension Parameter {
  fileprivate func isPart(of other: Parameter) -> Bool {
    path.count > other.path.count && Parameters.overlap(path, other.path)
  }
}

// MARK: - Reading the front matter

extension Parameters {
  private static func parameter(_ entry: DatumMap.Entry, _ diagnostics: inout [Diagnostic]) -> Parameter? {
    func report(_ message: String, _ span: Span?, help: String? = nil) {
      diagnostics.append(Diagnostic(.error, "bad-parameter", message, at: span ?? entry.keySpan, help: help))
    }
    guard let path = Parameter.path(entry.key) else {
      report("`\(entry.key)` is no path of a value", entry.keySpan, help: "write `client.name` or `stages[].title`")
      return nil
    }
    let details = entry.value.map
    for detail in details?.entries ?? [] where !["type", "required", "default", "help"].contains(detail.key) {
      let near = nearest(to: detail.key, among: ["type", "required", "default", "help"])
      report(
        "a parameter has no `\(detail.key)`", detail.keySpan,
        help: near.map { "did you mean `\($0)`?" } ?? "it has `type`, `required`, `default` and `help`")
    }
    let type = details == nil ? entry.value : details?["type"]
    var kind = Parameter.Kind.any
    if let type {
      let words = Parameter.Kind.allCases.map(\.rawValue)
      if let known = type.text.flatMap(Parameter.Kind.init) {
        kind = known
      } else {
        let near = type.text.flatMap { nearest(to: $0, among: words) }
        report(
          "there is no type \(type.text.map { "`\($0)`" } ?? "of this kind")", type.span,
          help: near.map { "did you mean `\($0)`?" } ?? "the types are \(words.joined(separator: ", "))")
      }
    }
    var fallback = details?["default"]
    if let given = fallback {
      if path.count > 1 {
        report(
          "a default stands for a whole name, not for `\(entry.key)`", given.span,
          help: "take it out, and write `|default(…)` where it is printed")
        fallback = nil
      } else if let content = kind.content(of: given) {
        fallback?.content = content
      } else {
        report("the default is \(given.kind), and the type is `\(kind.rawValue)`", given.span)
        fallback = nil
      }
      fallback?.audience = .client
    }
    var isRequired = fallback == nil
    if let word = details?["required"] {
      if case .bool(let bool)? = Parameter.Kind.boolean.content(of: word) {
        isRequired = bool
      } else {
        report("`required` is yes or no", word.span)
      }
    }
    return Parameter(
      path: path, kind: kind, isRequired: isRequired, fallback: fallback, help: details?["help"]?.text,
      span: entry.keySpan)
  }
}
