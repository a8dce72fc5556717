import Diagnostics
package import Values

// What is paid, and when.

package struct DiscountFields: Fields {
  package static let name = "discount"
  package static let kind = Kind(Self())
  package let percent = Field("percent", .share, .client, "the part that is taken off")
  package let amount = Field("amount", .money, .client, "the amount that is taken off")
  package let reason = Field("reason", .text, .client, needed: .proposal, "why, in words for the client")
}

package struct PaymentsFields: Fields {
  package static let name = "payment plan"
  package static let kind = Kind(Self())
  package let dueIn = Field(
    "due_in", .length, .client, standard: "14d",
    "the time to pay: from the day the payment was asked for, where that is recorded, else from the day of its `when`")
  package let how = Field("how", .text, .client, "the way of paying")
  package let advance = Field("advance", .share, .client, "the part paid before work begins; short for a schedule")
  package let rest = Field(
    "rest", .choice(["by_stage", "at_end"]), .client, standard: "by_stage", "how what the advance leaves is paid")
  package let schedule = Field("schedule", .entries(InstalmentFields.self), .client, "every payment, written out")
  package let late = Field("late", .entry(LateFields.self), .client, "what happens when a payment is late")
}

package struct InstalmentFields: Fields {
  package static let name = "payment"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which receipts refer to the payment")
  package let share = Field("share", .shareOrRest, .client, "the part of the price, or `rest`")
  package let amount = Field("amount", .money, .client, "the amount, instead of a share")
  package let when = Field(
    "when", .trigger, .client, needed: .proposal,
    "what makes it due: `contract_agreed`, in a change order `change_agreed`, `stage_accepted build`, or a day")
}

package struct LateFields: Fields {
  package static let name = "rule for late payment"
  package static let kind = Kind(Self())
  package let grace = Field("grace", .length, .client, standard: "7d", "how long nothing happens")
  package let pauseWorkAfter = Field(
    "pause_work_after", .length, .client, standard: "21d", "after how long work pauses")
  package let interest = Field(
    "interest", .interest, .client, standard: "statutory",
    "what a late payment costs: what the law says, a rate by the year such as 8%, or nothing")
}

package struct ExpensesFields: Fields {
  package static let name = "rule for expenses"
  package static let kind = Kind(Self())
  package let approvedAbove = Field("approved_above", .money, .client, "the amount above which a yes is needed before")
  package let at = Field("at", .choice(["cost"]), .client, standard: "cost", "the price at which they are charged")
  package let receipts = Field("receipts", .yesNo, .client, standard: "yes", "whether receipts come with them")
  package let travel = Field("travel", .text, .client, "how you travel")
}

extension Shape where Value == InterestTerms {
  /// `statutory`, `none`, or a share by the year.
  fileprivate static var interest: Shape {
    let share = Shape<Share>.share
    let words = ["statutory", "none"]
    return Shape(
      form: .either([.choice(words), share.form]),
      read: { datum, decoding in
        if let word = datum.text, words.contains(word) {
          return Datum(.text(word), origin: datum.origin, audience: decoding.audience)
        }
        guard datum.text.map({ Share($0) != nil || shareMeant(by: $0) != nil }) ?? false else {
          decoding.wrongKind(datum, expected: "`statutory`, `none`, or a rate by the year such as 8%")
          return nil
        }
        return share.read(datum, &decoding)
      },
      value: { $0.text.map { $0 == "none" ? .none : .statutory } ?? share.value($0).map(InterestTerms.rate) })
  }
}
