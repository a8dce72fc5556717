import Foundation

/// Diagnostics as JSON: an array of objects in the order given, keys sorted, one line end at the end.
///
/// ```json
/// [ { "severity": "error", "id": "payment-shares", "message": "…", "file": "…", "line": 48, "column": 3,
///     "endLine": 48, "endColumn": 11, "notes": [ { "message": "…", "file": "…", … } ], "help": "…" } ]
/// ```
/// A diagnostic without a place has no `file`, `line`, `column`, `endLine`, `endColumn`.
package func json(of diagnostics: [Diagnostic]) -> String { jsonText(of: diagnostics.map(JSONDiagnostic.init)) }

/// A value of texts, whole numbers, lists and maps as JSON: the same keys in the same order, one line end at the end.
package func jsonText(of value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  // Such a value cannot fail to encode.
  return String(decoding: (try? encoder.encode(value)) ?? Data(), as: UTF8.self) + "\n"
}

private struct JSONDiagnostic: Encodable {
  let severity: String
  let id: String
  let message: String
  let place: Place?
  let notes: [Note]
  let help: String?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    id = diagnostic.id
    message = diagnostic.message
    place = diagnostic.span.map(Place.init)
    notes = diagnostic.notes.map { Note(message: $0.message, place: $0.span.map(Place.init)) }
    help = diagnostic.help
  }

  private enum Key: String, CodingKey { case severity, id, message, notes, help }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(severity, forKey: .severity)
    try container.encode(id, forKey: .id)
    try container.encode(message, forKey: .message)
    if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
    try container.encodeIfPresent(help, forKey: .help)
    try place?.encode(to: encoder)
  }

  struct Place: Encodable {
    let file: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int

    init(_ span: Span) {
      let start = span.position
      let end = span.source.position(of: span.end)
      (file, line, column) = (span.source.name, start.line, start.column)
      (endLine, endColumn) = (end.line, end.column)
    }
  }

  struct Note: Encodable {
    let message: String
    let place: Place?

    private enum Key: String, CodingKey { case message }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(message, forKey: .message)
      try place?.encode(to: encoder)
    }
  }
}
