import Diagnostics

/// A place of a paper that would read otherwise now.
struct ChangedPlace {
  /// `“£900.00” in “Price and payment”: 950.00 GBP now`
  let words: String
  /// Where what holds now is written; nil where nothing does.
  let span: Span?

  /// The places at which a paper printed what has changed, in its order; then what has changed without a place of its
  /// own, as whether something was there, unless it comes from what a place comes from.
  static func all(of changes: [ChangedDatum], in paper: FrozenPaper) -> [ChangedPlace] {
    let printed = paper.printed
    let byPath = Dictionary(changes.map { ($0.path, $0) }) { first, _ in first }
    let places = printed.compactMap { place in
      byPath[place.path].map { ChangedPlace(words: place.words($0), span: $0.span) }
    }
    let known = Set(printed.map(\.path))
    var told = Set(places.compactMap(\.span))
    let alone = changes.filter { change in
      !known.contains(change.path) && (change.span.map { told.insert($0).inserted } ?? true)
    }
    return places + alone.map { ChangedPlace(words: $0.words, span: $0.span) }
  }
}

extension ChangedDatum {
  /// What is said of a datum that stands at no place of the paper.
  fileprivate var words: String {
    switch (before, datum?.frozenText) {
    case (let before?, let after?) where !before.isEmpty && !after.isEmpty:
      "\(quoted(after)), where the paper had \(quoted(before))"
    case (_, let after?) where !after.isEmpty: "\(quoted(after)), of which the paper says nothing"
    case (let before?, _) where !before.isEmpty: "\(quoted(before)) is not there any more"
    default: "what was there or not is otherwise now"
    }
  }
}

/// A datum where a paper printed it.
private struct PrintedDatum {
  let path: String
  /// As the paper has it.
  let text: String
  /// The number and title of the clause.
  let clause: String?

  func words(_ change: ChangedDatum) -> String {
    let now = change.datum.map { "\(quoted($0.frozenText)) now" } ?? "not there any more"
    return "\(quoted(text))\(clause.map { " in \(quoted($0))" } ?? ""): \(now)"
  }
}

extension FrozenPaper {
  /// What the paper printed of its data, in its order.
  fileprivate var printed: [PrintedDatum] {
    guard let source = files[Self.source], let values = files[Self.values].flatMap(FrozenValues.init(json:)) else {
      return []
    }
    let clauses = files[Self.clauses].flatMap(FrozenClauses.init(json:))?.clauses ?? []
    var printed: [PrintedDatum] = []
    for (index, line) in String(decoding: source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      let clause = clauses.last { $0.line <= index + 1 && !$0.id.isEmpty && $0.title != nil }
      for match in line.matches(of: #/⟦([0-9]+)⟧/#) {
        guard let number = Int(match.1), values.marks.indices.contains(number - 1),
          let path = values.marks[number - 1].path
        else { continue }
        printed.append(PrintedDatum(path: path, text: values.marks[number - 1].text, clause: clause?.title))
      }
    }
    return printed
  }
}

/// A text by its beginning, in quotation marks.
private func quoted(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count > 60 ? "“\(line.prefix(60))…”" : "“\(line)”"
}
