import Diagnostics
import Values

/// Where a paper stands: draft → issued → agreed, declined, expired, withdrawn.
package enum PaperState: String, CaseIterable, Sendable {
  case draft, issued, agreed, declined, expired, withdrawn
}

extension Entry where F == PaperRecordFields {
  /// The paper's state on a day; it may still be agreed to on the last day of its validity.
  func state(on today: Day, validFor: Length?, calendar: WorkingCalendar) -> PaperState {
    if self.withdrawn != nil { return .withdrawn }
    if self.agreed != nil { return .agreed }
    if self.declined != nil { return .declined }
    guard let out = issuedOn else { return .draft }
    if self.document == "proposal", let last = validFor.flatMap({ try? calendar.day(out, plus: $0) }),
      today > last
    {
      return .expired
    }
    return .issued
  }

  /// The day it left the house.
  var issuedOn: Day? { self.issued?.on ?? self.sent?.on }
}
