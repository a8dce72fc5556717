package import Diagnostics

/// A template, ready to be merged with data any number of times.
package final class Template: Sendable {
  package let name: String
  package let source: Source
  let syntax: Syntax
  /// A file's text, and not a piece of one.
  let isWhole: Bool
  /// Whether the text may hold private-use characters, whose bytes begin as those of planes 3 to 16 do, and must be
  /// looked at when it is written.
  let needsCare: Bool
  let calls: [NamedCall]
  /// What the template says it takes; nil if it says nothing of it.
  let parameters: Parameters?
  /// How often each name is assigned, by any statement.
  let assignmentCounts: [Int32: Int]

  init(
    name: String, source: Source, syntax: Syntax, isWhole: Bool, calls: [NamedCall] = [], parameters: Parameters? = nil
  ) {
    self.name = name
    self.source = source
    self.syntax = syntax
    self.isWhole = isWhole
    self.calls = calls
    self.parameters = parameters
    assignmentCounts = syntax.assignmentCounts
    needsCare = source.bytes.contains { $0 >= 0xF3 }
  }

  func span(_ range: TextRange) -> Span { Span(source, range.range) }

  /// The name if the expression is a text, and so known without data.
  func literal(_ expression: ExpressionID) -> String? {
    if case .constant(let index) = syntax.expressions[Int(expression.index)],
      case .text(let text) = syntax.constants[Int(index)]
    {
      return text
    }
    return nil
  }

  /// Names of templates that a name expression may stand for, as far as they are literals.
  func literals(_ expression: ExpressionID) -> [(name: String, span: Span)] {
    let span = span(syntax.expressionRanges[Int(expression.index)])
    if let name = literal(expression) { return [(name, span)] }
    if case .list(let children) = syntax.expressions[Int(expression.index)] {
      return syntax.children[children.range].flatMap { literals($0) }
    }
    return []
  }
}
