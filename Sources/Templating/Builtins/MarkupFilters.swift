import Diagnostics
import Values

/// Filters that make marks: links, code, tables, references, and Markdown of data.
extension Filter {
  static let markupFilters: [Filter] = [
    urlize,
    Filter(
      "link(text?)", "Makes a link of an address, a mail address or a phone number.",
      Example(
        "{{ 'https://example.com/a'|link('terms') }}", "<a href=\"https://example.com/a\">terms</a>", in: .html)
    ) { call throws(Failure) in try linked(call) },
    Filter(
      "markdown", "Reads a text as Markdown, on its own: the one way for data to be more than text.",
      Example("{{ 'a *b*'|markdown }}", "a *b*"), takesFragments: true
    ) { call throws(Failure) in
      if case .fragment = call.input.content { return call.input }
      return Value(.markdown(MarkdownText(try call.text(), isInline: false)))
    },
    Filter(
      "inline_markdown", "Reads a text as Markdown within a line.", Example("{{ 'a *b*'|inline_markdown }}", "a *b*"),
      takesFragments: true
    ) { call throws(Failure) in
      if case .fragment = call.input.content { return call.input }
      return Value(.markdown(MarkdownText(try call.text(), isInline: true)))
    },
    Filter(
      "code", "Shows a text as code, letter for letter.", Example("{{ 'a*b'|code }}", "<code>a*b</code>", in: .html)
    ) { call throws(Failure) in
      let text = Value(.text(try call.text()), trail: call.input.trail)
      return try call.interpreter.made(at: call.place) { mark, write throws(Failure) in
        let (before, after) =
          switch call.interpreter.output {
          case .markdown: ("`", "`")
          case .html: ("<code>", "</code>")
          case .text: ("", "")
          }
        mark(before)
        try write(text)
        mark(after)
      }
    },
    Filter(
      "ref", "Refers to the clause, table or figure of an id.", Example("{{ 'payment'|ref }}", "[@payment]")
    ) { call throws(Failure) in try reference(call) },
    Filter(
      "term", "Refers to a defined term.", Example("{{ 'working-day'|term }}", "[@working-day]")
    ) { call throws(Failure) in try reference(call) },
    Filter(
      "table(columns)",
      "Makes a table of a list: of maps, by attributes with their headings; of lists, by the headings. Columns of figures stand to the right.",
      Example(
        "{{ [{'what': 'Build', 'cost': price}]|table({'what': 'Stage', 'cost': 'Price'}) }}",
        "| Stage | Price |\n| --- | ---: |\n| Build | €1,200.00 |")
    ) { call throws(Failure) in try Table(call).made() },
    Filter(
      "party(form=\"full\")",
      "Names a party, a map as `client` and `practice` are: `short`, or `full` with address and registrations.",
      Example(
        "{{ client|party }}; {{ client|party('short') }}",
        "Harbour House Ltd, 5 Rope Walk, Bristol, VAT GB123456789; Harbour House")
    ) { call throws(Failure) in try party(call) },
    Filter(
      "signature_line(*labels)",
      "Makes a place to sign for a person, with a line for each label.",
      Example(
        "{{ {'name': 'Jane Doe', 'role': 'Director'}|signature_line('Signature', 'Place and date') }}",
        "<div class=\"party\">\n<p>Jane Doe, Director</p>\n<p class=\"line\">Signature</p>\n<p class=\"line\">Place and date</p>\n</div>",
        in: .html)
    ) { call throws(Failure) in try signatureLine(call) },
  ]

  private static func linked(_ call: Invocation) throws(Failure) -> Value {
    let text = try call.text()
    var address = text
    if !text.contains(":"), !text.contains("/"), text.contains("@") {
      address = "mailto:" + text
    } else if text.hasPrefix("+"), text.utf8.dropFirst().allSatisfy({ $0.isDigit || " -()".utf8.contains($0) }) {
      address = "tel:" + text.filter { $0 != " " && $0 != "(" && $0 != ")" }
    }
    var label = Value(.text(text), trail: call.input.trail)
    if let given = call.arguments[0] { label = given }
    let interpreter = call.interpreter
    let place = call.place
    _ = try interpreter.address(address, isWhole: true, place)
    switch interpreter.output {
    case .markdown: return try interpreter.link(to: address, label: label, trail: call.input.trail, at: place)
    case .html:
      let target = escapedHTML(try interpreter.address(address, isWhole: true, place))
      let shown = escapedHTML(try interpreter.printed(label, place))
      return Value(.html(SafeHTML(text: "<a href=\"\(target)\">\(shown)</a>", isGiven: false)))
    case .text:
      let shown = try interpreter.printed(label, place)
      return .text(call.arguments[0] == nil ? shown : "\(shown): \(text)")
    }
  }

  /// `[@id]`, which is resolved where all ids of the document are known.
  private static func reference(_ call: Invocation) throws(Failure) -> Value {
    let id = try call.text()
    guard !slug(id).isEmpty else {
      throw Failure("wrong-value", "an id needs a letter or a digit", at: .input)
    }
    return try call.interpreter.made(at: call.place) { mark, write throws(Failure) in
      mark("[@")
      try write(Value(.text(call.interpreter.output == .markdown ? id : slug(id)), trail: call.input.trail))
      mark("]")
    }
  }

  private enum PartyForm: String, CaseIterable { case short, full }

  private static func party(_ call: Invocation) throws(Failure) -> Value {
    let form = try call.choice(0, PartyForm.self) ?? .full
    _ = try call.entries()
    guard form == .full else { return try call.attribute("name") }
    let interpreter = call.interpreter
    var parts = [try call.attribute("legal_name")]
    let address = try call.attribute("address")
    let lines = try interpreter.printed(address, call.place).split(whereSeparator: \.isNewline)
    parts += lines.map { Value(.text(String($0)), trail: address.trail) }
    for registration in try call.optionalAttribute("registrations").map(call.items(of:)) ?? [] {
      let label = try call.attribute("label", of: registration)
      let number = try call.attribute("value", of: registration)
      parts.append(
        try interpreter.concatenated([(label, call.place), (.text(" "), call.place), (number, call.place)]))
    }
    return try interpreter.concatenated(
      Array(parts.map { [($0, call.place)] }.joined(separator: [(.text(", "), call.place)])))
  }

  private static func signatureLine(_ call: Invocation) throws(Failure) -> Value {
    guard !call.more.isEmpty else {
      throw Failure(
        "argument-count", "`signature_line` needs a label for each line",
        help: "write `|signature_line(\"Signature\", \"Place and date\")`")
    }
    var person: [Value]
    if case .text = call.input.content {
      person = [call.input]
    } else {
      guard (try? call.entries()) != nil else {
        throw call.wrongKind("a person's name, or a map with it,", call.input, at: .input)
      }
      person = [try call.attribute("name")]
      if let role = try call.optionalAttribute("role") { person.append(role) }
    }
    let isText = call.interpreter.output == .text
    return try call.interpreter.made(at: call.place) { mark, write throws(Failure) in
      // The class is what the style sheets know signatures by.
      mark(isText ? "" : "<div class=\"party\">\n<p>")
      for (index, part) in person.enumerated() {
        mark(index > 0 ? ", " : "")
        try write(part)
      }
      mark(isText ? "" : "</p>")
      for label in call.more {
        mark(isText ? "\n" : "\n<p class=\"line\">")
        try write(label)
        mark(isText ? ": ______________________________" : "</p>")
      }
      mark(isText ? "" : "\n</div>")
    }
  }
}

extension Interpreter {
  /// Marks of the engine's own with values between them, each as the output asks for it. In HTML they stand in text.
  func made(
    at place: Span,
    _ make: (_ mark: (String) -> Void, _ write: (Value) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> Value {
    value(
      of: try capture { () throws(Failure) in
        try make({ buffer.append($0, at: lineOrigin(place)) }) { (value) throws(Failure) in
          try write(value, place, .amidText)
        }
      })
  }

  /// A link of Markdown, its address and its label bound.
  func link(to address: String, label: Value, trail: Trail, at place: Span) throws(Failure) -> Value {
    try made(at: place) { mark, write throws(Failure) in
      mark("[")
      try write(label)
      mark("](")
      try write(Value(.text(address), trail: trail))
      mark(")")
    }
  }
}

extension Invocation {
  /// What stands under a key of the input, or of one of its parts; missing is an error.
  fileprivate func attribute(_ key: String, of parent: Value? = nil) throws(Failure) -> Value {
    let parent = parent ?? input
    if let value = try interpreter.member(key, of: parent, place), !value.isNone { return value }
    var failure = interpreter.failure(of: interpreter.missing(key, in: parent, path: key, input: input))
    failure.place = .input
    throw failure
  }

  /// What stands under a key of the input; nil where there is nothing.
  fileprivate func optionalAttribute(_ key: String) throws(Failure) -> Value? {
    if let value = try interpreter.member(key, of: input, place) { return value.isNone ? nil : value }
    interpreter.trace.missed(key, in: input.trail)
    return nil
  }

  fileprivate func items(of value: Value) throws(Failure) -> [Value] {
    try interpreter.items(of: value, at: place)
  }
}
