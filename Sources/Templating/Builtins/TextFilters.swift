import Diagnostics

/// Filters of texts. Positions and widths count code points.
extension Filter {
  static let textFilters: [Filter] = [
    Filter(
      "upper", "Puts a text into capital letters.", Example("{{ 'draft'|upper }}", "DRAFT"), escapedArguments: []
    ) { call throws(Failure) in .text(try call.text().uppercased()) },
    Filter(
      "lower", "Puts a text into small letters.", Example("{{ 'DRAFT'|lower }}", "draft"), escapedArguments: []
    ) { call throws(Failure) in .text(Case.lower(try call.text())) },
    Filter(
      "capitalize", "Puts the first letter in capitals and the rest in small letters.",
      Example("{{ 'first DRAFT'|capitalize }}", "First draft"), escapedArguments: []
    ) { call throws(Failure) in
      .text(Case.capitalized(try call.text().unicodeScalars[...]))
    },
    Filter(
      "title", "Begins each word with a capital letter.", Example("{{ 'harbour and pine'|title }}", "Harbour And Pine")
    ) { call throws(Failure) in .text(titleCased(try call.text())) },
    Filter(
      "trim(chars?)", "Takes white space, or the characters given, from both ends.",
      Example("[{{ '  text '|trim }}]", "[text]"), takesFragments: true, escapedArguments: []
    ) { call throws(Failure) in
      if case .fragment(let fragment) = call.input.content, call.arguments[0] == nil {
        return Value(.fragment(Fragment(fragment.merged.trimmed())))
      }
      let characters = try call.text(0).map { Set($0.unicodeScalars) }
      var scalars = try call.text().unicodeScalars[...]
      let isTrimmed = { (scalar: Unicode.Scalar) in
        characters?.contains(scalar) ?? scalar.properties.isWhitespace
      }
      while let first = scalars.first, isTrimmed(first) { scalars.removeFirst() }
      while let last = scalars.last, isTrimmed(last) { scalars.removeLast() }
      return .text(String(scalars))
    },
    Filter(
      "replace(old, new, count?)", "Puts one text in the place of another, everywhere or the first `count` times.",
      Example("{{ 'a-b-c'|replace('-', '/') }}", "a/b/c"), escapedArguments: [1]
    ) { call throws(Failure) in
      let count = try call.integer(2)
      return .text(
        try replaced(try call.text(), try call.text(0) ?? "", try call.text(1) ?? "", count ?? .max, call))
    },
    Filter(
      "truncate(length, killwords=false, end=\"...\", leeway=5)",
      "Shortens a text to a length, at a word's end unless `killwords` is true; `leeway` more may stay.",
      Example("{{ 'the quick brown fox'|truncate(10) }}", "the..."), escapedArguments: [2]
    ) { call throws(Failure) in
      let scalars = Array(try call.text().unicodeScalars)
      let length = try call.size(0) ?? 0
      let end = Array((try call.text(2) ?? "...").unicodeScalars)
      guard length >= end.count else {
        throw Failure("wrong-value", "the length is shorter than the end", at: .argument(0))
      }
      guard scalars.count > length + (try call.size(3) ?? 5) else { return call.input }
      var kept = scalars.prefix(length - end.count)
      if call.flag(1) != true, let blank = kept.lastIndex(of: " ") { kept = kept[..<blank] }
      return .text(String(String.UnicodeScalarView(kept + end)))
    },
    Filter(
      "wordcount", "Counts the words of a text.", Example("{{ 'so it goes'|wordcount }}", "3")
    ) { call throws(Failure) in
      .integer(wordCount(try call.text()))
    },
    Filter(
      "wordwrap(width=79, break_long_words=true, wrapstring=\"\\n\", break_on_hyphens=true)",
      "Breaks a text into lines of at most `width`.",
      Example("{{ 'one two three'|wordwrap(8)|lines|join('/') }}", "one two/three")
    ) { call throws(Failure) in
      let style = Wrapping(
        width: max(1, try call.size(0) ?? 79), breaksWords: call.flag(1) ?? true, breaksHyphens: call.flag(3) ?? true)
      let wrapped = lines(try call.text()).flatMap { style.wrapped(Array($0.unicodeScalars)) }
      let separator = try call.text(2) ?? "\n"
      try call.interpreter.checkLength(
        wrapped.reduce(0) { $0 + $1.utf8.count } + wrapped.count * separator.utf8.count)
      return .text(wrapped.joined(separator: separator))
    },
    Filter(
      "center(width=80)", "Centres a text in a field.", Example("[{{ 'x'|center(5) }}]", "[  x  ]"),
      escapedArguments: []
    ) { call throws(Failure) in
      let text = try call.text()
      let width = try call.size(0) ?? 80
      let space = max(0, width - text.unicodeScalars.count)
      // Python puts the odd blank to the left in a field of odd width.
      let left = space / 2 + space & width & 1
      return .text(String(repeating: " ", count: left) + text + String(repeating: " ", count: space - left))
    },
    Filter(
      "indent(width=4, first=false, blank=false)",
      "Leads each line by blanks or by a text; the first one and blank ones only if asked.",
      Example("{{ 'a\\nb'|indent(2) }}", "a\n  b"), takesFragments: true, escapedArguments: []
    ) { call throws(Failure) in try indented(call) },
    Filter(
      "format(*values, **named)",
      "Puts values in the places `%s`, `%d`, `%.2f`, `%(name)s` of a text, exactly; `%%` is a percent sign.",
      Example("{{ '%s of %.2f'|format(1, 3) }}", "1 of 3.00"), escapedArguments: []
    ) { call throws(Failure) in .text(try formatted(call)) },
    Filter(
      "striptags", "Takes the tags of HTML out and makes all white space one blank.",
      Example("{{ '<b>so</b>  it'|striptags }}", "so it")
    ) { call throws(Failure) in .text(withoutTags(try call.text())) },
    Filter(
      "escape", "Escapes a text for HTML; layouts do it by themselves.",
      Example("{{ 'a < b'|escape }}", "a &lt; b")
    ) { call throws(Failure) in
      if case .html = call.input.content { return call.input }
      return call.interpreter.madeHTML(escapedHTML(try call.text()))
    },
    Filter(
      "forceescape", "Escapes a text for HTML, once more if it is HTML already.",
      Example("{{ 'a < b'|escape|forceescape }}", "a &amp;lt; b")
    ) { call throws(Failure) in call.interpreter.madeHTML(escapedHTML(try call.text())) },
    Filter(
      "safe", "Marks a text as HTML that is not to be escaped.", Example("{{ '<b>'|safe }}", "<b>", in: .jinja),
      isForJinja: true
    ) { call throws(Failure) in
      if case .html = call.input.content { return call.input }
      return call.interpreter.madeHTML(try call.text())
    },
    Filter(
      "urlencode", "Encodes a text for a part of an address, or a map for a query.",
      Example("{{ 'a b&c'|urlencode }}", "a%20b%26c")
    ) { call throws(Failure) in
      let pairs: [(Value, Value)]
      switch call.input.content {
      case .map, .dataMap: pairs = try call.entries().map { (.text($0.key), $0.value) }
      case .list, .dataList:
        var found: [(Value, Value)] = []
        for item in try call.items() {
          let pair = try call.interpreter.items(of: item, at: call.place)
          guard pair.count == 2 else { throw call.wrongKind("a list of pairs", call.input, at: .input) }
          found.append((pair[0], pair[1]))
        }
        pairs = found
      default: return .text(encodedComponent(try call.text(), keeping: "/"))
      }
      var parts: [String] = []
      for (key, value) in pairs {
        // A blank in a query is a plus, as in forms.
        let name = encodedComponent(try call.interpreter.printed(key, call.place))
        let content = encodedComponent(try call.interpreter.printed(value, call.place))
        parts.append("\(name)=\(content)".replacing("%20", with: "+"))
      }
      return .text(parts.joined(separator: "&"))
    },
    Filter(
      "split(separator?, limit?)", "Cuts a text at a separator, or at white space.",
      Example("{{ 'a, b'|split(', ')|join('/') }}", "a/b")
    ) { call throws(Failure) in
      let text = try call.text()
      let limit = try call.integer(1)
      guard let separator = try call.text(0) else { return .list(words(text).map { .text(String($0)) }) }
      guard !separator.isEmpty else {
        throw Failure("wrong-value", "the separator is empty", at: .argument(0))
      }
      return .list(pieces(of: text, separator, limit ?? .max).map { .text(String($0) ?? "") })
    },
    Filter(
      "lines", "Cuts a text into its lines.", Example("{{ 'a\\nb'|lines|length }}", "2")
    ) { call throws(Failure) in
      .list(lines(try call.text()).map { .text(String($0)) })
    },
    Filter(
      "slug", "Makes a text the name of a place: letters of every script and digits, in small letters, with hyphens.",
      Example("{{ 'Harbour & House'|slug }}", "harbour-house")
    ) { call throws(Failure) in .text(slug(try call.text())) },
  ]

  private static func words(_ text: String) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { $0 }
  }

  /// Runs of letters, digits and `_`, as Python's `\\w+` finds them: `it's` is two.
  private static func wordCount(_ text: String) -> Int {
    text.unicodeScalars.split { scalar in
      scalar != "_" && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
    }.count
  }

  /// Without their ends, LF or CRLF; found in the bytes, since `\r\n` is one `Character`. Behind the last end there is
  /// none.
  private static func lines(_ text: String) -> [Substring] {
    var lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      Substring(line.last == .carriageReturn ? line.dropLast() : line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func titleCased(_ text: String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    let isBoundary = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || "-([{<".unicodeScalars.contains(scalar)
    }
    while let first = rest.first {
      if isBoundary(first) {
        result.unicodeScalars.append(rest.removeFirst())
      } else {
        let end = rest.firstIndex(where: isBoundary) ?? rest.endIndex
        result += Case.capitalized(rest[..<end])
        rest = rest[end...]
      }
    }
    return result
  }

  /// The pieces between separators, found in the bytes.
  private static func pieces(of text: String, _ separator: String, _ limit: Int) -> [Substring.UTF8View] {
    var pieces: [Substring.UTF8View] = []
    var rest = text[...].utf8
    while pieces.count < limit, let range = rest.firstRange(of: separator.utf8) {
      pieces.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return pieces + [rest]
  }

  private static func replaced(
    _ text: String, _ old: String, _ new: String, _ count: Int, _ call: Invocation
  ) throws(Failure) -> String {
    guard count > 0 else { return text }
    if old.isEmpty {
      try call.interpreter.checkLength(
        text.utf8.count + min(count, text.unicodeScalars.count + 1) * new.utf8.count)
      var result = ""
      var left = count
      for scalar in text.unicodeScalars {
        if left > 0 { result += new }
        left -= 1
        result.unicodeScalars.append(scalar)
      }
      if left > 0 { result += new }
      return result
    }
    let parts = pieces(of: text, old, count)
    try call.interpreter.checkLength(text.utf8.count + (parts.count - 1) * new.utf8.count)
    return parts.map { String($0) ?? "" }.joined(separator: new)
  }

  private static func indented(_ call: Invocation) throws(Failure) -> Value {
    let lead: [UInt8]
    if case .text(let text)? = call.arguments[0]?.content {
      lead = Array(text.utf8)
    } else {
      lead = Array(repeating: UInt8(ascii: " "), count: try call.size(0) ?? 4)
    }
    let leadsFirst = call.flag(1) ?? false
    let leadsBlank = call.flag(2) ?? false
    let isLed = { (line: ArraySlice<UInt8>, index: Int) in
      index == 0 ? leadsFirst : leadsBlank || line.contains { !$0.isWhitespace }
    }
    if case .fragment(let fragment) = call.input.content {
      try call.interpreter.checkLength(fragment.merged.count + fragment.merged.lines.count * lead.count)
      guard let led = fragment.merged.leading(lines: isLed, by: lead) else {
        throw Failure(
          "wrong-value", "what leads the lines of Markdown is blanks, tabs and `>`", at: .argument(0),
          help: "write it in the template, before each line")
      }
      return Value(.fragment(Fragment(led)))
    }
    let text = try call.text()
    let lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
    try call.interpreter.checkLength(text.utf8.count + lines.count * lead.count)
    let changed = lines.enumerated().map { index, line in
      let line = Array(line.last == .carriageReturn ? line.dropLast() : line)[...]
      return isLed(line, index) ? lead + line : Array(line)
    }
    return .text(String(decoding: Array(changed.joined(separator: [.lineFeed])), as: UTF8.self))
  }

  private static func withoutTags(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    // Looked for once: without it, each further `<` would look through all the rest in vain.
    let lastEnd = rest.lastIndex(of: UInt8(ascii: ">")) ?? -1
    while let first = rest.first {
      if rest.starts(with: "<!--".utf8) {
        rest = rest.firstRange(of: Array("-->".utf8)).map { rest[$0.upperBound...] } ?? []
      } else if first == UInt8(ascii: "<"), rest.startIndex < lastEnd, let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(first)
        rest.removeFirst()
      }
    }
    let text = withoutReferences(String(decoding: bytes, as: UTF8.self))
    return words(text).map { String($0) }.joined(separator: " ")
  }
}
