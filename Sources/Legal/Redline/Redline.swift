package import Markdown

/// What has changed between two documents, told so that either can be read from it.
package struct Redline: Sendable {
  package let old: Side
  package let new: Side
  /// The passages of both documents in one order: that of the new one, with what is gone where it stood.
  package let passages: [Passage]

  /// - Parameters:
  ///   - old: a document as it was, its clauses numbered or not.
  ///   - new: the document as it is.
  package init(from old: Document, to new: Document) {
    var vocabulary = Vocabulary()
    let sides = (old: Side(old, &vocabulary), new: Side(new, &vocabulary))
    (self.old, self.new) = sides
    var merging = Merging(sides.old, sides.new, clauses: matchClauses(of: sides.old, with: sides.new))
    passages = merging.passages()
  }

  /// The headings of the new document, by the addresses that the marked one has for them.
  package var outline: [OutlineEntry] { new.document.outline }
}

/// A block of one of the two documents, or of both.
package struct Passage: Sendable {
  /// Where a passage of both documents stands.
  package enum Place: Sendable {
    /// Where it stood.
    case same
    /// It stood here, and stands elsewhere now; what it says is told there.
    case left
    /// It stands here now, and stood elsewhere.
    case arrived
  }

  /// Its place among the old document's blocks; nil for what is new.
  package let old: Int?
  /// Its place among the new document's blocks; nil for what is deleted. A cell that fills up a row is in neither.
  package let new: Int?
  package var place = Place.same
  package var children: [Passage] = []
  /// Its words, where it holds words itself.
  package var runs: [Run] = []
}

/// Words in a row that fared alike; ranges are places among the words of a document.
package enum Run: Hashable, Sendable {
  case kept(old: Range<Int>, new: Range<Int>)
  /// One of them may be empty.
  case changed(deleted: Range<Int>, inserted: Range<Int>)
  /// A reference that leads where it led, to a clause that has another number now.
  case renumbered(old: Int, new: Int)
}
