import Diagnostics

/// How text and values reach the result.
extension Interpreter {
  func lineOrigin(_ span: Span) -> Buffer.LineOrigin {
    Buffer.LineOrigin(template: templateNumber, offset: Int32(span.start))
  }

  func writeText(_ range: TextRange) throws(Failure) {
    guard !isSilent else { return }
    var text = template.source.bytes[range.range]
    if swallowsLineEnd {
      swallowsLineEnd = false
      while let first = text.first, first.isBlank || first == .carriageReturn { text = text.dropFirst() }
      if text.first == .lineFeed { text = text.dropFirst() }
    }
    if output == .html { htmlState.read(text) }
    if output == .markdown, template.needsCare {
      try writeWithPrivateUse(text)
    } else {
      buffer.append(template: text, of: templateNumber)
    }
    try checkSize()
  }

  private func checkSize() throws(Failure) {
    guard buffer.count <= library.limits.output else {
      throw Failure("output-limit", "the result is longer than \(library.limits.output) bytes", kind: .limit)
    }
  }

  /// Private-use characters of the template itself become bindings of themselves.
  private func writeWithPrivateUse(_ text: ArraySlice<UInt8>) throws(Failure) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      guard text[index] >= 0xF3, index + 4 <= text.endIndex,
        let scalar = String(decoding: text[index..<index + 4], as: UTF8.self).unicodeScalars.first,
        Placeholder.index(of: scalar) != nil
      else {
        index += 1
        continue
      }
      buffer.append(template: text[start..<index], of: templateNumber)
      let span = Span(template.source, index..<index + 4)
      try bind(.text(String(scalar)), span, origin: .written(span), at: nil)
      index += 4
      start = index
    }
    buffer.append(template: text[start...], of: templateNumber)
  }

  func write(_ expression: ExpressionID, _ standing: Standing) throws(Failure) {
    let span = template.span(template.syntax.expressionRanges[Int(expression.index)])
    var value = try evaluate(expression, lenient: true)
    if rehearsal != nil { value = printable(value) }
    if case .undefined(let missing) = value.content {
      // `{{ x if false }}` prints nothing.
      if case .condition = missing.reason { return }
      throw failure(of: missing)
    }
    try write(value, span, standing)
  }

  func write(_ value: Value, _ span: Span, _ standing: Standing) throws(Failure) {
    switch value.content {
    case .fragment(let fragment): try insert(fragment.merged, standing, lead: nil, at: span)
    case .markdown(let markdown) where output == .markdown:
      let content = markdown.isInline ? Binding.Content.inlineMarkdown(markdown.text) : .markdown(markdown.text)
      try bind(content, span, of: value)
    case .html(let html) where output == .text: buffer.append(html.text, at: lineOrigin(span))
    case .html(let html): try write(html, span)
    default:
      let text = try printed(value, span)
      switch output {
      case .markdown: try bind(.text(text), span, of: value)
      case .html: try write(escaped(text, for: htmlState.place, span), isEmpty: text.isEmpty, span)
      case .text: buffer.append(escapesHTML ? escapedHTML(text) : text, at: lineOrigin(span))
      }
    }
    try checkSize()
  }

  private func write(_ html: SafeHTML, _ span: Span) throws(Failure) {
    switch htmlState.place {
    case .text: break
    case .code(let element) where html.isGiven:
      guard !html.text.lowercased().contains("</\(element)") else {
        throw Failure("unsafe-html", "the text would end the element `\(element)`", at: .span(span))
      }
    case .attribute where !html.isGiven && htmlState.staysWithin(html.text.utf8): break
    default:
      throw Failure("unsafe-html", "HTML cannot be printed here", at: .span(span), help: "print it between tags")
    }
    try write(html.text, isEmpty: html.text.isEmpty, span)
    // A piece may open a tag and leave it open: what is printed next stands in it.
    if !html.isGiven { htmlState.read(html.text.utf8) }
  }

  private func write(_ text: String, isEmpty: Bool, _ span: Span) throws(Failure) {
    htmlState.print(isEmpty)
    buffer.append(text, at: lineOrigin(span))
  }

  private func bind(_ content: Binding.Content, _ span: Span, of value: Value) throws(Failure) {
    let place = trace.place(value.trail, in: root)
    let called = rehearsal == nil ? place?.place : Binding.Place(.named(span.text), in: "")
    try bind(content, span, origin: place?.origin ?? trace.origin(value.trail, in: root), at: called)
  }

  func bind(
    _ content: Binding.Content, _ span: Span, origin: Origin, at place: Binding.Place?
  ) throws(Failure) {
    guard bindings.count < library.limits.values, let scalar = Placeholder.scalar(bindings.count) else {
      throw Failure(
        "value-limit", "a document prints at most \(library.limits.values) values", kind: .limit, at: .span(span),
        help: "divide it into several documents")
    }
    bindings.append(Binding(content, span: span, origin: origin, at: place))
    buffer.append(scalar, at: lineOrigin(span))
  }

  func printGap(_ path: String, _ span: Span) {
    switch output {
    case .markdown:
      do throws(Failure) {
        try bind(.gap(path), span, origin: .given, at: Binding.Place(.named(path), in: ""))
      } catch { report(error) }
    case .html:
      if case .text = htmlState.place { buffer.append("<mark>\(escapedHTML(path))</mark>", at: lineOrigin(span)) }
    case .text: buffer.append("[\(path)]", at: lineOrigin(span))
    }
  }

  /// Writes a piece that was made elsewhere. Alone on its line it leads its lines by what stands before it, and
  /// has no line end of its own beside the line's.
  func insert(_ piece: Buffer, _ standing: Standing, lead: [UInt8]?, at span: Span) throws(Failure) {
    defer { swallowsLineEnd = swallowsLineEnd && buffer.currentLine.isEmpty }
    var piece = piece
    if standing != .amidText { piece.removeLastLineEnd() }
    guard standing != .amidText, let before = leadingMarks() else {
      buffer.append(piece, ledBy: [])
      return
    }
    let lead = lead ?? []
    if piece.count == 0 {
      // The line goes with what it was made for.
      if standing == .endsLine, buffer.currentLine.allSatisfy(\.isBlank) {
        buffer.removeBlankLine()
        swallowsLineEnd = true
      }
      return
    }
    if standing == .aloneOnLine, !lead.isEmpty {
      buffer.append(String(decoding: lead, as: UTF8.self), at: lineOrigin(span))
    }
    buffer.append(piece, ledBy: before + lead)
    if standing == .aloneOnLine { buffer.endLine(at: lineOrigin(span)) }
    try checkSize()
  }

  /// What leads the lines of an inclusion at this place: blanks, quotation marks as they are, the marks of items
  /// as blanks. Nil if anything else stands before it on its line.
  private func leadingMarks() -> [UInt8]? {
    let line = Array(buffer.currentLine)
    let blank = UInt8(ascii: " ")
    var lead: [UInt8] = []
    var index = 0
    func skip(_ condition: (UInt8) -> Bool) { while index < line.count, condition(line[index]) { index += 1 } }
    while index < line.count {
      let start = index
      var isBox = false
      var isFootnote = false
      switch line[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
      case UInt8(ascii: "["):
        skip { $0 != UInt8(ascii: "]") }
        index += 1
        isFootnote = index < line.count && line[index] == UInt8(ascii: ":")
        isBox = !isFootnote
        if isFootnote { index += 1 }
      case let byte where byte.isBlank || byte == UInt8(ascii: ">"):
        lead.append(byte)
        index += 1
        continue
      default:
        if line[index] == UInt8(ascii: "(") { index += 1 }
        skip { $0.isDigit || $0.isLetter }
        guard (1...9).contains(index - start), index < line.count,
          line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")")
        else { return nil }
        index += 1
      }
      guard index < line.count, line[index].isBlank else { return nil }
      index += 1
      // The box of a task is text of its item: what follows stands under the item. A footnote's lines stand in four.
      if !isBox { lead += Array(repeating: blank, count: isFootnote ? 4 : index - start) }
    }
    return lead
  }
}
