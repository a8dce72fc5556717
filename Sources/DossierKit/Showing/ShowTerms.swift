import Diagnostics
package import Engagements
import Values

extension Engagement {
  /// The whole terms after defaults, each line with where it comes from, for `dossier show ENGAGEMENT terms`.
  package var termsText: String {
    var rows: [Row] = []
    // In the order of the declarations, not in that of the files it was inherited from.
    for key in Declaration(TermsFields.self).keys {
      if let value = terms.datum[key], !value.isNone { value.rows(key: key, depth: 0, into: &rows) }
    }
    let width = min(rows.map { columns($0.text) }.max() ?? 0, 60)
    return rows.map { row in
      let padding = String(repeating: " ", count: max(0, width - columns(row.text)))
      return row.origin.isEmpty ? row.text : "\(row.text)\(padding)  # \(row.origin)"
    }.joined(separator: "\n") + "\n"
  }
}

private struct Row {
  let text: String
  let origin: String
}

extension Datum {
  /// Appends the datum as YAML in block style, a row a line.
  fileprivate func rows(key: String?, depth: Int, isItem: Bool = false, into rows: inout [Row]) {
    let indent = String(repeating: "  ", count: isItem ? max(0, depth - 1) : depth) + (isItem ? "- " : "")
    let lead = indent + (key.map { "\($0):" } ?? "")
    switch content {
    case .map(let map):
      if key != nil { rows.append(Row(text: lead, origin: "")) }
      for (index, entry) in map.entries.enumerated() where !entry.value.isNone {
        let startsItem = isItem && key == nil && index == 0
        entry.value.rows(
          key: entry.key, depth: key == nil ? depth : depth + 1, isItem: startsItem, into: &rows)
      }
    case .list(let items):
      rows.append(Row(text: lead, origin: items.isEmpty ? originText : ""))
      for item in items { item.rows(key: nil, depth: depth + 2, isItem: true, into: &rows) }
    case .none, .withheld: break
    default:
      let separator = key == nil ? "" : " "
      let words = (exactWords ?? "").split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
      rows.append(Row(text: lead + separator + words, origin: originText))
    }
  }

  private var originText: String {
    switch origin {
    case .written(let span): span.description
    case .computed(let spans): spans.first.map { "from \($0)" } ?? "computed"
    case .given: "what holds unless written"
    }
  }
}
