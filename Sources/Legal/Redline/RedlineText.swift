import Diagnostics

extension Redline {
  /// The redline for a terminal: the summary, then every clause in which something has changed.
  ///
  /// - Parameter colour: whether what is deleted and inserted is told by colour; else it stands between `[-` and `-]`,
  ///   `{+` and `+}`.
  package func terminalText(words: RedlineWords, colour: Bool) -> String {
    let changes = changes
    guard !changes.isEmpty else { return words.none + "\n" }
    let writing = TerminalWriting(redline: self, words: words, colour: colour)
    let body = passages.flatMap { writing.lines(of: $0, indent: "") }
    let summary = [words.changes] + changes.map { "  " + writing.line(of: $0) }
    return (summary + (body.first == "" ? [] : [""]) + body).joined(separator: "\n") + "\n"
  }

  /// The summary alone, a line for each clause.
  package func summaryText(words: RedlineWords) -> String {
    let writing = TerminalWriting(redline: self, words: words, colour: false)
    let lines = changes.map { writing.line(of: $0) }
    return (lines.isEmpty ? [words.none] : lines).joined(separator: "\n") + "\n"
  }
}

private struct TerminalWriting {
  let redline: Redline
  let words: RedlineWords
  let colour: Bool

  // MARK: The summary

  func line(of change: Change) -> String {
    var line = words.name(of: change)
    if let old = change.oldNumber { line += " (\(words.was) \(old))" }
    line += ": \(words.kinds(of: change))"
    let details = (change.figures + [change.words].compactMap(\.self)).map(arrow)
    let counts = change.hasOtherWords ? [words.counts(of: change)] : []
    return visible(([line] + details + counts).joined(separator: "; ").onOneLine)
  }

  private func arrow(_ replacement: Change.Replacement) -> String {
    let row = replacement.row.map { "\($0): " } ?? ""
    guard let old = replacement.old else { return "\(row)+\(replacement.new ?? "")" }
    return replacement.new.map { "\(row)\(old) → \($0)" } ?? "\(row)−\(old)"
  }

  // MARK: The passages

  /// The lines of a passage in which something has changed; none for any other.
  func lines(of passage: Passage, indent: String) -> [String] {
    guard
      let side = passage.new == nil ? passage.old.map({ (redline.old, $0) }) : passage.new.map({ (redline.new, $0) })
    else { return [] }
    let block = side.0.blocks[side.1]
    if block.shape == .clause { return linesOfClause(passage, indent) }
    if passage.place == .left { return [indent + note(passage)] }
    let marks = passage.place == .arrived ? indent + "» " : indent
    if block.shape.isLeaf { return passage.hasChanges ? [marks + text(of: passage)] : [] }
    switch block.shape {
    case .row, .headingRow:
      guard passage.children.contains(where: \.hasChanges) || passage.place == .arrived else { return [] }
      return [marks + passage.children.map { text(of: $0) }.joined(separator: " | ")]
    case .item:
      return passage.children.flatMap { child in
        lines(of: child, indent: indent + (redline.isLeaf(child) ? "- " : "  "))
      }
    case .quotation: return passage.children.flatMap { lines(of: $0, indent: indent + "> ") }
    default: return passage.children.flatMap { lines(of: $0, indent: indent) }
    }
  }

  private func linesOfClause(_ passage: Passage, _ indent: String) -> [String] {
    if passage.place == .left { return ["", note(passage)] }
    var inner: [String] = []
    for child in passage.children.dropFirst() {
      let lines = lines(of: child, indent: "  ")
      // What follows the clauses within it is its own again.
      if inner.contains(""), lines.first.map({ !$0.isEmpty }) ?? false { inner += ["", number(of: passage) + " …"] }
      inner += lines
    }
    let head = passage.children.first
    let hasOwn = head?.hasChanges ?? false
    guard hasOwn || !inner.isEmpty || passage.place == .arrived else { return [] }
    return ["", heading(of: passage, head: head)] + inner
  }

  private func number(of passage: Passage) -> String {
    passage.new.flatMap { redline.new.number(of: $0) } ?? passage.old.flatMap { redline.old.number(of: $0) } ?? ""
  }

  /// `» 5.2 (was 5.1) Payment`
  private func heading(of passage: Passage, head: Passage?) -> String {
    let old = passage.old.flatMap { redline.old.number(of: $0) }
    let new = passage.new.flatMap { redline.new.number(of: $0) }
    var parts: [String] = passage.place == .arrived ? ["» \(words.kind(.moved)):"] : []
    if let number = new ?? old {
      parts.append(passage.old == nil ? inserted(number) : passage.new == nil ? deleted(number) : number)
    }
    if let old, let new, old != new { parts.append("(\(words.was) \(old))") }
    if let head { parts.append(text(of: head)) }
    return parts.joined(separator: " ")
  }

  /// What stands where a passage stood that has moved.
  private func note(_ passage: Passage) -> String {
    let name = passage.old.map { redline.nameOfMoved($0) } ?? ""
    let now = passage.new.flatMap { redline.new.number(of: $0) }.map { "; \(words.now) \($0)" } ?? ""
    return visible("« \(words.kind(.moved)): \(name)\(now)")
  }

  private func text(of passage: Passage) -> String {
    var text = ""
    func add(_ piece: String, after space: String) {
      guard !piece.isEmpty else { return }
      text += (text.isEmpty ? "" : space == "\n" ? " " : space) + piece
    }
    for run in passage.runs {
      switch run {
      case .kept(_, let new): add(reading(of: new, in: redline.new), after: redline.new.space(before: new))
      case .renumbered(let old, let new):
        add(visible(redline.new.words[new].text), after: redline.new.words[new].space)
        add("(\(words.was) \(visible(redline.old.words[old].text)))", after: " ")
      case .changed(let old, let new):
        let space = redline.old.space(before: old)
        add(deleted(reading(of: old, in: redline.old, showsAddresses: true)), after: space)
        add(
          inserted(reading(of: new, in: redline.new, showsAddresses: true)), after: redline.new.space(before: new))
      }
    }
    return text
  }

  /// - Parameter showsAddresses: whether links say where they lead: it may be what has changed.
  private func reading(of range: Range<Int>, in side: Side, showsAddresses: Bool = false) -> String {
    var text = ""
    for index in range {
      // A tag that is what it was is nothing to read.
      if !showsAddresses, side.formats[side.words[index].format].contains(.markup) { continue }
      text += (index > range.lowerBound ? side.words[index].space : "") + side.words[index].text
      guard showsAddresses, let address = side.externalAddress(of: index) else { continue }
      let goesOn = index + 1 < range.upperBound && side.words[index + 1].format == side.words[index].format
      if !goesOn { text += " <\(address)>" }
    }
    return visible(text.replacing("\n", with: " "))
  }

  private func deleted(_ text: String) -> String {
    text.isEmpty ? "" : colour ? "\u{1B}[9;31m\(text)\u{1B}[0m" : "[-\(text)-]"
  }

  private func inserted(_ text: String) -> String {
    text.isEmpty ? "" : colour ? "\u{1B}[4;32m\(text)\u{1B}[0m" : "{+\(text)+}"
  }
}

extension Passage {
  /// Whether words of its own have changed, not only numbers.
  var hasChanges: Bool { runs.contains { if case .changed = $0 { true } else { false } } }
}

extension Redline {
  /// Whether a passage holds words itself.
  func isLeaf(_ passage: Passage) -> Bool {
    let shape = passage.new.map { new.blocks[$0].shape } ?? passage.old.map { old.blocks[$0].shape }
    return shape?.isLeaf ?? true
  }

  /// What a passage that has moved was called where it stood.
  func nameOfMoved(_ block: Int) -> String {
    let whole = old.blocks[block]
    guard whole.shape == .clause else { return whole.children.first.map { old.text(of: old.blocks[$0].words) } ?? "" }
    let title = whole.title ?? whole.children.first.map { old.beginning(of: old.blocks[$0].words) }
    return [old.number(of: block), title].compactMap(\.self).joined(separator: " ")
  }
}

extension Side {
  func space(before range: Range<Int>) -> String { range.first.map { words[$0].space } ?? "" }

  /// Where a word leads outside of the document; nil where it does not.
  func externalAddress(of word: Int) -> String? {
    for format in formats[words[word].format] {
      switch format {
      case .link(let address) where !isOwnPlace(address): return address
      case .image(let address): return address
      default: continue
      }
    }
    return nil
  }

  /// So many words of a range that one knows it again.
  fileprivate func beginning(of range: Range<Int>) -> String {
    let most = 6
    return range.count > most ? text(of: range.prefix(most)) + " …" : text(of: range)
  }
}
