import TestSupport

/// A contract made by chance, the same in every run: clauses six levels deep and references between them, with what
/// each reference should read. It reckons numbers in a way of its own.
struct GeneratedContract {
  struct Clause {
    let id: Int
    var children: [Int] = []
    var parent: Int?
    var level = 1
    var title: String { "Title of c\(id)" }
  }

  enum Form: CaseIterable {
    case number, title, full, bare, relative, words, named, empty, pair, run, fallback, elsewhere
  }

  struct Reference {
    let number: Int
    let form: Form
    /// The clause in whose text it stands.
    let source: Int
    let targets: [Int]
  }

  private(set) var clauses: [Clause]
  private(set) var tops: [Int] = []
  private(set) var references: [Reference] = []

  /// The most clauses within one: so few that letters do not come to an end.
  private static let most = 20

  init(clauses count: Int, references referenceCount: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    clauses = (0..<count).map { Clause(id: $0) }
    arrange(using: &random)
    for number in 0..<referenceCount {
      let form = Form.allCases[number % Form.allCases.count]
      let wanted = form == .run ? 4 : form == .pair ? 2 : 1
      let targets = (0..<wanted).map { _ in Int.random(in: 0..<count, using: &random) }
      references.append(
        Reference(number: number, form: form, source: Int.random(in: 0..<count, using: &random), targets: targets))
    }
  }

  /// Puts all clauses elsewhere; what they say stays.
  mutating func shuffle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    arrange(using: &random)
  }

  private mutating func arrange(using random: inout SeededGenerator) {
    tops = []
    for index in clauses.indices { clauses[index].children = [] }
    var placed: [Int] = []
    for id in (0..<clauses.count).shuffled(using: &random) {
      let parent = placed.randomElement(using: &random).flatMap { candidate in
        clauses[candidate].level < 6 && clauses[candidate].children.count < Self.most ? candidate : nil
      }
      let isTop = parent == nil || placed.count < 6
      clauses[id].parent = isTop ? nil : parent
      clauses[id].level = isTop ? 1 : clauses[parent ?? 0].level + 1
      if isTop { tops.append(id) } else if let parent { clauses[parent].children.append(id) }
      placed.append(id)
    }
  }

  /// The clause without others in it that most references lead to, and that holds none itself.
  var leafToRemove: Int? {
    clauses.map(\.id).filter { id in clauses[id].children.isEmpty && !references.contains { $0.source == id } }
      .max { left, right in uses(of: left).count < uses(of: right).count }
  }

  /// The references that need a clause to be there.
  func uses(of id: Int) -> [Reference] {
    references.filter { $0.targets.contains(id) && $0.form != .fallback && $0.form != .elsewhere }
  }

  mutating func remove(_ id: Int) {
    if let parent = clauses[id].parent {
      clauses[parent].children.removeAll { $0 == id }
    } else {
      tops.removeAll { $0 == id }
    }
  }

  // MARK: The text

  /// - Parameter front: lines of front matter.
  func text(front: [String] = []) -> String {
    var lines = ["---"] + front + ["---", "# Contract"]
    var texts: [Int: [Int]] = [:]
    for (number, reference) in references.enumerated() { texts[reference.source, default: []].append(number) }
    for top in tops { write(top, texts, &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ id: Int, _ texts: [Int: [Int]], _ lines: inout [String]) {
    let clause = clauses[id]
    let written = (texts[id] ?? []).map { (number: $0, text: "«\($0)»\(source(of: references[$0]))«end»") }
    // Each in a place of another kind.
    if clause.level == 6 {
      lines += ["1. **\(clause.title).** Words. \(written.map(\.text).joined(separator: " and ")) {: #c\(id) }"]
      return
    }
    lines += ["", "\(String(repeating: "#", count: clause.level + 1)) \(clause.title) {: #c\(id) }", "", "Words."]
    for (offset, one) in written.enumerated() {
      switch offset % 4 {
      case 0: lines += ["", "Words \(one.text) and *\(one.number)*."]
      case 1: lines += ["", "- an item", "- \(one.text)"]
      case 2: lines += ["", "| a | b |", "|---|---|", "| 1 | \(one.text.replacing("|", with: "\\|")) |"]
      default: lines += ["", "Words[^\(one.number)].", "", "[^\(one.number)]: \(one.text)"]
      }
    }
    lines.append("")
    for child in clause.children { write(child, texts, &lines) }
  }

  private func source(of reference: Reference) -> String {
    let names = reference.targets.map { "@c\($0)" }
    switch reference.form {
    case .number: return "[\(names[0])]"
    case .title: return "[\(names[0]):title]"
    case .full: return "[\(names[0]):full]"
    case .bare: return "[\(names[0]):num]"
    case .relative: return "[\(names[0]):rel]"
    case .words: return "[some words](#c\(reference.targets[0]))"
    case .named: return "[\(clauses[reference.targets[0]].title)](#c\(reference.targets[0]))"
    case .empty: return "[](#c\(reference.targets[0]))"
    case .pair, .run: return "[\(names.joined(separator: "; "))]"
    case .fallback: return "[\(names[0]) | other *words*]"
    case .elsewhere: return "[@other#c\(reference.targets[0])]"
    }
  }

  // MARK: What it should read

  /// The HTML of a reference.
  ///
  /// - Parameter other: the contract that is meant by `other`.
  func html(of reference: Reference, other: GeneratedContract) -> String {
    let first = reference.targets[0]
    func link(_ text: String, _ id: Int = first) -> String { "<a href=\"#c\(id)\">\(text)</a>" }
    switch reference.form {
    case .number, .fallback: return link("Section\u{A0}\(number(of: first))")
    case .title: return link(clauses[first].title)
    case .full, .named, .empty: return link("Section\u{A0}\(number(of: first)) (\(clauses[first].title))")
    case .bare: return link(number(of: first))
    case .relative:
      return link(
        isInFootnote(reference) ? "Section\u{A0}\(number(of: first))" : name(of: first, from: reference.source))
    case .words: return link("some words")
    case .pair, .run:
      let items = runs(of: reference.targets).map { run in
        run.count > 2
          ? ["\(link(number(of: run[0]), run[0])) to \(link(number(of: run[run.count - 1]), run[run.count - 1]))"]
          : run.map { link(number(of: $0), $0) }
      }.flatMap { $0 }
      let list =
        items.count == 1 ? items[0] : items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
      return "Sections\u{A0}" + list
    case .elsewhere:
      return "<a href=\"../other/index.html#c\(first)\">Section\u{A0}\(other.number(of: first)) of the Other</a>"
    }
  }

  /// Whether it is the fourth, the eighth … of its clause.
  private func isInFootnote(_ reference: Reference) -> Bool {
    let place = references.filter { $0.source == reference.source }.firstIndex { $0.number == reference.number }
    return clauses[reference.source].level < 6 && (place ?? 0) % 4 == 3
  }

  /// What a clause is called in the text of another.
  private func name(of id: Int, from source: Int) -> String {
    func chain(_ id: Int) -> [Int] { [id] + (clauses[id].parent.map { chain($0) } ?? []) }
    let around = chain(source)
    if id == source || id == around.first(where: { clauses[$0].level < 3 }) {
      return clauses[id].level < 3 ? "this Section" : "this paragraph"
    }
    let common = chain(id).dropFirst().first { around.contains($0) }
    guard let common, clauses[common].level > 1 else { return "Section\u{A0}\(number(of: id))" }
    return "paragraph\u{A0}\(number(of: id).dropFirst(number(of: common).count))"
  }

  private func runs(of ids: [Int]) -> [[Int]] {
    ids.dropFirst().reduce(into: [[ids[0]]]) { runs, id in
      let last = runs[runs.count - 1][runs[runs.count - 1].count - 1]
      if clauses[id].parent == clauses[last].parent, place(of: id) == place(of: last) + 1 {
        runs[runs.count - 1].append(id)
      } else {
        runs.append([id])
      }
    }
  }

  private func siblings(of id: Int) -> [Int] { clauses[id].parent.map { clauses[$0].children } ?? tops }

  private func place(of id: Int) -> Int { siblings(of: id).firstIndex(of: id) ?? -1 }

  func number(of id: Int) -> String {
    let place = place(of: id)
    let parent = clauses[id].parent.map { number(of: $0) } ?? ""
    let letters = Array("abcdefghijklmnopqrst")
    let romans = [
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
      "xviii", "xix", "xx",
    ]
    switch clauses[id].level {
    case 1: return "\(place + 1)"
    case 2: return "\(parent).\(place + 1)"
    case 3: return "\(parent)(\(letters[place]))"
    case 4: return "\(parent)(\(romans[place]))"
    case 5: return "\(parent)(\(letters[place].uppercased()))"
    default: return "\(parent)(\(place + 1))"
    }
  }
}
