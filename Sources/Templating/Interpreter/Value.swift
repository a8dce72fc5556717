import Diagnostics
import Values

/// What an expression gives: a content, and the data it rests on.
struct Value {
  enum Content {
    /// Nothing of this name, and no `none` either: only `is defined`, `default`, `required` and `?.` take it.
    case undefined(Missing)
    case none
    case bool(Bool)
    case integer(Int)
    indirect case number(Number)
    case text(String)
    indirect case money(Money)
    indirect case share(Share)
    case day(Day)
    case length(Length)
    case time(TimeOfDay)
    case list([Value])
    /// A list of the data; its items are looked at when they are asked for.
    case dataList([Datum])
    case map(ValueMap)
    /// Values that are read by name and unpacked in their order, such as a group.
    case record(ValueMap)
    case dataMap(DatumMap)
    case fragment(Fragment)
    case html(SafeHTML)
    /// Data meant as Markdown: blocks, or within a line.
    case markdown(MarkdownText)
    case macro(MacroValue)
    case loop(LoopState)
    case namespace(Namespace)
    case module(Environment)
    case cycler(Cycler)
    case joiner(Joiner)
    case function(Int)
    /// `self`, whose attributes are the blocks.
    case blocks
    /// A block that can be called: `super`, `self.title`.
    case block(Int32, level: Int)
    case method(Method)
  }

  let content: Content
  /// Values within one another, whatever holds them: a tower of them would be released recursively.
  let nesting: UInt16
  var trail: Trail

  static let mostNesting: UInt16 = 1_000

  init(_ content: Content, trail: Trail = .none) {
    self.content = content
    self.trail = trail
    let inner: UInt16? =
      switch content {
      case .list(let items): items.reduce(0) { max($0, $1.nesting) }
      case .map(let map), .record(let map): map.values.reduce(0) { max($0, $1.nesting) }
      case .cycler(let cycler), .method(.next(let cycler)), .method(.reset(let cycler)): cycler.nesting
      case .joiner(let joiner): joiner.separator.nesting
      // What they hold changes, and what they see holds them.
      case .namespace, .loop, .method, .module: Self.mostNesting / 2
      default: nil
      }
    nesting = inner.map { $0 + 1 } ?? 0
  }

  init(_ literal: Literal) {
    let content: Content =
      switch literal {
      case .none: .none
      case .bool(let bool): .bool(bool)
      case .integer(let integer): .integer(integer)
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      }
    self.init(content)
  }

  static var none: Value { Value(.none) }
  static func bool(_ bool: Bool) -> Value { Value(.bool(bool)) }
  static func integer(_ integer: Int) -> Value { Value(.integer(integer)) }
  static func text(_ text: String) -> Value { Value(.text(text)) }
  static func list(_ items: [Value]) -> Value { Value(.list(items)) }

  /// A number as the whole number it is, if it fits one.
  static func exact(_ number: Number) -> Value {
    if number.writtenPlaces ?? 0 == 0, let integer = number.integer { return .integer(integer) }
    return Value(Content.number(number))
  }

  /// `isDecimal` keeps a whole result a decimal.
  init(_ number: Number, isDecimal: Bool) {
    self = isDecimal ? Value(Content.number(number)) : .exact(number)
  }

  /// `isDecimal` keeps a whole number a decimal.
  init(_ quantity: Quantity, isDecimal: Bool) {
    switch quantity {
    case .number(let number): self.init(number, isDecimal: isDecimal)
    case .money(let money): self.init(Content.money(money))
    case .share(let share): self.init(Content.share(share))
    case .day(let day): self.init(Content.day(day))
    case .length(let length): self.init(Content.length(length))
    }
  }
}

/// Markdown this engine has made, with the placeholders of its bindings.
final class Fragment {
  let merged: Buffer

  init(_ merged: Buffer) { self.merged = merged }

  /// Whether it holds a binding, a letter or a digit: anything a reader would see.
  lazy var isTrue: Bool = merged.text.unicodeScalars.contains {
    Placeholder.index(of: $0) != nil || $0.properties.isAlphabetic || $0.properties.numericType != nil
  }
}

/// HTML that is safe between tags: made by the engine, or handed to it as such.
struct SafeHTML {
  let text: String
  /// Handed in with the layout's data: allowed within `style` and `script` too.
  let isGiven: Bool
}

final class MarkdownText {
  let text: String
  let isInline: Bool

  init(_ text: String, isInline: Bool) {
    self.text = text
    self.isInline = isInline
  }
}

/// A map made by a template, in the order it was written.
struct ValueMap {
  private(set) var keys: [String] = []
  private(set) var values: [Value] = []
  private var indices: [String: Int] = [:]

  subscript(key: String) -> Value? {
    get { indices[key].map { values[$0] } }
    set {
      guard let newValue else { return }
      if let index = indices[key] {
        values[index] = newValue
      } else {
        indices[key] = keys.count
        keys.append(key)
        values.append(newValue)
      }
    }
  }

  var count: Int { keys.count }
}

final class MacroValue {
  let template: Template
  /// Where it was defined: what its body sees.
  let environment: Environment
  let declaration: Macro

  init(_ template: Template, _ index: Int, _ environment: Environment) {
    self.template = template
    self.environment = environment
    declaration = template.syntax.macros[index]
  }

  var name: String { declaration.name.map { template.syntax.text(of: $0) } ?? "caller" }
}

/// The variable `loop`.
final class LoopState {
  let items: [Value]
  let depth: Int
  /// For `recursive`: the loop to run again.
  let index: Int32
  let isRecursive: Bool
  let environment: Environment
  var position = 0
  var lastChanged: [Value]?

  init(_ items: [Value], depth: Int, index: Int32, isRecursive: Bool, environment: Environment) {
    self.items = items
    self.depth = depth
    self.index = index
    self.isRecursive = isRecursive
    self.environment = environment
  }
}

final class Namespace {
  var values: ValueMap

  init(_ values: ValueMap) { self.values = values }
}

final class Cycler {
  let items: [Value]
  /// Of its items; see ``Value/nesting``.
  let nesting: UInt16
  var position = 0

  init(_ items: [Value]) {
    self.items = items
    nesting = items.reduce(0) { max($0, $1.nesting) }
  }
}

/// What can be called of `loop` and of a cycler.
enum Method {
  case cycle(LoopState)
  case changed(LoopState)
  case next(Cycler)
  case reset(Cycler)
}

final class Joiner {
  let separator: Value
  var isUsed = false

  init(_ separator: Value) { self.separator = separator }
}

// MARK: - Kinds

extension Value {
  /// The kind in the words of messages.
  var kind: String {
    switch content {
    case .undefined: "a missing value"
    case .none: "nothing"
    case .bool: "yes or no"
    case .integer, .number: "a number"
    case .text: "text"
    case .money: "money"
    case .share: "a share"
    case .day: "a day"
    case .length: "a length of time"
    case .time: "a time"
    case .list, .dataList: "a list"
    case .map, .record, .dataMap: "a map"
    case .fragment, .markdown: "Markdown"
    case .html: "HTML"
    case .macro: "a macro"
    case .loop: "the loop"
    case .namespace: "a namespace"
    case .module: "a template"
    case .cycler: "a cycler"
    case .joiner: "a joiner"
    case .function: "a function"
    case .blocks: "the blocks of the template"
    case .block: "a block"
    case .method: "a function"
    }
  }

  var isNone: Bool { if case .none = content { true } else { false } }

  /// The characters of a text, or of HTML.
  var characters: String? {
    switch content {
    case .text(let text): text
    case .html(let html): html.text
    default: nil
    }
  }

  var isMap: Bool {
    switch content {
    case .map, .dataMap, .namespace: true
    default: false
    }
  }

  var isDecimal: Bool { if case .number = content { true } else { false } }

  var isUndefined: Bool { if case .undefined = content { true } else { false } }

  /// What going through the value once costs, in steps: a text or a list is as long as a template makes it.
  var bulk: Int {
    switch content {
    case .text(let text): text.utf8.count / 64
    case .html(let html): html.text.utf8.count / 64
    case .markdown(let markdown): markdown.text.utf8.count / 64
    case .list(let items): items.count / 8
    case .dataList(let items): items.count / 8
    case .map(let map), .record(let map): map.count / 8
    case .dataMap(let map): map.entries.count / 8
    default: 0
    }
  }

  /// What making the value costs, in steps of sixteen bytes: what a template keeps is bounded by the steps it may take.
  var weight: Int {
    switch content {
    case .text(let text): text.utf8.count / 16
    case .html(let html): html.text.utf8.count / 16
    case .list(let items):
      items.reduce(0) { sum, item in
        switch item.content {
        case .list(let inner): sum + Self.itemWeight * (inner.count + 1)
        case .map(let inner), .record(let inner): sum + Self.entryWeight * (inner.count + 1)
        default: sum + Self.itemWeight
        }
      }
    case .map(let map), .record(let map): Self.entryWeight * map.count
    default: 0
    }
  }

  /// An item of a list, and an entry of a map with its place in the index.
  private static let itemWeight = 2
  private static let entryWeight = 6

  /// Numbers, money, shares, days and lengths, for arithmetic.
  var quantity: Quantity? {
    switch content {
    case .integer(let integer): .number(Number(integer))
    case .number(let number): .number(number)
    case .money(let money): .money(money)
    case .share(let share): .share(share)
    case .day(let day): .day(day)
    case .length(let length): .length(length)
    default: nil
    }
  }

  var number: Number? {
    switch content {
    case .integer(let integer): Number(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// Jinja's truth: what is empty or zero is false.
  var isTrue: Bool {
    switch content {
    case .undefined, .none: false
    case .bool(let bool): bool
    case .integer(let integer): integer != 0
    case .number(let number): number != .zero
    case .text(let text): !text.isEmpty
    case .money(let money): !money.isZero
    case .share(let share): share.fraction != .zero
    case .length(let length): length.count != 0
    case .list(let items): !items.isEmpty
    case .dataList(let items): !items.isEmpty
    case .map(let map), .record(let map): map.count > 0
    case .dataMap(let map): !map.isEmpty
    case .fragment(let fragment): fragment.isTrue
    case .html(let html): !html.text.isEmpty
    case .markdown(let markdown): !markdown.text.isEmpty
    default: true
    }
  }

  /// A short showing for messages; nil for what would not help.
  var excerpt: String? {
    switch content {
    case .none: "nothing"
    case .bool(let bool): bool ? "true" : "false"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .text(let text):
      text.unicodeScalars.count <= 40
        ? "the text \"\(text)\"" : "the text \"\(String(text.unicodeScalars.prefix(37)))…\""
    case .money(let money): "\(money)"
    case .share(let share): "\(share)"
    case .day(let day): "\(day)"
    case .length(let length): "\(length)"
    case .time(let time): "\(time)"
    case .list(let items): "a list of \(items.count)"
    case .dataList(let items): "a list of \(items.count)"
    default: nil
    }
  }
}

extension Value {
  /// A datum's content; what is withheld is left undefined by the callers that look at single data first.
  init(plain datum: Datum) {
    let content: Content =
      switch datum.content {
      case .none, .withheld: .none
      case .bool(let bool): .bool(bool)
      case .text(let text), .word(let text): .text(text)
      case .number(let number): Value.exact(number).content
      case .money(let money): .money(money)
      case .share(let share): .share(share)
      case .day(let day): .day(day)
      case .length(let length): .length(length)
      case .time(let time): .time(time)
      case .list(let items): .dataList(items)
      case .map(let map): .dataMap(map)
      }
    self.init(content)
  }
}
