import Diagnostics

/// Why a statement could not be carried out. Only the interpreter throws it; it leaves it as a ``Diagnostic``.
struct Failure: Error {
  enum Kind {
    case mistake
    /// A value that is not there: its path.
    case missing(String)
    /// It was reported where it first showed; saying it again helps nobody.
    case reported
    /// A limit was reached: the merge ends.
    case limit
  }

  /// Where the caret goes.
  enum Place {
    /// The name of the filter, test or function that failed, or the whole expression.
    case itself
    case input
    case argument(Int)
    case span(Span)
  }

  let kind: Kind
  let id: String
  let message: String
  var place: Place
  var notes: [Diagnostic.Note]
  let help: String?

  init(
    _ id: String, _ message: String, kind: Kind = .mistake, at place: Place = .itself, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.message = message
    self.place = place
    self.notes = notes
    self.help = help
  }

  static let reported = Failure("reported", "", kind: .reported)

  /// Whether any value would have failed there.
  var isOfPlace: Bool { id == "unsafe-html" || id == "private-datum" }

  var span: Span? { if case .span(let span) = place { span } else { nil } }

  /// With the place filled in where the failure was thrown without one.
  func located(itself: Span, input: Span? = nil, argument: (Int) -> Span? = { _ in nil }) -> Failure {
    var copy = self
    switch place {
    case .itself: copy.place = .span(itself)
    case .input: copy.place = .span(input ?? itself)
    case .argument(let index): copy.place = .span(argument(index) ?? itself)
    case .span: break
    }
    return copy
  }
}

/// A value that was asked for and is not there. The sentence is made only where it is an error.
final class Missing {
  enum Reason {
    case variable(String)
    case key(String, parent: Value)
    case item(String, parent: Value)
    case parameter(String, macro: String)
    case condition
    /// What should have set it failed.
    case reported
  }

  let reason: Reason
  /// As the template wrote it.
  let expression: String
  let span: Span

  init(_ reason: Reason, _ expression: String, _ span: Span) {
    self.reason = reason
    self.expression = expression
    self.span = span
  }
}
