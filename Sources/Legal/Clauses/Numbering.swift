package import Diagnostics
package import Markdown

/// Puts every clause into a section of its own, its number before its words as text.
///
/// A first heading of level 1 is the title and no clause, if it is the only one or all others are counted: schedules,
/// or headings with a number typed by hand. "Schedule 1: Fees" is a schedule. Clauses are all other headings that stand in no
/// quotation or item, and the items of ordered lists under a numbered clause; where no heading is a clause, those of
/// ordered lists as they are. A list or a division with the class `unnumbered`, and a `::: note` or `::: summary`,
/// keep their lists and headings.
package func number(
  _ document: inout Document, by scheme: Scheme, literalNumbers: LiteralNumbers = .verify, words: LegalWords
) -> (index: ClauseIndex, diagnostics: [Diagnostic]) {
  var numbering = Numbering(document.take(), scheme: scheme, literalNumbers: literalNumbers, words: words)
  numbering.build()
  document = numbering.document
  return (numbering.index, numbering.diagnostics)
}

private struct Numbering {
  /// A section that later blocks may still belong to.
  private struct OpenSection {
    let level: Int
    let clause: Int
    let container: Document.NodeID
  }

  private(set) var document: Document
  private(set) var index = ClauseIndex()
  private(set) var diagnostics: [Diagnostic] = []
  private let literalNumbers: LiteralNumbers
  private let words: LegalWords
  private var counting: Counting
  private var open: [OpenSection] = []
  private var title: Document.NodeID?
  private var hasHeadings = false
  /// Headings that say so themselves.
  private var schedules: [Document.NodeID: WrittenSchedule] = [:]
  private var ids: UniqueNames

  init(_ document: Document, scheme: Scheme, literalNumbers: LiteralNumbers, words: LegalWords) {
    self.document = document
    self.literalNumbers = literalNumbers
    self.words = words
    counting = Counting(scheme: scheme, words: words)
    ids = UniqueNames(document.ids, separator: ".")
  }

  mutating func build() {
    let headings = headings(below: Document.root)
    for heading in headings {
      guard let schedule = WrittenSchedule(leadingScalars(of: heading), words: words) else { continue }
      schedules[heading] = schedule
      counting.count(schedule.role, like: schedule.style)
    }
    title = loneTitle(among: headings)
    hasHeadings = headings.contains { $0 != title }
    arrange(childrenOf: Document.root)
    diagnostics += counting.diagnostics
    for clause in index.clauses where clause.isReserved { checkReserved(clause) }
  }

  // MARK: Headings

  /// The headings of containers that pass them on: divisions, not quotations or items.
  private func headings(below container: Document.NodeID) -> [Document.NodeID] {
    document.children(of: container).flatMap { child in
      switch document.kind(of: child) {
      case .heading: [child]
      case .division where !document[child].isApart, .details: headings(below: child)
      default: [Document.NodeID]()
      }
    }
  }

  private func loneTitle(among headings: [Document.NodeID]) -> Document.NodeID? {
    guard let first = headings.first, level(of: first) == 1 else { return nil }
    let others = headings.dropFirst().filter { level(of: $0) == 1 }
    return others.isEmpty || !isCounted(first) && others.allSatisfy(isCounted) ? first : nil
  }

  /// Whether a heading is a schedule, or has a number that was typed.
  private func isCounted(_ heading: Document.NodeID) -> Bool {
    schedules[heading] != nil || document[heading].attributes.classes.contains { Self.roles[$0]?.isSchedule ?? false }
      || counting.isNumbered(leadingScalars(of: heading))
  }

  /// The beginning of a heading, as far as it is text.
  private func leadingScalars(of heading: Document.NodeID) -> [Unicode.Scalar] {
    guard let first = document.firstChild(of: heading), case .text(let text) = document.kind(of: first) else {
      return []
    }
    return text.scalars(upTo: longestLiteral)
  }

  private func level(of heading: Document.NodeID) -> Int {
    if case .heading(let level) = document.kind(of: heading) { level } else { 0 }
  }

  /// The level of the heading that a division begins with.
  private func leadingLevel(of division: Document.NodeID) -> Int? {
    for child in document.children(of: division) {
      switch document.kind(of: child) {
      case .summary: continue
      case .heading(let level): return level
      case .division, .details: return leadingLevel(of: child)
      default: return nil
      }
    }
    return nil
  }

  // MARK: Sections

  private mutating func arrange(childrenOf container: Document.NodeID) {
    for child in document.children(of: container) {
      switch document.kind(of: child) {
      case .heading(let level) where child != title: beginSection(child, level, in: container)
      // They are no clause's.
      case .footnotes: continue
      case .division, .details:
        guard !document[child].isApart else {
          place(child, in: container)
          continue
        }
        if let level = leadingLevel(of: child) { closeSections(to: level) }
        place(child, in: container)
        arrange(childrenOf: child)
        // What it holds ends with it.
        open.removeAll { $0.container == child }
      case .list:
        place(child, in: container)
        if let clause = open.last?.clause {
          makeClauses(of: child, in: clause)
        } else if !hasHeadings {
          makeClauses(of: child, in: nil)
        }
      default: place(child, in: container)
      }
    }
  }

  private mutating func closeSections(to level: Int) {
    while let last = open.last, last.level >= level { open.removeLast() }
  }

  /// Moves a block into the section that is open in its container.
  private mutating func place(_ block: Document.NodeID, in container: Document.NodeID) {
    guard let section = openSection(in: container) else { return }
    document.append(block, to: section)
  }

  private func openSection(in container: Document.NodeID) -> Document.NodeID? {
    open.last { $0.container == container }.map { index.clauses[$0.clause].section }
  }

  private mutating func beginSection(_ heading: Document.NodeID, _ level: Int, in container: Document.NodeID) {
    closeSections(to: level)
    let section = document.make(.section, span: document[heading].span)
    if let outer = openSection(in: container) {
      document.append(section, to: outer)
    } else {
      document.insert(section, before: heading)
    }
    document.append(heading, to: section)
    document[section].attributes = document[heading].attributes
    document[heading].attributes = Attributes()
    let role = document[section].attributes.classes.lazy.compactMap { Self.roles[$0] }.first
    let clause = addClause(
      section, head: heading, role: role ?? schedules[heading]?.role ?? .clause, in: open.last?.clause)
    // The title of the page is the first level of HTML; it has six.
    let depth = index.clauses[clause].depth
    if depth < 6 {
      document[heading].kind = .heading(level: depth + 1)
    } else {
      document[heading].kind = .paragraph
      document[heading].attributes.classes = ["clause"]
    }
    open.append(OpenSection(level: level, clause: clause, container: container))
  }

  /// By classes.
  private static let roles: [String: Clause.Role] = [
    "unnumbered": .unnumbered, "recitals": .recitals, "schedule": .schedule, "exhibit": .exhibit, "annex": .annex,
  ]

  // MARK: Items

  /// Makes clauses of the items of an ordered list, and of those within them.
  private mutating func makeClauses(of list: Document.NodeID, in parent: Int?) {
    guard case .list(let kind) = document.kind(of: list), let start = kind.start, !document[list].isApart else {
      return
    }
    let items = document.children(of: list)
    let hasTasks = items.contains { if case .item(_?) = document.kind(of: $0) { true } else { false } }
    guard !hasTasks, let role = counting.roleOfItems(in: parent, of: index, at: document[list].span) else { return }
    var division: Document.NodeID?
    if !document[list].attributes.isEmpty {
      // What is said of the list holds for all of its clauses.
      let holder = document.make(.division, span: document[list].span)
      document[holder].attributes = document[list].attributes
      document.insert(holder, before: list)
      division = holder
    }
    for item in items {
      let section = document.make(.section, span: document[item].span)
      document[section].attributes = document[item].attributes
      if let division { document.append(section, to: division) } else { document.insert(section, before: list) }
      for child in document.children(of: item) { document.append(child, to: section) }
      // CommonMark counts by the first number; one that is not 1 was meant.
      let typed = item == items.first && start != 1 ? start : nil
      let clause = addClause(section, head: lead(of: section), role: role, in: parent, typed: typed)
      arrange(itemsOf: section, clause)
    }
    document.detach(list)
  }

  private mutating func arrange(itemsOf container: Document.NodeID, _ clause: Int) {
    for child in document.children(of: container) {
      switch document.kind(of: child) {
      case .list: makeClauses(of: child, in: clause)
      case .division where !document[child].isApart: arrange(itemsOf: child, clause)
      default: break
      }
    }
  }

  /// The paragraph that an item's number stands in.
  private mutating func lead(of section: Document.NodeID) -> Document.NodeID {
    if let first = document.firstChild(of: section), case .paragraph = document.kind(of: first) { return first }
    let lead = document.make(.paragraph, span: document[section].span)
    if let first = document.firstChild(of: section) {
      document.insert(lead, before: first)
    } else {
      document.append(lead, to: section)
    }
    return lead
  }

  // MARK: Clauses

  /// - Parameter typed: the number by which Markdown begins the list.
  private mutating func addClause(
    _ section: Document.NodeID, head: Document.NodeID, role: Clause.Role, in parent: Int?, typed: Int? = nil
  ) -> Int {
    let isHeading = if case .heading = document.kind(of: head) { true } else { false }
    let fixed = takeFixedNumber(from: section)
    var count = counting.count(role, in: parent, of: index, fixed: fixed, at: document[section].span)
    // What a heading says before a number typed by hand is taken out of it.
    let written = isHeading ? document.plainText(of: head).onOneLine : nil
    if fixed == nil, let expected = count {
      count = settled(expected, head: head, typed: typed, role: role, in: parent, at: document[section].span)
    }
    if let count { counting.take(count, role, in: parent, of: index, at: document[section].span) }
    let isReserved = document[section].attributes.has(class: "reserved")
    let title = isHeading ? document.plainText(of: head).onOneLine : document.titleOfItem(head)
    if isReserved { reserve(head) }
    if let count { addLabel(count, to: head) }
    if !isHeading { document[head].attributes.classes.insert("clause", at: 0) }
    let outer = parent.map { index.clauses[$0] }
    let id = document[section].attributes.id ?? freshID(for: count, in: outer)
    document[section].attributes.id = id
    document[section].attributes.classes.insert("clause", at: 0)
    index.append(
      Clause(
        id: id, role: role, parent: parent, depth: (outer?.depth ?? 0) + 1, level: count?.level ?? 0,
        position: count?.position ?? 0, schedule: index.schedule(around: parent), label: count?.label,
        citation: count?.citation, title: title.flatMap { $0.isEmpty ? nil : $0 }, isReserved: isReserved,
        section: section, head: head))
    // An address that holds a number typed by hand is one that nobody wants to write.
    if let title, let written, title != written { index.alias(slug(title)) }
    return index.clauses.count - 1
  }

  /// `number=4A`
  private mutating func takeFixedNumber(from section: Document.NodeID) -> String? {
    guard let number = document[section].attributes["number"]?.text else { return nil }
    document[section].attributes.pairs.removeAll { $0.key == "number" }
    let isNumber =
      !number.isEmpty && number.utf8.count <= 20
      && number.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    let isTooLong = NumberStyle.leadingDigits(of: number).utf8.count > NumberStyle.mostDigits
    guard !isNumber || isTooLong else { return number }
    report(
      "number-fixed",
      isTooLong
        ? "a number has at most \(NumberStyle.mostDigits) digits, not those of `\(number)`"
        : "a number is letters and digits, not `\(number)`",
      at: document[section].span, help: "write the clause's own part of it: `number=4A`")
    return nil
  }

  /// What the number of a clause is once the one typed by hand was looked at, which is taken out of the text.
  private mutating func settled(
    _ expected: Count, head: Document.NodeID, typed: Int?, role: Clause.Role, in parent: Int?, at place: Span?
  ) -> Count {
    if let found = takeLiteralNumber(
      from: head, in: &document, shapes: counting.shapes(of: expected, role),
      schedule: schedules[head].flatMap { $0.role == role ? $0 : nil })
    {
      if literalNumbers == .keep {
        return counting.count(role, in: parent, of: index, fixed: found.own, typed: found.text, at: place) ?? expected
      }
      if literalNumbers == .verify, !found.reads(expected.label) {
        reportLiteral(found.text, expected, at: place)
      }
    } else if let typed {
      switch literalNumbers {
      case .keep:
        let own = expected.style.text(max(1, typed))
        return counting.count(role, in: parent, of: index, fixed: own, at: place) ?? expected
      case .verify where typed != expected.value: reportLiteral("\(typed).", expected, at: place)
      default: break
      }
    }
    return expected
  }

  private mutating func reportLiteral(_ typed: String, _ expected: Count, at place: Span?) {
    report(
      "number-literal", "the number `\(typed)` is typed by hand, and this is `\(expected.label)`", at: place,
      help: "leave it out, numbers are computed; `literal-numbers: keep` keeps those of a paper that has them")
  }

  private mutating func addLabel(_ count: Count, to head: Document.NodeID) {
    let label = document.make(.span)
    document[label].attributes.classes = ["num"]
    let first = document.firstChild(of: head)
    document.append(document.make(.text(count.label + (first == nil ? "" : count.ending))), to: label)
    guard let first else { return document.append(label, to: head) }
    document.insert(label, before: first)
    document.insert(document.make(.text(" ")), before: first)
  }

  /// The address of a clause without one of its own: that of the clause around it, and its number. Slugs hold no `.`,
  /// so that it is no heading's.
  private mutating func freshID(for count: Count?, in outer: Clause?) -> String {
    ids.unique("\(outer?.id ?? "clause").\(count?.own.lowercased() ?? "x")")
  }

  // MARK: Reserved

  private mutating func reserve(_ head: Document.NodeID) {
    for child in document.children(of: head) { document.detach(child) }
    document.append(document.make(.text(words.reserved)), to: head)
  }

  private mutating func checkReserved(_ clause: Clause) {
    guard document.children(of: clause.section).count > 1 else { return }
    report(
      "reserved-text", "a reserved clause holds its number and nothing else", at: document[clause.section].span,
      help: "delete what stands in it, or its class `reserved`")
  }

  private mutating func report(_ id: String, _ message: String, at place: Span?, help: String) {
    diagnostics.append(Diagnostic(.error, id, message, at: place, help: help))
  }
}

extension Document.Node {
  /// Whether lists and headings here are no clauses.
  fileprivate var isApart: Bool { ["unnumbered", "note", "summary"].contains { attributes.has(class: $0) } }
}

extension ClauseIndex {
  /// The innermost schedule that is this clause or is around it.
  func schedule(around place: Int?) -> Int? {
    guard let place else { return nil }
    return clauses[place].role.isSchedule ? place : clauses[place].schedule
  }
}
