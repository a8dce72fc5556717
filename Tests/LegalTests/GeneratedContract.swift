import TestSupport

/// A contract made by chance, the same in every run: clauses six levels deep, some of them in schedules, and references
/// between them, with what each reference should read. It reckons numbers in a way of its own.
struct GeneratedContract {
  struct Clause {
    let id: Int
    var children: [Int] = []
    var parent: Int?
    /// How deep it stands, from 1.
    var depth = 1
    var isSchedule = false
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

  let numbering: GeneratedNumbering
  private(set) var clauses: [Clause]
  private(set) var tops: [Int] = []
  private(set) var references: [Reference] = []

  /// The most clauses within one: so few that letters do not come to an end.
  private static let most = 20

  init(
    clauses count: Int, schedules: Int = 0, references referenceCount: Int, by numbering: GeneratedNumbering = .us,
    seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    self.numbering = numbering
    clauses = (0..<count).map { Clause(id: $0) }
    for id in (0..<count).shuffled(using: &random).prefix(schedules) { clauses[id].isSchedule = true }
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

  /// Has each clause named once, by its number, in the text of one of them.
  mutating func nameAll(in source: Int) {
    references = clauses.map { Reference(number: $0.id, form: .number, source: source, targets: [$0.id]) }
  }

  private mutating func arrange(using random: inout SeededGenerator) {
    tops = []
    for index in clauses.indices { clauses[index].children = [] }
    var placed: [Int] = []
    for id in (0..<clauses.count).shuffled(using: &random) {
      let parent = placed.randomElement(using: &random).flatMap { candidate in
        clauses[candidate].depth < 6 && clauses[candidate].children.count < Self.most ? candidate : nil
      }
      let isTop = parent == nil || placed.count < 6 || clauses[id].isSchedule
      clauses[id].parent = isTop ? nil : parent
      clauses[id].depth = isTop ? 1 : clauses[parent ?? 0].depth + 1
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

  /// - Parameter front: lines of front matter beside that of the numbering.
  func text(front: [String] = []) -> String {
    var lines = ["---", "numbering: \(numbering)"] + front + ["---", "# Contract"]
    var texts: [Int: [Int]] = [:]
    for (number, reference) in references.enumerated() { texts[reference.source, default: []].append(number) }
    for top in tops { write(top, texts, &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ id: Int, _ texts: [Int: [Int]], _ lines: inout [String]) {
    let clause = clauses[id]
    let written = (texts[id] ?? []).map { (number: $0, text: "«\($0)»\(source(of: references[$0]))«end»") }
    // Each in a place of another kind.
    if clause.depth == 6 {
      lines += ["1. **\(clause.title).** Words. \(written.map(\.text).joined(separator: " and ")) {: #c\(id) }"]
      return
    }
    let list = "{: #c\(id)\(clause.isSchedule ? " .schedule" : "") }"
    lines += ["", "\(String(repeating: "#", count: clause.depth + 1)) \(clause.title) \(list)", "", "Words."]
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
}
