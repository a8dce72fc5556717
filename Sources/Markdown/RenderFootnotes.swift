import Diagnostics

/// What footnotes are called to those who hear a page.
package struct FootnoteWords: Sendable {
  /// The name of all of them: `Notes`.
  let notes: String
  /// Before the number of one: `Note`.
  let note: String
  /// What leads from one to where it is referred to: `Back to the text`.
  let back: String

  package init(notes: String, note: String, back: String) {
    (self.notes, self.note, self.back) = (notes, note, back)
  }
}

extension Document {
  /// The number of each footnote, by its label.
  package var footnoteNumbers: [String: Int] {
    guard let holder = self[Document.root].lastChild, case .footnotes = self[holder].kind else { return [:] }
    let labels = children(of: holder).compactMap { note in
      if case .footnote(let label) = self[note].kind { label } else { nil }
    }
    return Dictionary(zip(labels, 1...)) { first, _ in first }
  }
}

/// The footnotes of a document as they are written in HTML: numbered in their order, with what leads there and back.
struct RenderedFootnotes {
  private let document: Document
  private let words: FootnoteWords?
  private let numbers: [String: Int]
  private var notes: [String: Document.NodeID] = [:]
  /// The references to each, in reading order.
  private var references: [String: [Document.NodeID]] = [:]

  init(_ document: Document, words: FootnoteWords?) {
    self.document = document
    self.words = words
    numbers = document.footnoteNumbers
    guard !numbers.isEmpty else { return }
    for id in document.preorder() {
      switch document[id].kind {
      case .footnote(let label): notes[label] = id
      case .footnoteReference(let label): references[label, default: []].append(id)
      default: break
      }
    }
  }

  var opening: String {
    "<section class=\"footnotes\" role=\"doc-endnotes\"\(label(words?.notes))>\n<ol>"
  }

  /// The number of a reference, and the tags around it; nil where its footnote is not shown.
  func reference(_ id: Document.NodeID) -> (opening: String, number: String, closing: String)? {
    guard case .footnoteReference(let label) = document[id].kind, let number = numbers[label], let note = notes[label],
      let address = document[note].attributes.id
    else { return nil }
    let name = self.label(words.map { "\($0.note) \(number)" })
    let tag = "<a\(html(of: document[id].attributes)) href=\"#\(escapedHTML(address))\" role=\"doc-noteref\"\(name)>"
    return ("<sup class=\"footnote\">" + tag, "\(number)", "</a></sup>")
  }

  /// A link to each reference to a footnote.
  func waysBack(from note: Document.NodeID) -> String {
    guard case .footnote(let label) = document[note].kind else { return "" }
    let places = references[label] ?? []
    let links = places.enumerated().compactMap { offset, place -> String? in
      guard let address = document[place].attributes.id else { return nil }
      let which = places.count > 1 ? " \(offset + 1)" : ""
      let name = self.label(words.map { $0.back + which })
      return "<a href=\"#\(escapedHTML(address))\" class=\"back\" role=\"doc-backlink\"\(name)>↑\(which)</a>"
    }
    return links.joined(separator: " ")
  }

  private func label(_ name: String?) -> String { name.map { " aria-label=\"\(escapedHTML($0))\"" } ?? "" }
}
