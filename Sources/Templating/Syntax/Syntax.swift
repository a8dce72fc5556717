import Diagnostics
import Values

/// The tree of a template, in flat arrays: nodes name each other by index.
///
/// A tree of boxes would be released recursively, and a chain of a hundred thousand `+` would take the stack with
/// it. Here chains are runs of ``Step``, children are runs of ids, and releasing is releasing arrays. Positions
/// stand in arrays of their own, beside the nodes they belong to.
struct Syntax {
  var statements: [Statement] = []
  var statementRanges: [TextRange] = []
  var expressions: [Expression] = []
  var expressionRanges: [TextRange] = []
  var steps: [Step] = []
  var stepRanges: [TextRange] = []
  var argumentLists: [ArgumentList] = []
  var constants: [Literal] = []
  /// Members of lists, maps, `and`, `or`, conditionals.
  var children: [ExpressionID] = []
  /// Statements of bodies.
  var bodyStatements: [StatementID] = []
  /// The spelling of each name, by ``Name/spelling``.
  var spellings: [String] = []

  var arms: [Arm] = []
  var loops: [Loop] = []
  var assignments: [Assignment] = []
  var withs: [With] = []
  var filterBodies: [FilterBody] = []
  var blocks: [Block] = []
  var macros: [Macro] = []
  var macroCalls: [MacroCall] = []
  var inclusions: [Inclusion] = []
  var imports: [Import] = []
  /// The statements of the template itself.
  var body = Body(start: 0, count: 0)
  var parent: Parent?

  func text(of name: Name) -> String { spellings[Int(name.spelling)] }
}

/// A piece of the source, in half the room of a `Range`.
struct TextRange {
  let start: Int32
  let end: Int32

  init(_ range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var isEmpty: Bool { start == end }
}

struct StatementID { let index: Int32 }
struct ExpressionID { let index: Int32 }

/// A name, interned: `id` is the library's, the same in all its templates; `spelling` finds its text in ``Syntax``.
struct Name {
  let id: Int32
  let spelling: Int32
}

/// A run of ``Syntax/children``.
struct Children {
  let start: Int32
  let count: Int32
  var range: Range<Int> { Int(start)..<Int(start + count) }
}

/// A run of ``Syntax/bodyStatements``.
struct Body {
  let start: Int32
  let count: Int32
  var range: Range<Int> { Int(start)..<Int(start + count) }
}

/// A run of ``Syntax/steps``.
struct Steps {
  let start: Int32
  let count: Int32
  var range: Range<Int> { Int(start)..<Int(start + count) }
}

// MARK: - Statements

/// There are as many as there are tags and texts, so what few of them have stands elsewhere.
enum Statement {
  case text(TextRange)
  case print(ExpressionID, Standing)
  /// A run of ``Syntax/arms``, the first whose condition holds is taken; `else` has none.
  case conditional(first: Int32, count: Int32)
  case loop(Int32)
  case assign(Int32)
  case with(Int32)
  case block(Int32)
  case include(Int32)
  case importTemplate(Int32)
  /// Under `--jinja`, where a template may decide on its way what it extends; else ``Syntax/parent``.
  case extend(ExpressionID)
  case defineMacro(Int32)
  case callMacro(Int32)
  case filterBody(Int32)
  case breakLoop
  case continueLoop
}

/// `if`, `elif` or `else` with what it governs.
struct Arm {
  let condition: ExpressionID?
  let body: Body
}

struct Loop {
  let target: Target
  let sequence: ExpressionID
  /// The condition behind the sequence: `for x in xs if x.open`.
  let filter: ExpressionID?
  let isRecursive: Bool
  let body: Body
  let otherwise: Body?
  /// What the sequence is called in messages.
  let range: TextRange
}

/// What `set`, `for` and `with` assign to.
indirect enum Target {
  case name(Name, TextRange)
  /// An attribute of a namespace: `set ns.total = …`.
  case attribute(Name, Name, TextRange)
  case unpacked([Target], TextRange)
}

struct Assignment {
  let target: Target
  let value: AssignedValue

  enum AssignedValue {
    case expression(ExpressionID)
    /// `{% set x %}…{% endset %}`, through a filter chain if there is one, whose input is ``Expression/captured``.
    case body(Body, filters: ExpressionID?)
  }
}

struct With {
  /// A run of ``Syntax/assignments``, all of whose values are found before any is assigned.
  let first: Int32
  let count: Int32
  /// What sees them.
  let body: Body
}

struct FilterBody {
  /// A filter chain whose input is ``Expression/captured``.
  let filters: ExpressionID
  let body: Body
  let standing: Standing
}

struct Block {
  let name: Name
  let body: Body
  /// Sees the variables around it, not only those of the template.
  let isScoped: Bool
  let isRequired: Bool
  let standing: Standing
  let range: TextRange
}

struct Parent {
  let name: ExpressionID
  let range: TextRange
}

struct Macro {
  struct Parameter {
    let name: Name
    let fallback: ExpressionID?
  }

  /// Nil for the body of `call`.
  let name: Name?
  let parameters: [Parameter]
  let body: Body
  /// Whether the body speaks of `caller`.
  let usesCaller: Bool
  let usesVarargs: Bool
  let usesKwargs: Bool
}

/// `{% call(x) f() %}…{% endcall %}`
struct MacroCall {
  let call: ExpressionID
  /// What stands between the tags, as a macro.
  let caller: Int32
  let standing: Standing
}

struct Inclusion {
  let template: ExpressionID
  let ignoresMissing: Bool
  /// The map of `with {…}`.
  let variables: ExpressionID?
  /// `only` and `without context`: nothing of the including template is seen.
  let isIsolated: Bool
  let standing: Standing
  /// The blanks before an include that is ``Standing/aloneOnLine``.
  let lead: TextRange
}

struct Import {
  let template: ExpressionID
  let isWithContext: Bool
  let names: Names

  enum Names {
    case module(Name)
    case members([(name: Name, alias: Name, range: TextRange)])
  }
}

// MARK: - Expressions

/// A value as a template writes it.
enum Literal {
  case none
  case bool(Bool)
  case integer(Int)
  case number(Number)
  case text(String)
}

enum Expression {
  case constant(Int32)
  case variable(Name)
  case list(Children)
  /// Keys and values by turns.
  case map(Children)
  case negative(ExpressionID)
  case positive(ExpressionID)
  case not(ExpressionID)
  case power(ExpressionID, ExpressionID)
  /// A left-associative chain of operators of one precedence: `a + b - c`.
  case chain(ExpressionID, Steps)
  /// `a < b <= c`: every neighbouring pair must hold.
  case comparison(ExpressionID, Steps)
  case all(Children)
  case any(Children)
  /// Value and condition by turns, at the end the value of `else` if there is one.
  case conditional(Children)
  /// What follows a value: `.a`, `[i]`, `(…)`, `|f`, `is t`.
  case postfix(ExpressionID, Steps)
  /// The text of a filter block or block set.
  case captured
}

enum Step {
  case operation(Operator, ExpressionID)
  case attribute(Name, isOptional: Bool)
  case item(ExpressionID)
  /// The three parts of `[a:b:c]`; absent ones are nil.
  case slice(ExpressionID?, ExpressionID?, ExpressionID?)
  case call(Int32)
  /// Indices into the table of filters and into ``Syntax/argumentLists``.
  case filter(Int32, Int32)
  case test(Int32, Int32, isNegated: Bool)
}

enum Operator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case divideDown = "//"
  case remainder = "%"
  case concatenate = "~"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case isNotIn = "not in"
}

/// A call by name, `f(…)`, or by a name of a module, `m.f(…)`: what can be looked at without data.
struct NamedCall {
  let name: Name
  let member: Name?
  /// An index into ``Syntax/argumentLists``.
  let arguments: Int32
  let range: TextRange
}

/// Arguments of a call, a filter or a test.
struct ArgumentList {
  /// For filters, tests and functions of the language: the argument of each declared parameter, in their order.
  var slots: [ExpressionID?] = []
  /// For those, what the declaration has no parameter for.
  var positional: [ExpressionID] = []
  var named: [(name: Name, value: ExpressionID)] = []
  /// `*list` and `**map`, for macros.
  var spreadList: ExpressionID?
  var spreadMap: ExpressionID?
}
