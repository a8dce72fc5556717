import Diagnostics
import Values

/// Values on their way into a template: each becomes of the kind that is declared, and what is amiss is noted.
struct Taking {
  /// A value of another kind than the template takes.
  struct Mismatch {
    let parameter: Parameter
    /// With the numbers of items: `stages[1].title`.
    let path: String
    /// What the value is, in the words of messages.
    let kind: String
    let needed: Parameter.Kind
    /// Where the value stands, if it was written in a file.
    let span: Span?
  }

  /// A value that the template takes and that is not there.
  struct Absence {
    let parameter: Parameter
    /// With the numbers of items: `stages[1].title`.
    let path: String
    let key: String
    /// What it would stand in, where that is of the data.
    let parent: Datum?
  }

  private(set) var mismatches: [Mismatch] = []
  private(set) var absences: [Absence] = []
  /// Whether a value is read now as another kind than it was given as.
  private var hasConverted = false

  /// All the data, with what one parameter says of them; the default of a name that is not there is filled in.
  mutating func take(_ data: Datum, as parameter: Parameter) -> Datum {
    taken(data, parameter.path[...], "", of: parameter)
  }

  /// The value of a parameter's name, as the template takes it; nil if it is taken as it is. `path` is what messages
  /// call it.
  mutating func take(_ value: Value, at path: String, as parameter: Parameter) -> Value? {
    hasConverted = false
    let converted = taken(value, parameter.path.dropFirst(), path, of: parameter)
    return hasConverted ? converted : nil
  }
}

// MARK: - Data

extension Taking {
  private mutating func taken(
    _ datum: Datum, _ path: ArraySlice<String>, _ written: String, of parameter: Parameter
  ) -> Datum {
    var copy = datum
    guard let key = path.first else {
      if let content = parameter.kind.content(of: datum) {
        copy.content = content
        if Value(plain: copy).kind != Value(plain: datum).kind { hasConverted = true }
      } else {
        note(Value(plain: datum), at: datum.span, written, parameter, needed: parameter.kind)
      }
      return copy
    }
    switch datum.content {
    case .list(let items) where key == Parameter.items:
      copy.content = .list(
        items.enumerated().map { taken($1, path.dropFirst(), "\(written)[\($0)]", of: parameter) })
    case .map(var map) where key != Parameter.items:
      let inner = Self.path(key, below: written)
      if let value = map[key], !value.isNone || !parameter.isRequired {
        map[key] = taken(value, path.dropFirst(), inner, of: parameter)
      } else if let fallback = parameter.fallback {
        map[key] = fallback
      } else if parameter.isRequired {
        absences.append(Absence(parameter: parameter, path: inner, key: key, parent: datum))
      }
      copy.content = .map(map)
    case .none, .withheld: break
    default: note(Value(plain: datum), at: datum.span, written, parameter, needed: Self.container(of: key))
    }
    return copy
  }

  private static func path(_ key: String, below path: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// What has something under a key, or items.
  private static func container(of key: String) -> Parameter.Kind { key == Parameter.items ? .list : .map }

  private mutating func note(
    _ value: Value, at span: Span? = nil, _ path: String, _ parameter: Parameter, needed: Parameter.Kind
  ) {
    mismatches.append(Mismatch(parameter: parameter, path: path, kind: value.kind, needed: needed, span: span))
  }
}

// MARK: - Values of templates

extension Taking {
  private mutating func taken(
    _ value: Value, _ path: ArraySlice<String>, _ written: String, of parameter: Parameter
  ) -> Value {
    if let datum = Datum(value) {
      return Value(Value(plain: taken(datum, path, written, of: parameter)).content, trail: value.trail)
    }
    guard let key = path.first else {
      if !value.isOf(parameter.kind) { note(value, written, parameter, needed: parameter.kind) }
      return value
    }
    switch value.content {
    case .list(let items) where key == Parameter.items:
      let items = items.enumerated().map { taken($1, path.dropFirst(), "\(written)[\($0)]", of: parameter) }
      return Value(.list(items), trail: value.trail)
    case .map(let map) where key != Parameter.items:
      return Value(.map(taken(map, key, path, written, of: parameter)), trail: value.trail)
    case .record(let map) where key != Parameter.items:
      return Value(.record(taken(map, key, path, written, of: parameter)), trail: value.trail)
    // What it holds may be changed while the template reads it.
    case .namespace where key != Parameter.items: return value
    case .undefined: return value
    default:
      note(value, written, parameter, needed: Self.container(of: key))
      return value
    }
  }

  private mutating func taken(
    _ map: ValueMap, _ key: String, _ path: ArraySlice<String>, _ written: String, of parameter: Parameter
  ) -> ValueMap {
    var map = map
    let inner = Self.path(key, below: written)
    if let value = map[key] {
      map[key] = taken(value, path.dropFirst(), inner, of: parameter)
    } else if parameter.isRequired {
      absences.append(Absence(parameter: parameter, path: inner, key: key, parent: nil))
    }
    return map
  }
}

extension Datum {
  /// A value of the data, or one that could be; nil for what only templates have.
  fileprivate init?(_ value: Value) {
    let content: Datum.Content
    switch value.content {
    case .none: content = .none
    case .bool(let bool): content = .bool(bool)
    case .integer(let integer): content = .number(Number(integer))
    case .number(let number): content = .number(number)
    case .text(let text): content = .text(text)
    case .money(let money): content = .money(money)
    case .share(let share): content = .share(share)
    case .day(let day): content = .day(day)
    case .length(let length): content = .length(length)
    case .time(let time): content = .time(time)
    case .dataList(let items): content = .list(items)
    case .dataMap(let map): content = .map(map)
    default: return nil
    }
    self.init(content)
  }
}

extension Value {
  /// Whether what only templates have is what a parameter asks for; what is missing is not asked about.
  fileprivate func isOf(_ kind: Parameter.Kind) -> Bool {
    switch (kind, content) {
    case (.any, _), (_, .undefined), (.text, .fragment), (.text, .html), (.text, .markdown), (.list, .list),
      (.map, .map), (.map, .record), (.map, .namespace):
      true
    default: false
    }
  }
}
