/// A preset, with the numbers of six levels and the nouns that its clauses have.
enum GeneratedNumbering: String, CaseIterable, CustomStringConvertible {
  case us, uk, decimal, outline

  var description: String { rawValue }

  /// How many levels have numbers with points between them; those below have letters in parentheses.
  fileprivate var dotted: Int {
    switch self {
    case .us: 2
    case .uk: 3
    case .decimal: 6
    case .outline: 1
    }
  }

  fileprivate func number(_ path: [Int]) -> String {
    let letters = Array("abcdefghijklmnopqrst")
    let romans = [
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
      "xviii", "xix", "xx",
    ]
    var number = path.prefix(dotted).map(String.init).joined(separator: ".")
    for (offset, own) in path.dropFirst(dotted).enumerated() {
      let label =
        switch (self, offset) {
        case (_, 0): String(letters[own - 1])
        case (_, 1): romans[own - 1]
        case (_, 2): letters[own - 1].uppercased()
        case (.outline, 3): romans[own - 1].uppercased()
        default: String(own)
        }
      number += "(\(label))"
    }
    return number
  }
}

extension GeneratedContract {
  /// The HTML of a reference.
  ///
  /// - Parameter other: the contract that is meant by `other`.
  func html(of reference: Reference, other: GeneratedContract) -> String {
    let first = reference.targets[0]
    func link(_ text: String) -> String { "<a href=\"#c\(first)\">\(text)</a>" }
    // A footnote stands in no clause.
    let source = isInFootnote(reference) ? nil : reference.source
    let name = { (title: String?) in self.name(of: first, from: source, title: title) }
    switch reference.form {
    case .number, .fallback: return link(name(nil))
    case .title: return link(clauses[first].title)
    case .full, .named, .empty: return link(name(clauses[first].title))
    case .bare: return link(number(of: first))
    case .relative: return link(source.flatMap { relativeName(of: first, from: $0) } ?? name(nil))
    case .words: return link("some words")
    case .pair, .run: return list(of: reference.targets, from: source)
    case .elsewhere:
      let whole = other.schedule(of: first).map { "Schedule\u{A0}\(other.number(of: $0)) of the Other" } ?? "the Other"
      let text = "\(other.noun(of: first))\u{A0}\(other.number(of: first)) of \(whole)"
      return "<a href=\"../other/index.html#c\(first)\">\(text)</a>"
    }
  }

  func number(of id: Int) -> String {
    clauses[id].isSchedule
      ? "\(1 + (tops.filter { clauses[$0].isSchedule }.firstIndex(of: id) ?? -1))" : numbering.number(path(of: id))
  }

  /// The schedule that is around a clause.
  func schedule(of id: Int) -> Int? {
    guard let parent = clauses[id].parent else { return nil }
    return clauses[parent].isSchedule ? parent : schedule(of: parent)
  }

  // MARK: Details

  /// Whether it is the fourth, the eighth … of its clause.
  private func isInFootnote(_ reference: Reference) -> Bool {
    let place = references.filter { $0.source == reference.source }.firstIndex { $0.number == reference.number }
    return clauses[reference.source].depth < 6 && (place ?? 0) % 4 == 3
  }

  private func level(of id: Int) -> Int { clauses[id].depth - (schedule(of: id) == nil ? 0 : 1) }

  private func noun(of id: Int) -> String {
    if clauses[id].isSchedule { return "Schedule" }
    guard numbering == .uk else { return "Section" }
    return schedule(of: id) == nil ? "clause" : "paragraph"
  }

  /// The number of each clause from that of the first level to this one.
  private func path(of id: Int) -> [Int] {
    let siblings = clauses[id].parent.map { clauses[$0].children } ?? tops.filter { !clauses[$0].isSchedule }
    let own = 1 + (siblings.firstIndex(of: id) ?? -1)
    guard let parent = clauses[id].parent, !clauses[parent].isSchedule else { return [own] }
    return path(of: parent) + [own]
  }

  /// What has to be said behind the number of a clause, that no other may be taken for it.
  private func whole(of id: Int, from source: Int?) -> String {
    guard let schedule = schedule(of: id) else { return "" }
    let isHere = source == schedule || source.flatMap { self.schedule(of: $0) } == schedule
    return isHere
      ? numbering == .uk ? "" : " of this Schedule" : " of Schedule\u{A0}\(number(of: schedule))"
  }

  private func name(of id: Int, from source: Int?, title: String?) -> String {
    "\(noun(of: id))\u{A0}\(number(of: id))\(title.map { " (\($0))" } ?? "")\(whole(of: id, from: source))"
  }

  /// What a clause is called in the text of another that is near.
  private func relativeName(of id: Int, from source: Int) -> String? {
    func chain(_ id: Int) -> [Int] { [id] + (clauses[id].parent.map { chain($0) } ?? []) }
    func isDotted(_ id: Int) -> Bool { clauses[id].isSchedule || level(of: id) <= numbering.dotted }
    let around = chain(source)
    if id == source || id == around.first(where: isDotted) {
      return "this \(isDotted(id) ? noun(of: id) : "paragraph")"
    }
    let common = chain(id).dropFirst().first { around.contains($0) }
    guard let common, !clauses[common].isSchedule, level(of: common) >= numbering.dotted else { return nil }
    return "paragraph\u{A0}\(number(of: id).dropFirst(number(of: common).count))"
  }

  /// Several clauses: with their noun once where they have the same, and stand in the same schedule.
  private func list(of ids: [Int], from source: Int?) -> String {
    func link(_ text: String, _ id: Int) -> String { "<a href=\"#c\(id)\">\(text)</a>" }
    func joined(_ items: [String]) -> String {
      items.count == 1 ? items[0] : items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
    }
    let isOneKind = Set(ids.map { noun(of: $0) + whole(of: $0, from: source) }).count == 1
    guard isOneKind else { return joined(ids.map { link(name(of: $0, from: source, title: nil), $0) }) }
    let items = runs(of: ids).flatMap { run in
      run.count > 2
        ? ["\(link(number(of: run[0]), run[0])) to \(link(number(of: run[run.count - 1]), run[run.count - 1]))"]
        : run.map { link(number(of: $0), $0) }
    }
    return "\(noun(of: ids[0]))s\u{A0}\(joined(items))\(whole(of: ids[0], from: source))"
  }

  private func runs(of ids: [Int]) -> [[Int]] {
    ids.dropFirst().reduce(into: [[ids[0]]]) { runs, id in
      let last = runs[runs.count - 1][runs[runs.count - 1].count - 1]
      let isNext =
        clauses[id].parent == clauses[last].parent && clauses[id].isSchedule == clauses[last].isSchedule
        && place(of: id) == place(of: last) + 1
      if isNext { runs[runs.count - 1].append(id) } else { runs.append([id]) }
    }
  }

  /// Among those that are counted with it.
  private func place(of id: Int) -> Int {
    let siblings =
      clauses[id].parent.map { clauses[$0].children }
      ?? tops.filter { clauses[$0].isSchedule == clauses[id].isSchedule }
    return siblings.firstIndex(of: id) ?? -1
  }
}
