import Diagnostics

/// What included templates take, and what none was given.
extension Interpreter {
  /// Gives an included template what it sees as it takes it, and its defaults. What is missing within a value comes
  /// back: it is reported unless the template asks for it.
  ///
  /// With values of the wrong kind every place that reads them would fail too: the template is left out.
  func take(_ parameters: Parameters, in scope: Environment, at span: Span) throws(Failure) -> [Taking.Absence] {
    var taking = Taking()
    for parameter in parameters.all {
      guard let name = parameter.path.first else { continue }
      let id = library.names.id(of: name)
      let given = scope.find(id)
      let position = given == nil && scope.seesData ? data.position(of: name) : nil
      let datum = position.map { data.entries[$0].value }
      if given == nil, datum == nil || datum?.isNone == true && parameter.isRequired {
        if let fallback = parameter.fallback {
          scope.set(id, name, to: Value(plain: fallback))
        } else if parameter.isRequired, !settings.draft {
          report(failure(ofMissing: parameter, at: span))
          scope.set(id, name, to: Value(.undefined(Missing(.reported, name, span))))
        }
      } else if let value = given ?? datum.map({ Value(plain: $0) }),
        var converted = taking.take(value, at: trace.path(value.trail, in: root) ?? name, as: parameter)
      {
        if let position {
          converted.trail = trace.child(of: Trace.root, at: position, of: data.entries.count)
        }
        scope.set(id, name, to: converted)
      }
    }
    for mismatch in taking.mismatches {
      report(
        Failure(
          "wrong-parameter", mismatch.message, at: .span(span), notes: mismatch.parameter.notes,
          help: mismatch.parameter.help))
    }
    guard taking.mismatches.isEmpty else { throw .reported }
    return taking.absences
  }

  private func failure(ofMissing parameter: Parameter, at span: Span) -> Failure {
    Failure(
      "missing-value", "`\(parameter.text)` is missing, which the template takes", kind: .missing(parameter.text),
      at: .span(span), notes: parameter.notes, help: parameter.help)
  }

  /// Reports what the template takes and was not given, but for what it asked for in vain: that has been reported
  /// where it was asked for.
  ///
  /// - Parameter inclusion: where the template is included; nil for the one that is merged.
  func report(_ absence: Taking.Absence, at inclusion: Span? = nil) {
    let parameter = absence.parameter
    guard !hasReported(missing: absence.path), !settings.draft else { return }
    let place = absence.parent?.span.map { Span($0.source, $0.start..<min($0.start + 1, $0.end)) }
    let near = nearest(to: absence.key, among: absence.parent?.map?.keys ?? []).map { "did you mean `\($0)`?" }
    report(
      Failure(
        "missing-value", "`\(absence.path)` is missing, which the template takes", kind: .missing(absence.path),
        at: (inclusion ?? parameter.span).map { .span($0) } ?? .itself,
        notes: (inclusion == nil ? [] : parameter.notes)
          + (place.map { [Diagnostic.Note("`\(absence.key)` would stand here", at: $0)] } ?? []),
        help: near ?? parameter.help))
  }
}
