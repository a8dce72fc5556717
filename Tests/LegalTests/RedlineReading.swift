import Diagnostics
import DossierKit
import Foundation
import Legal
import Markdown
import TestSupport

extension Redline {
  /// The old document as it is read from the redline alone: all of it rejected. A line for each block with words.
  var rejected: [[Substring]] { reading(ofOld: true) }

  /// The new document as it is read from the redline alone: all of it accepted.
  var accepted: [[Substring]] { reading(ofOld: false) }

  private func reading(ofOld: Bool) -> [[Substring]] {
    var moved: [Int: Passage] = [:]
    note(passages, &moved)
    var lines: [String] = []
    for passage in passages { read(passage, ofOld, moved, &lines) }
    return lines.map(\.splitWords).filter { !$0.isEmpty }
  }

  private func note(_ passages: [Passage], _ moved: inout [Int: Passage]) {
    for passage in passages {
      if passage.place == .arrived, let old = passage.old { moved[old] = passage }
      note(passage.children, &moved)
    }
  }

  private func read(
    _ passage: Passage, _ ofOld: Bool, _ moved: [Int: Passage], _ lines: inout [String], isFetched: Bool = false
  ) {
    guard let block = ofOld ? passage.old : passage.new else { return }
    switch passage.place {
    case .left:
      if ofOld, let there = moved[block] { read(there, ofOld, moved, &lines, isFetched: true) }
      return
    case .arrived where ofOld && !isFetched: return
    default: break
    }
    let side = ofOld ? old : new
    if let label = side.blocks[block].label { lines.append("\u{1}\(label)") }
    if !passage.runs.isEmpty {
      let text = passage.runs.map { ofOld ? $0.old : $0.new }.reduce(into: "") { text, range in
        for word in side.words[range] { text += (text.isEmpty ? "" : word.space) + word.text }
      }
      // The number of a clause stands before its words.
      let label = lines.last.flatMap { $0.hasPrefix("\u{1}") ? lines.popLast() : nil }.map { $0.dropFirst() + " " }
      lines.append((label ?? "") + text)
    }
    for child in passage.children { read(child, ofOld, moved, &lines) }
  }

  /// The new document as a reader of the page has it who passes over what is deleted.
  static func accepted(inHTML html: String) -> [Substring] {
    let page = html.replacing(/(?s)<div class="changes">.*?<\/div>/, with: "")
      .replacing(/(?s)<del>.*?<\/del>/, with: "")
      .replacing(/<span class="(spoken|was)">[^<]*<\/span>/, with: "")
      .replacing(/(?s)<p class="(moved-away|moved-note)">.*?<\/p>/, with: "")
      .replacing(/(?s)<tr class="moved-away">.*?<\/tr>/, with: "")
    return HTMLPage(page).text.splitWords
  }
}

extension Run {
  fileprivate var old: Range<Int> {
    switch self {
    case .kept(let old, _): old
    case .changed(let deleted, _): deleted
    case .renumbered(let old, _): old..<old + 1
    }
  }

  fileprivate var new: Range<Int> {
    switch self {
    case .kept(_, let new): new
    case .changed(_, let inserted): inserted
    case .renumbered(_, let new): new..<new + 1
    }
  }
}

extension Document {
  /// The words of every block that holds some, by a way that knows nothing of redlines. A footnote is referred to by
  /// its number.
  var wordsOfBlocks: [[Substring]] {
    var copy = self
    let numbers = footnoteNumbers
    for node in preorder() {
      if case .footnoteReference(let label) = self[node].kind { copy[node].kind = .text("[\(numbers[label] ?? 0)]") }
    }
    return preorder().filter { node in
      if case .codeBlock = self[node].kind { return true }
      return self[node].kind.isBlock && self[node].kind.holdsInlines
    }.map { copy.plainText(of: $0).splitWords }.filter { !$0.isEmpty }
  }
}

extension String {
  /// The parts of a text between its blanks.
  fileprivate var splitWords: [Substring] {
    unicodeScalars.split { $0.properties.isWhitespace }.map { Substring($0) }
  }
}

extension RedlineWords {
  static func shipped(_ language: String) throws -> RedlineWords {
    let path = "templates/words/\(language).yaml"
    let file = testsFolder.deletingLastPathComponent().appending(path: path)
    let (datum, found) = readYAML(Source(name: path, bytes: Array(try Data(contentsOf: file))))
    var diagnostics = found
    guard let words = datum?["redline"].flatMap({ RedlineWords($0, &diagnostics) }), diagnostics.isEmpty else {
      throw UnreadableCase(diagnostics.map { $0.terminalText(colour: false) }.joined())
    }
    return words
  }
}
