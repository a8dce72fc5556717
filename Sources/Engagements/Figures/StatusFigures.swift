import Diagnostics
package import Values

// Status updates as documents read them: what the consultant says. What happened meanwhile is read from the engagement
// as of the day of each.

package struct StatusFigures: Fields {
  package static let name = "status update"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its name")
  package let on = Field("on", .day, .client, "the last day it speaks of")
  package let since = Field("since", .day, .client, "the first day it speaks of")
  package let verdict = Field("verdict", .text, .client, "how it stands, in one line")
  package let areas = Field("areas", .list(.entry(StatusAreaFigures.self)), .client, "how each area stands")
  package let sentOn = Field("sent_on", .day, .client, "when it was sent")
}

package struct StatusAreaFigures: Fields {
  package static let name = "area"
  package static let kind = Kind(Self())
  package let area = Field("area", .choice(StatusArea.allCases.map(\.rawValue)), .client, "which area it is")
  package let colour = Field("colour", .choice(StatusColour.allCases.map(\.rawValue)), .client, "how it stands")
  package let evidence = Field("evidence", .text, .client, "what shows it")
  package let who = Field("who", .entry(PersonFields.self), .client, "who brings it back to green")
  package let until = Field("until", .day, .client, "by when it is green again")
  package let wayBack = Field("way_back", .text, .client, "what is done about it")
  package let before = Field(
    "before", .choice(StatusColour.allCases.map(\.rawValue)), .client, "its colour in the status update before")
  package let trend = Field(
    "trend", .choice(["better", "same", "worse"]), .client, "how it has gone since that one; absent in the first")
}

extension Engagement {
  var statusFigures: [Datum] {
    let all = log.statusesGiven
    return all.indices.map { statusFigures(all[$0], after: $0 == 0 ? nil : all[$0 - 1]) }
  }

  private func statusFigures(_ status: Entry<StatusFields>, after last: Entry<StatusFields>?) -> Datum {
    let given = status.given
    var figures = FigureWriter<StatusFigures>(from: status.spans)
    figures.set(\.id, status.datum(of: \.id))
    figures.set(\.on, given?.datum(of: \.on))
    figures.set(\.since, firstDay(of: given, after: last?.given?.on).map(Datum.Content.day), from: status.spans)
    figures.set(\.verdict, given?.datum(of: \.verdict))
    figures.set(
      \.areas,
      items: StatusArea.allCases.compactMap { area in
        given?.rating(area).map { areaFigures(area, $0, before: last?.given?.rating(area)) }
      })
    figures.set(\.sentOn, status.sent?.datum(of: \.on))
    return figures.datum
  }

  /// The day after the last status update; of the first one the day on which the work begins.
  private func firstDay(of given: Entry<StatusGivenFields>?, after last: Day?) -> Day? {
    guard let given, let on = given.on else { return nil }
    let following = last.flatMap { try? $0.adding(days: 1) } ?? begins?.day
    return given.since ?? following.map { min($0, on) } ?? on
  }

  private func areaFigures(
    _ area: StatusArea, _ rating: Entry<RatingFields>, before: Entry<RatingFields>?
  ) -> Datum {
    var figures = FigureWriter<StatusAreaFigures>(from: rating.spans)
    figures.set(\.area, .text(area.rawValue))
    figures.set(\.colour, rating.datum(of: \.colour))
    figures.set(\.evidence, rating.datum(of: \.evidence))
    figures.set(\.who, people.datum(rating.who))
    figures.set(\.until, rating.datum(of: \.until))
    figures.set(\.wayBack, rating.datum(of: \.wayBack))
    guard let former = before?.colourOfArea, let now = rating.colourOfArea else { return figures.datum }
    figures.set(\.before, .text(former.rawValue), from: before?.spans ?? [])
    figures.set(\.trend, .text(now == former ? "same" : now < former ? "better" : "worse"))
    return figures.datum
  }
}
