import Diagnostics
package import Legal

/// What has changed as JSON: a list of clauses, with what is named of each in the summary.
package func json(of redline: Redline) -> String { jsonText(of: redline.changes.map(JSONChange.init)) }

private struct JSONChange: Encodable {
  struct Replacement: Encodable {
    let old: String?
    let new: String?
    let row: String?

    init(_ replacement: Change.Replacement) {
      (old, new, row) = (replacement.old, replacement.new, replacement.row)
    }
  }

  let change: String
  let hasChangedWords: Bool
  let number: String?
  let oldNumber: String?
  let title: String?
  let id: String?
  let figures: [Replacement]
  let words: Replacement?
  let deletedWords: Int
  let insertedWords: Int

  init(_ change: Change) {
    self.change = change.kind.rawValue
    hasChangedWords = change.hasChangedWords
    (number, oldNumber, title, id) = (change.number, change.oldNumber, change.title, change.address)
    figures = change.figures.map(Replacement.init)
    words = change.words.map(Replacement.init)
    (deletedWords, insertedWords) = (change.deletedWords, change.insertedWords)
  }
}
