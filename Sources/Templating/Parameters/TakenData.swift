import Diagnostics

/// Data as a template takes them: each value of the kind that is declared, defaults filled in.
struct TakenData {
  let data: Datum
  let diagnostics: [Diagnostic]
  let absences: [Taking.Absence]

  init(_ data: Datum, for parameters: Parameters) {
    var taking = Taking()
    self.data = parameters.all.reduce(data) { taking.take($0, as: $1) }
    diagnostics = taking.mismatches.map { mismatch in
      Diagnostic(
        .error, "wrong-parameter", mismatch.message, at: mismatch.span ?? mismatch.parameter.span,
        notes: mismatch.parameter.notes, help: mismatch.parameter.help)
    }
    absences = taking.absences
  }
}

extension Taking.Mismatch {
  var message: String { "`\(path)` is \(kind), and the template takes \(needed.phrase)" }
}

extension Parameter {
  var notes: [Diagnostic.Note] { [Diagnostic.Note("declared here", at: span)] }
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
