import Diagnostics
import Engagements
import Values

/// A paper that has a number, on record or frozen.
struct NumberedPaper {
  let number: PaperNumber
  /// The day it was issued, where that is known.
  let day: Day?
  /// Whether it is recorded as frozen; its number then stands in the register.
  let isRecordedAsFrozen: Bool
  /// The engagement's folder: `harbor-pine/2026-website`.
  let engagement: String
  /// Where its record is, and where it says the day.
  let spans: (record: Span?, day: Span?)

  /// As `content/numbers.yaml` has it.
  var entry: Datum {
    let fields = GivenNumberFields.fields
    var entry: DatumMap = [fields.number.key: Datum(.word(number.description))]
    if let day { entry[fields.on.key] = Datum(.day(day)) }
    entry[fields.engagement.key] = Datum(.word(engagement))
    return Datum(.map(entry))
  }
}

extension EngagementFolder {
  /// The engagement as if no version of a paper had gone out.
  func withoutVersions(of document: PlannedDocument) -> EngagementFolder {
    var copy = self
    guard let place = log.firstIndex(where: { $0.key == "papers" }), let items = log[place].value.list else {
      return copy
    }
    let versions = Set(
      items.filter {
        $0["document"]?.text == document.kind.name && ($0.map).flatMap { PaperSubject($0).which } == document.which
      }
      .compactMap { $0["id"]?.text })
    copy.log[place].value.content = .list(items.filter { !versions.contains($0["id"]?.text ?? "") })
    return copy
  }

  /// The papers that have a number, each once: those on record, and those that are frozen and not recorded yet.
  var numberedPapers: [NumberedPaper] {
    let recorded = Dictionary(grouping: paperRecords) { PaperNumber($0.id) }
    let frozen = issued.compactMap { PaperNumber($0.name) }
    return Set(recorded.keys.compactMap(\.self) + frozen).map { number in
      let records = recorded[number] ?? []
      let issued = records.first { $0.issuedOn != nil }
      return NumberedPaper(
        number: number, day: issued?.issuedOn, isRecordedAsFrozen: records.contains { $0.digest != nil },
        engagement: path,
        spans: (records.first?.span, issued?.issued?["on"]?.span))
    }.sorted { $0.number < $1.number }
  }
}
