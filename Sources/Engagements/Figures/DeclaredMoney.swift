import Diagnostics
package import Values

// Figures of the price and its payment.

/// A rate of the practice that the engagement uses.
package struct RateFigures: Fields {
  package static let name = "rate"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name by which the terms refer to it")
  package let title = Field("title", .text, .client, "what the rate is for")
  package let unit = Field("unit", .choice(["hour", "day"]), .client, "what one of it is")
  package let amount = Field("amount", .money, .client, "the amount, in the engagement's currency")
  package let gross = Field("gross", .money, .client, "the amount with its tax, where tax is charged")
  package let from = Field("from", .day, .client, "since when it holds")
}

package struct PriceFigures: Fields {
  package static let name = "price"
  package static let kind = Kind(Self())
  package let subtotal = Field(
    "subtotal", .money, .client, "the sum of the stages; amounts are absent where no stage has a fixed price")
  package let subtotalGross = Field("subtotal_gross", .money, .client, "the sum of the stages with their tax")
  package let discount = Field("discount", .money, .client, "what is taken off")
  package let discountGross = Field(
    "discount_gross", .money, .client,
    "what is taken off of the stages with their tax: what their `gross` is more than the price's")
  package let discountReason = Field("discount_reason", .text, .client, "why")
  package let net = Field("net", .money, .client, "the price without tax")
  package let treatment = Field(
    "treatment", .text, .client, "how the law treats it: standard, reverse_charge, exempt, outside_scope, none")
  package let taxLabel = Field("tax_label", .text, .client, "the name of the tax")
  package let taxRate = Field("tax_rate", .share, .client, "the rate")
  package let taxBase = Field("tax_base", .money, .client, "the amount the rate is taken of")
  package let tax = Field("tax", .money, .client, "the tax")
  package let includesTax = Field("includes_tax", .yesNo, .client, "whether prices are told with the tax in them")
  package let wording = Field("wording", .text, .client, "the words the law requires beside the price")
  package let gross = Field("gross", .money, .client, "the price with tax")
  package let withheldLabel = Field("withheld_label", .text, .client, "what the client withholds")
  package let withheldRate = Field("withheld_rate", .share, .client, "at which rate")
  package let withheld = Field("withheld", .money, .client, "how much")
  package let payable = Field("payable", .money, .client, "what the client pays to the practice")
  package let later = Field("later", .list(.entry(ReferenceFigures.self)), .client, "stages whose price comes later")
}

package struct InstalmentFigures: Fields {
  package static let name = "instalment"
  package static let kind = Kind(Self())
  package let number = Field("number", .whole(), .client, "its place in the plan, from 1")
  package let id = Field("id", .text, .client, "the name by which receipts refer to it")
  package let share = Field("share", .share, .client, "the part of the price, where the plan states one")
  package let net = Field("net", .money, .client, "the amount without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let gross = Field("gross", .money, .client, "the amount with tax")
  package let withheld = Field("withheld", .money, .client, "what the client withholds of it")
  package let payable = Field("payable", .money, .client, "what the client pays to the practice")
  package let trigger = Field(
    "trigger", .choice(["contract_agreed", "change_agreed", "stage_accepted", "early_end", "moment"]), .client,
    "what makes it due")
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage whose acceptance makes it due")
  package let moment = Field("moment", .entry(MomentFigures.self), .client, "the day that makes it due")
  package let state = Field(
    "state", .choice(PaymentLedger.State.words), .client, "whether it is due, and paid; `dropped` after an early end")
  package let askedOn = Field(
    "asked_on", .day, .client,
    "the day from which the time to pay is counted: that of asking; nothing while nobody has asked")
  package let until = Field("until", .day, .client, "the last day to pay, once it was asked for")
  package let received = Field("received", .money, .client, "what came, less what was paid back")
  package let receivedOn = Field("received_on", .day, .client, "when the last part of it came")
  package let refundedOn = Field("refunded_on", .day, .client, "when the last part of it was paid back")
  package let open = Field("open", .money, .client, "what is still to be paid of it; absent from a plan not begun")
  package let interest = Field(
    "interest", .entry(InterestFigures.self), .client,
    "the interest on it, once it is late for longer than the time of grace")
  package let change = Field(
    "change", .entry(ChangeReferenceFigures.self), .client, "the change order whose payment it is, where it is one's")
  package let statement = Field(
    "statement", .entry(ReferenceFigures.self), .client,
    "what is included and was used beyond that, where it is the payment of a statement")
  package let paper = Field(
    "paper", .text, .client,
    "the number of the paper that it comes from: its statement, the cancellation statement, the contract or the order "
      + "with the change order's; absent before that is issued")
  package let reference = Field(
    "reference", .text, .client,
    "what to name when paying: the number of the invoice that asked for it, where one is recorded, else of its paper")
  package let fee = Field(
    "fee", .entry(PeriodicFeeFigures.self), .client, "the period that it pays for, where it is the fee of one")
}

/// Interest on a payment that is late.
package struct InterestFigures: Fields {
  package static let name = "interest on a late payment"
  package static let kind = Kind(Self())
  package let since = Field("since", .day, .client, "the first day for which it is due")
  package let rate = Field("rate", .share, .client, "the rate by the year; absent where it is the law's")
  package let amount = Field(
    "amount", .money, .client, "what it comes to by today, simple, by days of a year of 365; absent with the rate")
}

/// What is paid every period for a stage.
package struct FeeFigures: Fields {
  package static let name = "fee"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "the title of the stage")
  package let fee = Field("fee", .money, .client, "the fee for a whole period, as prices are told")
  package let every = Field("every", .length, .client, "the period")
}

package struct PeriodicFeeFigures: Fields {
  package static let name = "fee of a period"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "the title of the stage")
  package let from = Field("from", .day, .client, "its first day")
  package let until = Field("until", .day, .client, "its last day of service")
}
