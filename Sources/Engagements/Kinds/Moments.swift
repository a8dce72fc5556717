import Diagnostics
package import Values

// Days that hang on something, as the data files write them.

extension Shape where Value == Anchor {
  /// A day, or what it hangs on: `2026-02-16`, `advance`, `build.end-5wd`, `+3w`.
  package static var moment: Shape<Anchor> {
    .parsed("a day such as 2026-02-16, or what it hangs on, such as advance or build.end+1w") { text in
      do throws(AnchorSyntaxError) {
        return .success(try Anchor(text))
      } catch {
        return .failure(error.fault)
      }
    } resolve: { anchor, names in
      Anchor(names.resolved(anchor.event), anchor.offsets)
    }
  }
}

extension Shape where Value == Trigger {
  /// What makes a payment due: `contract_agreed`, `stage_accepted build`, or a moment.
  package static var trigger: Shape<Trigger> {
    .parsed("what makes it due, such as contract_agreed, stage_accepted build or 2026-06-01") { text in
      do throws(AnchorSyntaxError) {
        return .success(try Trigger(text))
      } catch {
        return .failure(error.fault)
      }
    } resolve: { trigger, names in
      switch trigger {
      case .contractAgreed, .changeAgreed: trigger
      case .stageAccepted(let stage): .stageAccepted(names.id(of: stage, in: .stage) ?? stage)
      case .anchor(let anchor): .anchor(Anchor(names.resolved(anchor.event), anchor.offsets))
      }
    }
  }
}

extension Shape where Value == Recurrence {
  /// How often: `2w tue 10:00`, `1d 10:00`, `1q`.
  package static var recurrence: Shape<Recurrence> {
    .parsed("how often, such as 2w tue 10:00") { text in
      do throws(RecurrenceSyntaxError) {
        return .success(try Recurrence(text))
      } catch {
        return .failure(
          SyntaxFault(
            "bad-recurrence", "`\(text)` does not say how often",
            help: "write a length, then a day of the week and a time if they matter: 2w tue 10:00"))
      }
    }
  }
}

extension Shape where Value == Length {
  /// A length with its sign, counted from the first day: `+2w`.
  package static var offset: Shape<Length> {
    .parsed("a length from the first day, such as +2w") { text in
      guard text.first == "+", let length = Length(text) else {
        return .failure(
          SyntaxFault(
            "bad-offset", "`\(text)` is no length from the first day",
            help: "write a plus sign and a length, \(Length.most) of a unit at most: +2w"))
      }
      return .success(length)
    }
  }
}

/// Why a text could not be read: what a diagnostic needs but the place.
struct SyntaxFault: Error {
  let id: String
  let message: String
  let help: String?

  init(_ id: String, _ message: String, help: String? = nil) {
    self.id = id
    self.message = message
    self.help = help
  }
}

extension Shape {
  /// A scalar with a grammar of its own. Typed data keep the text: it was read once, and reads the same again.
  static func parsed(_ form: String, _ parse: @escaping @Sendable (String) -> Result<Value, SyntaxFault>) -> Shape {
    scalar(form) { text, datum, decoding in
      switch parse(text) {
      case .success: return .text(text)
      case .failure(let fault):
        decoding.report(fault.id, fault.message, at: datum.span, help: fault.help)
        return nil
      }
    } value: { datum in
      datum.text.flatMap { try? parse($0).get() }
    }
  }
}

extension Shape where Value: Equatable & CustomStringConvertible {
  /// A scalar with a grammar of its own that names things. Typed data name them by their ids, and are otherwise as
  /// written.
  static func parsed(
    _ form: String, _ parse: @escaping @Sendable (String) -> Result<Value, SyntaxFault>,
    resolve: @escaping @Sendable (Value, Names) -> Value
  ) -> Shape {
    let written = parsed(form, parse)
    return Shape(
      form: written.form,
      read: { datum, decoding in
        guard var typed = written.read(datum, &decoding) else { return nil }
        if let names = decoding.names, let value = written.value(typed) {
          let resolved = resolve(value, names)
          if resolved != value { typed.content = .text(resolved.description) }
        }
        return typed
      }, value: written.value)
  }
}

extension AnchorSyntaxError {
  fileprivate var fault: SyntaxFault {
    switch self {
    case .empty: SyntaxFault("bad-moment", "nothing says when", help: "write a day such as 2026-02-16")
    case .noSuchDay(let text):
      SyntaxFault("bad-day", "`\(text)` is no day", help: helpForDay(text) ?? "write year-month-day: 2026-02-16")
    case .noLength(let text):
      SyntaxFault(
        "bad-length", "`\(text)` is no length of time",
        help: "write a number, \(Length.most) at most, and d, wd, w, mo, q or y: +3w")
    case .notInDays(let length):
      SyntaxFault("bad-length", "a day is not moved by `\(length)`", help: "write d, wd, w, mo, q or y")
    case .noName(let text):
      if let help = helpForDay(text) {
        SyntaxFault("bad-day", "`\(text)` is no day", help: help)
      } else {
        SyntaxFault(
          "bad-moment", "`\(text)` is neither a day nor something a day can hang on",
          help: "write a day such as 2026-02-16, or contract, advance, starts, STAGE.start, STAGE.end or an input's id")
      }
    }
  }
}
