package import Diagnostics
package import Values

/// `changes/<name>.yaml`: a change of what was agreed, in the words and at the price in which the client is asked for a
/// yes. Its number and its state come from the records of its papers.
package struct ChangeFields: Fields {
  package static let name = "change order"
  package static let kind = Kind(Self())
  package let title = Field(
    "title", .text, .client, needed: .changeOrder, "what changes, in a few words, as the client will read it")
  package let requests = Field(
    "requests", .list(.id), .client, "the requests it answers, by their numbers in log/requests.yaml")
  package let because = Field(
    "because", .text, .client, needed: .changeOrder, "why it is outside the agreement, in words for the client")
  package let summary = Field("summary", .text, .client, "what will be done, in a sentence or two")
  package let adds = Field("adds", .entry(AddedFields.self), .client, "stages and deliverables that come in")
  package let changes = Field(
    "changes", .entry(ChangedFields.self), .client, "stages and deliverables that become something else")
  package let removes = Field("removes", .entry(RemovedFields.self), .client, "stages and deliverables that go out")
  package let price = Field(
    "price", .money, .client,
    "what it costs without the stages it adds, which have prices of their own; negative where it lowers the price")
  package let hours = Field("hours", .number, .client, "the hours of which the price is made, instead of `price`")
  package let rate = Field("rate", .reference(.rate), .client, "the rate of the practice for these hours")
  package let days = Field(
    "days", .delay, .client, needed: .changeOrder,
    "by how much the last day moves, such as 3wd or -2wd; write 0 where it stays")
  package let payments = Field(
    "payments", .entries(InstalmentFields.self), .client,
    "when which part is paid; without it, all of it with the last stage that the change touches, or on its agreement")
  package let allowances = Field(
    "allowances", .entries(ChangedAllowanceFields.self), .client, "what becomes of calls, visits and hours included")
  package let validFor = Field(
    "valid_for", .length, .client, "how long it stands, its last day included; without it, as `extra_work:` says")
  package let alternatives = Field(
    "alternatives", .entry(AlternativeFields.self), .client, "other ways, in words for the client")
  package let ifDeclined = Field(
    "if_declined", .text, .client, "what happens if the client says no, beside that all stays as it was agreed")
  package let notes = Field("notes", .text, .private, "remarks for yourself")
  package let custom = Field("custom", .anything, .client, "what there is no key for; for templates of your own")
}

package typealias Change = Entry<ChangeFields>

package struct AddedFields: Fields {
  package static let name = "list of what comes in"
  package static let kind = Kind(Self())
  package let stages = Field(
    "stages", .entries(StageFields.self, in: .stage), .client, "new stages, written as in engagement.yaml")
  package let deliverables = Field(
    "deliverables", .entries(DeliverableFields.self, in: .deliverable), .client,
    "new deliverables, each with its `stage`, old or new")
}

package struct ChangedFields: Fields {
  package static let name = "list of what becomes something else"
  package static let kind = Kind(Self())
  package let stages = Field(
    "stages", .entries(ChangedStageFields.self), .client, "stages by their ids, with what is new about them")
  package let deliverables = Field(
    "deliverables", .entries(ChangedDeliverableFields.self), .client,
    "deliverables by their ids, with what is new about them")
}

package struct ChangedStageFields: Fields {
  package static let name = "changed stage"
  package static let kind = Kind(Self())
  package let id = Field("id", .reference(.stage), .client, needed: .changeOrder, "the stage")
  package let title = Field("title", .text, .client, "its new name")
  package let summary = Field("summary", .text, .client, "what will happen in it")
  package let price = Field("price", .money, .client, "the price of a stage that was to be priced later")
  package let fee = Field(
    "fee", .money, .client,
    "of a stage that is paid by the period: what each period costs that begins on the day of the yes or later")
}

package struct ChangedDeliverableFields: Fields {
  package static let name = "changed deliverable"
  package static let kind = Kind(Self())
  package let id = Field("id", .reference(.deliverable), .client, needed: .changeOrder, "the deliverable")
  package let title = Field("title", .text, .client, "its new name")
  package let form = Field("form", .text, .client, "its new form")
  package let acceptedWhen = Field("accepted_when", .text, .client, "what must be true for it to be accepted")
}

package struct RemovedFields: Fields {
  package static let name = "list of what goes out"
  package static let kind = Kind(Self())
  package let stages = Field("stages", .list(.reference(.stage)), .client, "stages that go out, with their results")
  package let deliverables = Field("deliverables", .list(.reference(.deliverable)), .client, "results that go out")
}

package struct ChangedAllowanceFields: Fields {
  package static let name = "changed allowance"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, needed: .changeOrder, "the allowance")
  package let amount = Field("amount", .number, .client, "how many of it in a period from then on")
  package let each = Field("each", .duration, .client, "the length of one from then on")
}

package struct AlternativeFields: Fields {
  package static let name = "list of other ways"
  package static let kind = Kind(Self())
  package let swap = Field("swap", .text, .client, "what could go out in exchange")
  package let later = Field("later", .text, .client, "what it would be later")
  package let without = Field("without", .text, .client, "how it goes without")
}

extension Shape where Value == Length {
  /// By how much days move: `3wd`, `-2wd`, `1w`; `0` for not at all.
  ///
  /// Work is done on working days: two days from a Friday are the same Friday.
  static var delay: Shape<Length> {
    scalar("a number of working days or weeks with its sign, such as 3wd, -2wd or 1w; or 0") { text, datum, decoding in
      guard text != "0" else { return .length(Length(0, .workingDays)) }
      guard let length = Length(text), [.workingDays, .weeks].contains(length.unit) else {
        decoding.report(
          "bad-length", "`\(text)` is no number of working days or weeks", at: datum.span,
          help: "write a whole number and wd (working days) or w (weeks): 3wd, -2wd, 1w; or 0 where no day moves")
        return nil
      }
      return .length(length)
    } value: {
      if case .length(let length) = $0.content { length } else { nil }
    }
  }
}
