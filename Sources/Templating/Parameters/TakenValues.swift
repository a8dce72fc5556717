import Diagnostics

/// What included templates take, and what none was given.
extension Interpreter {
  /// Looks whether an included template is given what it takes; fills in its defaults.
  func take(_ parameters: Parameters, in scope: Environment, at span: Span) {
    for parameter in parameters.all where parameter.path.count == 1 {
      let name = parameter.path[0]
      let id = library.names.id(of: name)
      let given = scope.find(id)
      let datum = given == nil && scope.seesData ? data[name] : nil
      if given == nil, datum == nil || datum?.isNone == true && parameter.isRequired {
        if let fallback = parameter.fallback {
          scope.set(id, name, to: Value(plain: fallback))
        } else if parameter.isRequired, !settings.draft {
          report(failure(of: parameter, "missing-value", "is missing, which the template takes", at: span))
          scope.set(id, name, to: Value(.undefined(Missing(.reported, name, span))))
        }
      } else if let value = given ?? datum.map({ Value(plain: $0) }), !value.isOf(parameter.kind) {
        report(
          failure(
            of: parameter, "wrong-parameter",
            "is \(value.kind), and the template takes \(parameter.kind.phrase)", at: span))
      }
    }
  }

  private func failure(of parameter: Parameter, _ id: String, _ message: String, at span: Span) -> Failure {
    Failure(
      id, "`\(parameter.text)` \(message)", kind: id == "missing-value" ? .missing(parameter.text) : .mistake,
      at: .span(span), notes: [Diagnostic.Note("declared here", at: parameter.span)], help: parameter.help)
  }

  /// Reports what the template takes and was not given, but for what it asked for in vain: that has been reported
  /// where it was asked for.
  func report(_ absence: TakenData.Absence) {
    let parameter = absence.parameter
    guard !hasReported(missing: absence.path), !settings.draft else { return }
    let place = absence.parent.span.map { Span($0.source, $0.start..<min($0.start + 1, $0.end)) }
    let near = nearest(to: absence.key, among: absence.parent.map?.keys ?? []).map { "did you mean `\($0)`?" }
    report(
      Failure(
        "missing-value", "`\(absence.path)` is missing, which the template takes", kind: .missing(absence.path),
        at: parameter.span.map { .span($0) } ?? .itself,
        notes: place.map { [Diagnostic.Note("`\(absence.key)` would stand here", at: $0)] } ?? [],
        help: near ?? parameter.help))
  }
}

extension Value {
  /// Whether the value is what a parameter asks for; what is missing or nothing is not asked about.
  fileprivate func isOf(_ kind: Parameter.Kind) -> Bool {
    switch (kind, content) {
    case (.any, _), (_, .undefined), (_, .none), (.text, .text), (.text, .fragment), (.text, .html), (.text, .markdown),
      (.number, .number), (.number, .integer), (.integer, .integer), (.boolean, .bool), (.day, .day), (.time, .time),
      (.length, .length), (.money, .money), (.share, .share), (.list, .list), (.list, .dataList), (.map, .map),
      (.map, .dataMap), (.map, .record), (.map, .namespace):
      true
    default: false
    }
  }
}
