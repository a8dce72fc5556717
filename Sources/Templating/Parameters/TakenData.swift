import Diagnostics

/// Data as a template takes them: each value of the kind that is declared, defaults filled in.
struct TakenData {
  /// A value that the template takes and that is not there.
  struct Absence {
    let parameter: Parameter
    /// With the numbers of items: `stages[1].title`.
    let path: String
    let key: String
    /// What it would stand in.
    let parent: Datum
  }

  private(set) var data: Datum
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var absences: [Absence] = []

  init(_ data: Datum, for parameters: Parameters) {
    self.data = data
    for parameter in parameters.all {
      self.data = taken(self.data, parameter.path[...], "", of: parameter)
    }
  }

  private mutating func taken(
    _ datum: Datum, _ path: ArraySlice<String>, _ written: String, of parameter: Parameter
  ) -> Datum {
    var copy = datum
    guard let key = path.first else {
      if let content = parameter.kind.content(of: datum) {
        copy.content = content
      } else {
        report(datum, written, parameter)
      }
      return copy
    }
    switch datum.content {
    case .list(let items) where key == Parameter.items:
      copy.content = .list(
        items.enumerated().map { taken($1, path.dropFirst(), "\(written)[\($0)]", of: parameter) })
    case .map(var map) where key != Parameter.items:
      let inner = written.isEmpty ? key : "\(written).\(key)"
      if let value = map[key], !value.isNone || !parameter.isRequired {
        map[key] = taken(value, path.dropFirst(), inner, of: parameter)
      } else if let fallback = parameter.fallback {
        map[key] = fallback
      } else if parameter.isRequired {
        absences.append(Absence(parameter: parameter, path: inner, key: key, parent: datum))
      }
      copy.content = .map(map)
    case .none, .withheld: break
    default: report(datum, written, parameter, needed: key == Parameter.items ? .list : .map)
    }
    return copy
  }

  private mutating func report(
    _ datum: Datum, _ path: String, _ parameter: Parameter, needed: Parameter.Kind? = nil
  ) {
    let needed = needed ?? parameter.kind
    diagnostics.append(
      Diagnostic(
        .error, "wrong-parameter", "`\(path)` is \(Value(plain: datum).kind), and the template takes \(needed.phrase)",
        at: datum.span ?? parameter.span, notes: [Diagnostic.Note("declared here", at: parameter.span)],
        help: parameter.help))
  }
}

extension TakenData {
  /// Data that were given for a template and that it does not take; a misspelt name is found by it.
  static func surplus(_ data: Datum, for parameters: Parameters) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    // A stack of its own: data may nest deeper than the machine's.
    var pending: [(datum: Datum, path: [String])] = [(data, [])]
    while let (datum, path) = pending.popLast() {
      // What is taken as a whole is taken with all it holds.
      if parameters.takesWhole(path) { continue }
      switch datum.content {
      case .list(let items): pending += items.map { ($0, path + [Parameter.items]) }
      case .map(let map):
        for entry in map.entries {
          let inner = path + [entry.key]
          if parameters.covers(inner) {
            pending.append((entry.value, inner))
          } else {
            let known = parameters.all.filter {
              $0.path.count > path.count && Array($0.path.prefix(path.count)) == path
            }
            let near = nearest(to: entry.key, among: known.map { $0.path[path.count] })
            diagnostics.append(
              Diagnostic(
                .warning, "not-taken", "the template takes no `\(Parameter.text(inner))`",
                at: entry.keySpan ?? entry.value.span,
                help: near.map { "did you mean `\($0)`?" } ?? "declare it under `takes:`, or leave it out"))
          }
        }
      default: break
      }
    }
    return diagnostics.inReadingOrder()
  }
}
