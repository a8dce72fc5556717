import Diagnostics

/// Which one a paper is, where an engagement has several of its kind, as its record has it.
struct PaperSubject {
  private let change: Datum?
  private let about: Datum?

  /// - Parameter record: of a paper; or what templates read of a document.
  init(_ record: DatumMap) {
    change = record["change"]
    about = record["about"]
  }

  /// Nil where there is one alone.
  var which: String? { (change ?? about)?.text }

  /// Writes it into the record of something that is of the same paper.
  func enter(into record: inout DatumMap) {
    record["change"] = change
    record["about"] = about
  }
}
