import Diagnostics

/// The number of a clause.
struct Count {
  /// Its own part: `2`, `b`, `4A`.
  let own: String
  /// How many it is, reckoned from 1; what comes next is one more.
  let value: Int
  let style: NumberStyle
  /// How many clauses of the same numbering are before it.
  let position: Int
  /// 1 for what begins a numbering of its own.
  let level: Int
  let label: String
  /// What ends the label where words follow.
  let ending: String
  let citation: Citation
}

/// Numbers clauses one after the other, in the order in which they are read.
struct Counting {
  /// What is numbered together: the clauses within a clause, the schedules of a document that are called alike.
  private struct Numbering: Hashable {
    let parent: Int?
    let role: Clause.Role
  }

  private struct Counter {
    var next = 1
    var position = 0
    var used: [String: Span?] = [:]
  }

  private(set) var diagnostics: [Diagnostic] = []
  private let scheme: Scheme
  private let words: LegalWords
  private var counters: [Numbering: Counter] = [:]
  /// For each clause the numbers from level 1 to its own.
  private var numbers: [[String]] = []
  private var hasReportedDepth = false
  /// Those of clauses, by their level.
  private var shapes: [Int: [LiteralShape]] = [:]
  /// Of schedules that count in a way of their own.
  private var stylesOfSchedules: [Clause.Role: NumberStyle] = [:]

  init(scheme: Scheme, words: LegalWords) {
    self.scheme = scheme
    self.words = words
  }

  /// What the items of a list within a clause are; nil where they keep the numbers of Markdown.
  mutating func roleOfItems(in parent: Int?, of index: ClauseIndex, at place: Span?) -> Clause.Role? {
    let outer = parent.map { index.clauses[$0] }
    let role: Clause.Role = outer?.role == .recitals || outer?.role == .recital ? .recital : .clause
    if role == .clause, let outer, outer.citation == nil { return nil }
    return level(of: role, in: outer, at: place) == nil ? nil : role
  }

  /// The number that a clause gets; nil where it has none.
  ///
  /// - Parameters:
  ///   - fixed: its own part, if it is not counted.
  ///   - typed: what is printed, as it was typed by hand.
  mutating func count(
    _ role: Clause.Role, in parent: Int?, of index: ClauseIndex, fixed: String?, typed: String? = nil, at place: Span?
  ) -> Count? {
    let outer = parent.map { index.clauses[$0] }
    guard role != .unnumbered, role != .recitals, let level = level(of: role, in: outer, at: place) else { return nil }
    let counter = counters[numbering(role, in: parent, of: index)] ?? Counter()
    let style = level.rules.style
    let own = fixed ?? style.text(counter.next)
    let value = fixed.map { style.count(of: $0) ?? counter.next } ?? counter.next
    let path = (level.number > 1 ? parent.map { numbers[$0] } ?? [] : []) + [own]
    let isCounted = typed == nil || level.rules.citation.pieces.contains(.parent)
    let number =
      isCounted
      ? level.rules.citation.text(numbers: path, parent: outer?.citation?.number ?? "")
      : bare(typed ?? "")
    let schedule = index.schedule(around: parent)
    let label = typed ?? level.rules.label.text(numbers: path, parent: outer?.citation?.number ?? "")
    return Count(
      own: own, value: value, style: style, position: counter.position, level: level.number, label: label,
      ending: role.isSchedule && typed == nil ? ":" : "",
      citation: Citation(
        noun: noun(role, level.rules, in: outer, within: schedule), number: number,
        isAmbiguous: schedule != nil && isAmbiguous(role, level.rules)))
  }

  /// Counts on from a number.
  mutating func take(_ count: Count, _ role: Clause.Role, in parent: Int?, of index: ClauseIndex, at place: Span?) {
    let numbering = numbering(role, in: parent, of: index)
    // In its place: what is used in a long list is not copied for each of its items.
    if let first = counters[numbering, default: Counter()].used.updateValue(place, forKey: count.own) {
      diagnostics.append(
        Diagnostic(
          .error, "number-duplicate", "the number `\(count.label)` is given twice", at: place,
          notes: [Diagnostic.Note("first here", at: first)], help: "a number leads to one clause: change one of them"))
    }
    counters[numbering]?.next = count.value + 1
    counters[numbering]?.position += 1
    while numbers.count < index.clauses.count { numbers.append([]) }
    numbers.append((count.level > 1 ? parent.map { numbers[$0] } ?? [] : []) + [count.own])
  }

  /// How a number typed by hand may look: as it should here first, then as it would on other levels.
  mutating func shapes(of count: Count, _ role: Clause.Role) -> [LiteralShape] {
    guard role == .clause else {
      return [LiteralShape(role == .recital ? Scheme.recitals.levels[count.level - 1] : rules(ofSchedule: role))]
    }
    if let known = shapes[count.level] { return known }
    let own = scheme.levels[count.level - 1]
    let all = ([own] + scheme.levels.filter { $0.label != own.label || $0.style != own.style }).map {
      LiteralShape($0, nouns: words.nouns.values.map(\.singular))
    }
    shapes[count.level] = all
    return all
  }

  /// Counts schedules as the first of them does that has its number typed by hand.
  mutating func count(_ role: Clause.Role, like style: NumberStyle) {
    let family = words.family(of: role)
    stylesOfSchedules[family] = stylesOfSchedules[family] ?? style
  }

  /// Whether a heading begins with a number of the first level.
  func isNumbered(_ heading: [Unicode.Scalar]) -> Bool {
    scheme.levels.first.map { LiteralShape($0, nouns: words.nouns.values.map(\.singular)).match(heading) != nil }
      ?? false
  }

  // MARK: Details

  private mutating func level(
    of role: Clause.Role, in outer: Clause?, at place: Span?
  ) -> (number: Int, rules: Scheme.Level)? {
    guard !scheme.levels.isEmpty else { return nil }
    let scheme: Scheme
    var number = 1
    switch role {
    case .schedule, .exhibit, .annex: return (1, rules(ofSchedule: role))
    case .unnumbered, .recitals: return nil
    case .recital:
      scheme = .recitals
      if let outer, outer.role == .recital { number = outer.level + 1 }
    case .clause:
      scheme = self.scheme
      if let outer, !outer.role.isSchedule {
        guard outer.citation != nil else { return nil }
        number = outer.level + 1
      }
    }
    guard number <= scheme.levels.count else {
      reportDepth(of: scheme, at: place)
      return nil
    }
    return (number, scheme.levels[number - 1])
  }

  private mutating func reportDepth(of scheme: Scheme, at place: Span?) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    diagnostics.append(
      Diagnostic(
        .warning, "numbering-depth", "the numbering has \(scheme.levels.count) levels, and this would be one more",
        at: place, help: "it has no number here; use another numbering, or fewer levels"))
  }

  private func rules(ofSchedule role: Clause.Role) -> Scheme.Level {
    let noun = role.noun.map(words.noun)
    let label = NumberPattern([.text("\(noun?.singular ?? "")\u{A0}"), .own])
    let family = words.family(of: role)
    let style = stylesOfSchedules[family] ?? (family == .exhibit ? .capital : .decimal)
    return Scheme.Level(style, label, cite: .dotted(1), noun: noun)
  }

  private func numbering(_ role: Clause.Role, in parent: Int?, of index: ClauseIndex) -> Numbering {
    guard role.isSchedule else { return Numbering(parent: parent, role: role) }
    return Numbering(parent: index.schedule(around: parent), role: words.family(of: role))
  }

  /// Whoever writes a noun into a scheme wants it; one of a preset is written where nouns do not inflect.
  private func noun(
    _ role: Clause.Role, _ level: Scheme.Level, in outer: Clause?, within schedule: Int?
  ) -> LegalWords.Noun? {
    if let name = role.noun ?? (schedule == nil ? scheme.noun : scheme.nounInSchedule) {
      return words.citesNouns ? words.noun(name) : nil
    }
    guard let own = level.noun else { return outer?.role == .clause ? outer?.citation?.noun : nil }
    return own.plural == nil ? words.noun(reading: own.singular) : own
  }

  /// Whether the noun of what stands in a schedule is that of the same outside of it.
  private func isAmbiguous(_ role: Clause.Role, _ level: Scheme.Level) -> Bool {
    guard role == .clause, level.noun == nil, words.citesNouns, let outside = scheme.noun,
      let inside = scheme.nounInSchedule
    else { return true }
    return words.noun(outside) == words.noun(inside)
  }

  /// A number without the marks around it.
  private func bare(_ typed: String) -> String {
    let marks = ".:() \u{A0}".unicodeScalars
    let scalars = typed.unicodeScalars.drop { marks.contains($0) }.reversed().drop { marks.contains($0) }
    return String(scalars: scalars.reversed())
  }
}
