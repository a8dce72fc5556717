import Diagnostics
package import Values

/// How things stand, as the client is told it in a status update; all else that it says is worked out of its day.
package struct StatusFields: Fields {
  package static let name = "status update"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the status update, and of its page")
  package let given = Field("given", .step(StatusGivenFields.self), .client, needed: .work, "what you say of it")
  package let sent = Field("sent", .step(SentFields.self), .client, "when it was sent")
}

package struct StatusGivenFields: Fields {
  package static let name = "step `given` of a status update"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let since = Field(
    "since", .day, .client, "the first day it speaks of; without it, the one after the last status update")
  package let verdict = Field("verdict", .text, .client, needed: .work, "how it stands, in one line")
  package let overall = Field("overall", .rating, .client, needed: .work, "the colour of the whole")
  package let dates = Field("dates", .rating, .client, needed: .work, "the colour of the dates")
  package let budget = Field("budget", .rating, .client, needed: .work, "the colour of the budget")
  package let scope = Field("scope", .rating, .client, needed: .work, "the colour of what is done")
  package let risk = Field("risk", .rating, .client, needed: .work, "the colour of what may still happen")
}

/// The colour of an area, and what it rests on.
package struct RatingFields: Fields {
  package static let name = "colour of an area"
  package static let kind = Kind(Self())
  package let colour = Field(
    "colour", .choice(StatusColour.allCases.map(\.rawValue)), .client, needed: .work, "the colour")
  package let evidence = Field("evidence", .text, .client, "what shows it; amber and red have it")
  package let who = Field("who", .reference(.person), .client, "who brings it back to green; amber and red have one")
  package let until = Field("until", .day, .client, "by when it is green again; amber and red have it")
  package let wayBack = Field("way_back", .text, .client, "what is done about it")
}

/// How an area stands, from what is as agreed to what will not hold.
package enum StatusColour: String, CaseIterable, Comparable, Sendable {
  case green, amber, red

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: StatusColour, right: StatusColour) -> Bool { left.rank < right.rank }
}

/// What a status update gives a colour to; their words are the keys of its step.
package enum StatusArea: String, CaseIterable, Sendable {
  case overall, dates, budget, scope, risk
}

extension Shape where Value == Entry<RatingFields> {
  /// A colour, or a map with what it rests on.
  fileprivate static var rating: Shape {
    let whole = Shape.entry(RatingFields.self)
    let colour = RatingFields.fields.colour
    return Shape(
      form: .either([colour.form, whole.form]),
      read: { datum, decoding in
        let map = datum.text == nil ? datum : Datum(.map([colour.key: datum]), origin: datum.origin)
        return whole.read(map, &decoding)
      },
      value: whole.value)
  }
}

extension Entry where F == StatusGivenFields {
  func rating(_ area: StatusArea) -> Entry<RatingFields>? {
    switch area {
    case .overall: self.overall
    case .dates: self.dates
    case .budget: self.budget
    case .scope: self.scope
    case .risk: self.risk
    }
  }
}

extension Entry where F == RatingFields {
  /// Nil where it could not be read.
  var colourOfArea: StatusColour? { self.colour.flatMap(StatusColour.init) }
}

extension Entry where F == LogFields {
  /// The status updates by their days, the oldest first.
  package var statusesGiven: [Entry<StatusFields>] {
    (self.statuses ?? []).enumerated()
      .compactMap { index, status in
        status.id == nil ? nil : status.given?.on.map { (day: $0, index: index, status: status) }
      }
      .sorted { ($0.day, $0.index) < ($1.day, $1.index) }
      .map(\.status)
  }
}
