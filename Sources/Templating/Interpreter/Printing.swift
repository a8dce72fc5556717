import Diagnostics
import Values

/// How values are worded when they are printed without a filter, and escaped for HTML.
extension Interpreter {
  func printed(_ value: Value, _ span: Span) throws(Failure) -> String {
    func failure(_ id: String, _ message: String, _ help: String) -> Failure {
      let place = trace.datum(value.trail, in: root)?.span
      let notes = place.map { [Diagnostic.Note("the value stands here", at: $0)] } ?? []
      return Failure(id, message, at: .span(span), notes: notes, help: help)
    }
    if library.jinja != nil, let text = try jinjaText(value, span) { return text }
    switch value.content {
    case .text(let text): return text
    case .integer(let integer): return String(integer)
    case .number(let number): return number.description
    case .money(let money): return try wording.money(money)
    case .share(let share): return try wording.share(share)
    case .day(let day): return try wording.day(day, .long)
    case .length(let length): return try wording.length(length)
    case .time(let time): return time.description
    case .html(let html): return html.text
    case .markdown(let markdown): return markdown.text
    case .none:
      throw failure(
        "printed-none", "`\(span.text)` is nothing, and nothing cannot be printed",
        "ask first: `{% if … %}`, or write `|default(\"…\", true)`")
    case .bool:
      throw failure("printed-bool", "yes or no is printed in words", "write `|yesno(\"…\", \"…\")`")
    case .list, .dataList:
      throw failure(
        "printed-list", "a list is not printed as it is", "use `for`, or `|join(\", \")`, `|and_list`, `|tojson`")
    case .map, .record, .dataMap, .namespace:
      throw failure("printed-map", "a map is not printed as it is", "print one of its values, or use `|tojson`")
    case .macro(let macro):
      throw failure("printed-macro", "a macro is printed by calling it", "write `\(macro.name)(…)`")
    case .undefined(let missing): throw self.failure(of: missing)
    case .fragment:
      throw Failure(
        "markdown-already", "this is Markdown already", at: .span(span), help: "use the value before it goes in")
    default: throw failure("not-printable", "\(value.kind) cannot be printed", "call it: `\(span.text)(…)`")
    }
  }

  /// What is printed otherwise, or only, under `--jinja`; nil for everything else.
  private func jinjaText(_ value: Value, _ span: Span) throws(Failure) -> String? {
    switch value.content {
    case .none: "none"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.shortDecimal
    case .list, .dataList, .map, .record, .dataMap, .namespace: try json(value, JSONStyle(), at: span)
    default: nil
    }
  }

  /// A text that is HTML now: as such where HTML is told from text, else as the text it is.
  func madeHTML(_ text: String, isGiven: Bool = false) -> Value {
    output == .html || library.jinja != nil ? Value(.html(SafeHTML(text: text, isGiven: isGiven))) : .text(text)
  }

  /// A text for a place in HTML.
  func escaped(_ text: String, for place: HTMLState.Place, _ span: Span) throws(Failure) -> String {
    switch place {
    case .text, .attribute: return escapedHTML(text)
    case .address(let isWhole): return escapedHTML(try address(text, isWhole: isWhole, span))
    case .code(let element):
      throw Failure(
        "unsafe-html", "a value cannot be printed within `\(element)`", at: .span(span),
        help: "put it into an attribute, `data-…=\"{{ … }}\"`")
    case .forbidden(let what):
      throw Failure(
        "unsafe-html", "a value cannot be printed within \(what)", at: .span(span),
        help: "print it in a text or in an attribute with quotation marks")
    }
  }

  /// What may be the address of a link; a part is encoded as a component. Links from page to page leave the folder of
  /// the page.
  func address(_ text: String, isWhole: Bool, _ span: Span) throws(Failure) -> String {
    guard isWhole else { return encodedComponent(text) }
    if let problem = problem(withAddress: text, leavingFolder: true) {
      throw Failure(
        "unsafe-address", "this cannot be an address: \(problem)", at: .span(span),
        help: "an address begins with `https:`, `http:`, `mailto:` or `tel:`, or is relative")
    }
    return encodedAddress(text)
  }
}
