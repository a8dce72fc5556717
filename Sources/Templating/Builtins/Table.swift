import Diagnostics

/// A table of documents, made of a list.
struct Table {
  private var headings: [Value] = []
  private var rows: [[Value]] = []
  private let call: Invocation

  /// Reads the input by the argument: attributes with their headings, or the headings of lists.
  init(_ call: Invocation) throws(Failure) {
    self.call = call
    let items = try call.items()
    guard !items.isEmpty else {
      throw Failure("empty-list", "the list is empty", at: .input, help: "ask first: `{% if … %}`")
    }
    let columns = call.arguments[0] ?? .none
    switch columns.content {
    case .map, .record, .dataMap:
      let entries = try call.interpreter.entries(of: columns, at: call.place)
      headings = entries.map(\.value)
      let paths = entries.map { AttributePath(parts: $0.key.split(separator: ".").map(String.init), argument: 0) }
      for (index, item) in items.enumerated() {
        var row: [Value] = []
        for path in paths { row.append(try call.value(path, of: item, index, fallback: nil)) }
        rows.append(row)
      }
    case .list, .dataList:
      headings = try call.interpreter.items(of: columns, at: call.place)
      for (index, item) in items.enumerated() {
        // The items of a map are its keys, which are no row.
        guard !item.isMap, let row = try call.interpreter.optionalItems(of: item, at: call.place),
          row.count == headings.count
        else {
          throw Failure(
            "wrong-value", "row \(index + 1) is no list of as many items as there are headings", at: .input,
            help: item.isMap
              ? "say which attribute stands under which heading: `|table({\"name\": \"Name\"})`"
              : "there are \(headings.count) headings")
        }
        rows.append(row)
      }
    default: throw call.wrongKind("a map of attributes and headings", columns, at: .argument(0))
    }
    guard !headings.isEmpty else { throw Failure("empty-list", "the table has no columns", at: .argument(0)) }
    for heading in headings { try check(heading, "a heading", at: .argument(0)) }
    for (index, row) in rows.enumerated() {
      for cell in row { try check(cell, "a cell of row \(index + 1)", at: .input) }
    }
  }

  /// A cell holds one line, and nothing that would end it.
  private func check(_ cell: Value, _ owner: String, at place: Failure.Place) throws(Failure) {
    switch cell.content {
    case .text, .integer, .number, .money, .share, .day, .length, .time, .html, .markdown: return
    case .fragment(let fragment):
      guard !fragment.merged.text.utf8.contains(where: { $0 == .lineFeed || $0 == UInt8(ascii: "|") }) else {
        throw Failure(
          "wrong-value", "\(owner) is Markdown of more than a line, or with a `|`", at: place,
          help: "write the table out with `for`")
      }
    default:
      throw Failure(
        "wrong-kind", "\(owner) is \(cell.kind)", at: place,
        help: "put a text there, or write the table out with `for`")
    }
  }

  /// The table as Markdown, or as HTML in layouts.
  func made() throws(Failure) -> Value {
    let isRight = headings.indices.map { column in
      rows.allSatisfy { row in
        switch row[column].content {
        case .integer, .number, .money, .share: true
        default: false
        }
      }
    }
    let output = call.interpreter.output
    let isHTML = output == .html
    return try call.interpreter.made(at: call.place) { mark, write throws(Failure) in
      func line(_ cells: [Value], _ name: String) throws(Failure) {
        mark(isHTML ? "<tr>\n" : "")
        for (cell, isRight) in zip(cells, isRight) {
          mark(isHTML ? "<\(name)\(isRight ? " class=\"right\"" : "")>" : "| ")
          try write(output == .text ? inOneLine(cell) : cell)
          mark(isHTML ? "</\(name.prefix(2))>\n" : " ")
        }
        mark(isHTML ? "</tr>\n" : "|")
      }
      mark(isHTML ? "<table>\n<thead>\n" : "")
      try line(headings, "th scope=\"col\"")
      mark(
        isHTML ? "</thead>\n<tbody>\n" : "\n" + isRight.map { $0 ? "| ---: " : "| --- " }.joined() + "|")
      for row in rows {
        mark(isHTML ? "" : "\n")
        try line(row, "td")
      }
      mark(isHTML ? "</tbody>\n</table>" : "")
    }
  }

  /// In plain text nothing but line ends holds a table together.
  private func inOneLine(_ cell: Value) -> Value {
    guard case .text(let text) = cell.content else { return cell }
    return .text(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
