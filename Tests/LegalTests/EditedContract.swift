import Foundation
import TestSupport

/// A contract that can be edited by chance, the same in every run.
struct EditedContract {
  struct Clause {
    let name: Int
    var title: String
    var hasID: Bool
    var paragraphs: [[String]]
    var rows: [[String]]
    var items: [[String]]
    var clauses: [Clause] = []
  }

  enum Edit: CaseIterable {
    case replaceWords, insertWords, deleteWords, changeFigure, insertParagraph, deleteParagraph, retitle, moveClause,
      deleteClause, insertClause, changeRow, insertRow, deleteRow, swapRows, moveItem, insertItem
  }

  private(set) var clauses: [Clause] = []
  private var count = 0
  private var random: SeededGenerator

  private static let words = [
    "the", "client", "pays", "within", "of", "days", "services", "and", "work", "is", "not", "a", "shall", "provide",
    "agreement", "notice", "party", "each", "reasonable", "fee", "deliver", "accept", "written", "under", "this",
    "confidential", "which", "may", "costs", "early",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    clauses = (0..<5).map { _ in newClause(depth: 0) }
  }

  // MARK: Making

  private mutating func newClause(depth: Int) -> Clause {
    count += 1
    let name = count
    var clause = Clause(
      name: name, title: "\(pick().capitalized) \(pick()) \(name)", hasID: Bool.random(using: &random),
      paragraphs: (0..<Int.random(in: 1...3, using: &random)).map { _ in sentence(mark: name) },
      rows: Int.random(in: 0..<4, using: &random) == 0
        ? (0..<5).map { ["row \(name) \($0)", pick(), amount()] } : [],
      items: Int.random(in: 0..<3, using: &random) == 0 ? (0..<3).map { _ in sentence(mark: name) } : [])
    if depth < 2 {
      clause.clauses = (0..<Int.random(in: 0...2, using: &random)).map { _ in newClause(depth: depth + 1) }
    }
    return clause
  }

  private mutating func pick() -> String { Self.words.randomElement(using: &random) ?? "word" }
  private mutating func amount() -> String { "\(Int.random(in: 1...999, using: &random)),000.00 EUR" }

  /// Words by chance, of which some stand nowhere else.
  private mutating func sentence(mark: Int) -> [String] {
    var words = (0..<Int.random(in: 6...25, using: &random)).map { _ in pick() }
    words.insert("mark\(mark)x\(Int.random(in: 0..<1000, using: &random))", at: 2)
    words.insert("**\(pick())**", at: 4)
    if Bool.random(using: &random) {
      words += ["of", amount(), "on", "15 March 20\(Int.random(in: 10...99, using: &random))"]
    }
    return words
  }

  // MARK: Editing

  /// - Returns: whether something was there to be edited so.
  mutating func apply(_ edit: Edit) -> Bool {
    let paths = paths
    guard let path = paths.randomElement(using: &random) else { return false }
    switch edit {
    case .moveClause: return move(path)
    case .deleteClause:
      guard paths.count > 3 else { return false }
      _ = remove(path)
    case .insertClause: insert(newClause(depth: 2), at: path)
    default: return with(path) { clause, contract in contract.apply(edit, to: &clause) }
    }
    return true
  }

  private mutating func apply(_ edit: Edit, to clause: inout Clause) -> Bool {
    func place(_ list: [[String]]) -> Int? { list.indices.randomElement(using: &random) }
    switch edit {
    case .insertParagraph:
      clause.paragraphs.insert(sentence(mark: 0), at: Int.random(in: 0...clause.paragraphs.count, using: &random))
    case .deleteParagraph:
      guard let at = place(clause.paragraphs) else { return false }
      clause.paragraphs.remove(at: at)
    case .retitle: clause.title = "\(pick().capitalized) \(pick()) again \(clause.name)"
    case .changeRow:
      guard let at = place(clause.rows) else { return false }
      clause.rows[at][2] = amount()
    case .insertRow:
      guard let at = place(clause.rows) else { return false }
      clause.rows.insert(["new row \(Int.random(in: 0..<9, using: &random))", pick(), amount()], at: at)
    case .deleteRow:
      guard let at = place(clause.rows), clause.rows.count > 1 else { return false }
      clause.rows.remove(at: at)
    case .swapRows:
      guard clause.rows.count > 2 else { return false }
      clause.rows.swapAt(0, 2)
    case .moveItem:
      guard clause.items.count > 1 else { return false }
      clause.items.append(clause.items.removeFirst())
    case .insertItem:
      guard let at = place(clause.items) else { return false }
      clause.items.insert(sentence(mark: 0), at: at)
    default:
      guard let at = place(clause.paragraphs) else { return false }
      return apply(edit, toWords: &clause.paragraphs[at])
    }
    return true
  }

  private mutating func apply(_ edit: Edit, toWords words: inout [String]) -> Bool {
    let at = Int.random(in: 0..<words.count, using: &random)
    let length = min(Int.random(in: 1...4, using: &random), words.count - at)
    switch edit {
    case .replaceWords: words.replaceSubrange(at..<at + length, with: (0..<length).map { _ in pick() })
    case .insertWords: words.insert(contentsOf: (0..<length).map { _ in pick() }, at: at)
    case .deleteWords:
      guard words.count > 6 else { return false }
      words.removeSubrange(at..<at + length)
    default:
      guard let figure = words.lastIndex(where: { $0.hasSuffix("EUR") }) else { return false }
      words[figure] = amount()
    }
    return true
  }

  // MARK: Clauses by where they stand

  private var paths: [[Int]] {
    func below(_ clauses: [Clause], _ path: [Int]) -> [[Int]] {
      clauses.indices.flatMap { [path + [$0]] + below(clauses[$0].clauses, path + [$0]) }
    }
    return below(clauses, [])
  }

  private mutating func with(_ path: [Int], _ edit: (inout Clause, inout EditedContract) -> Bool) -> Bool {
    var clause = self[path]
    let done = edit(&clause, &self)
    self[path] = clause
    return done
  }

  private subscript(path: [Int]) -> Clause {
    get { path.dropFirst().reduce(clauses[path[0]]) { $0.clauses[$1] } }
    set {
      func set(_ clauses: inout [Clause], _ path: ArraySlice<Int>) {
        guard let first = path.first else { return }
        if path.count == 1 { clauses[first] = newValue } else { set(&clauses[first].clauses, path.dropFirst()) }
      }
      set(&clauses, path[...])
    }
  }

  private mutating func remove(_ path: [Int]) -> Clause {
    let clause = self[path]
    change(path) { clauses, at in clauses.remove(at: at) }
    return clause
  }

  private mutating func insert(_ clause: Clause, at path: [Int]) {
    change(path) { clauses, at in clauses.insert(clause, at: min(at, clauses.count)) }
  }

  private mutating func change(_ path: [Int], _ edit: (inout [Clause], Int) -> Void) {
    func change(_ clauses: inout [Clause], _ path: ArraySlice<Int>) {
      guard let first = path.first else { return }
      if path.count == 1 { edit(&clauses, first) } else { change(&clauses[first].clauses, path.dropFirst()) }
    }
    change(&clauses, path[...])
  }

  private mutating func move(_ path: [Int]) -> Bool {
    let clause = remove(path)
    guard let to = paths.filter({ $0.count == path.count }).randomElement(using: &random) else {
      insert(clause, at: path)
      return false
    }
    insert(clause, at: to)
    return to != path
  }

  /// Moves one of the first clauses within the document to a place two or more beyond; its name.
  mutating func moveFar() -> Int {
    let from = Int.random(in: 0..<clauses.count - 3, using: &random)
    let clause = clauses.remove(at: from)
    clauses.insert(clause, at: Int.random(in: from + 2...clauses.count, using: &random))
    return clause.name
  }

  /// Moves a clause that holds none into another one; its name, nil where there is none to move.
  mutating func moveElsewhere() -> Int? {
    guard let path = paths.filter({ $0.count == 2 && self[$0].clauses.isEmpty }).randomElement(using: &random),
      let to = clauses.indices.filter({ $0 != path[0] }).randomElement(using: &random)
    else { return nil }
    let clause = remove(path)
    clauses[to].clauses.append(clause)
    return clause.name
  }

  // MARK: The text

  var text: String {
    var lines = ["---", "numbering: us", "---", "# Contract", "", "Between us and you."]
    for clause in clauses { write(clause, level: 2, &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ clause: Clause, level: Int, _ lines: inout [String]) {
    let id = clause.hasID ? " {: #c\(clause.name) }" : ""
    lines += ["", "\(String(repeating: "#", count: level)) \(clause.title)\(id)"]
    for paragraph in clause.paragraphs where !paragraph.isEmpty {
      lines += ["", paragraph.joined(separator: " ") + "."]
    }
    if !clause.rows.isEmpty {
      lines += ["", "| what | how | price |", "|---|---|--:|"]
      lines += clause.rows.map { "| \($0.joined(separator: " | ")) |" }
    }
    if !clause.items.isEmpty { lines += [""] + clause.items.map { "1. \($0.joined(separator: " "))." } }
    for inner in clause.clauses { write(inner, level: level + 1, &lines) }
  }

  /// Whether a title or an id is that of the clause of this name.
  func isName(_ name: Int, _ title: String?, _ id: String?) -> Bool {
    id == "c\(name)" || title?.split(separator: " ").last == "\(name)"
  }
}
