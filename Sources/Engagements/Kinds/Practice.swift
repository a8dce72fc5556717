package import Diagnostics
package import Values

/// `content/practice.yaml`: who the consultant is, and what usually stays the same.
package struct PracticeFields: Fields {
  package static let name = "practice"
  package static let kind = Kind(Self())
  package let name = Field("name", .text, .client, needed: .proposal, "the name under which you trade")
  package let legalName = Field("legal_name", .text, .client, needed: .proposal, "the whole name, as registers have it")
  package let form = Field("form", .text, .client, "the legal form, such as private company")
  package let tagline = Field("tagline", .text, .client, "what you do, in a few words")
  package let address = Field("address", .text, .client, needed: .order, "the postal address, a line each")
  package let country = Field("country", .country, .client, needed: .proposal, "the country of your seat")
  package let registrations = Field(
    "registrations", .list(.entry(RegistrationFields.self)), .client, "the numbers of registers and tax offices")
  package let email = Field("email", .email, .client, needed: .proposal, "your address for mail")
  package let phone = Field("phone", .phone, .client, "your number")
  package let web = Field("web", .text, .client, "your site")
  package let language = Field(
    "language", .language, .client, standard: "en", "the language you write in where a client has none")
  package let currency = Field("currency", .currency, .client, "the currency of your prices where a client has none")
  package let timezone = Field("timezone", .text, .client, "your time zone, such as Europe/Athens")
  package let calendar = Field(
    "calendar", .text, .client, "the calendar of working days, a country pack's word; without it, your country's")
  package let people = Field(
    "people", .keyed(PersonFields.self, in: .person), .client, needed: .proposal, "who works in the practice")
  package let signs = Field(
    "signs", .reference(.person), .client, needed: .contract, "the person who signs for the practice")
  package let jurisdiction = Field(
    "jurisdiction", .text, .client, "where it is registered, as papers say it, such as England and Wales")
  package let actsThrough = Field(
    "acts_through", .list(.entry(ActingFields.self)), .client,
    "who acts for the practice where that is no person, such as a general partner; the last one's person signs")
  package let represented = Field(
    "represented_by", .text, .client, "who acts for the practice, written out as the language's papers want it")
  package let bank = Field("bank", .keyed(BankFields.self), .client, needed: .order, "the account for each currency")
  package let rates = Field(
    "rates", .entries(RateFields.self, in: .rate), .private, "prices by the hour, with their history")
  package let tax = Field(
    "tax", .list(.entry(TaxCaseFields.self)), .private, needed: .proposal, "which tax treatment holds for which clients"
  )
  package let defaults = Field("defaults", .raw, .private, "what engagements have in common; any key of an engagement")
  package let handbook = Field(
    "handbook", .entry(HandbookReviewFields.self), .client, "when the handbook was looked through, and how often it is")
  package let notes = Field("notes", .text, .private, "remarks for yourself")
  package let custom = Field("custom", .anything, .client, "what there is no key for; for templates of your own")
}

package typealias Practice = Entry<PracticeFields>

package struct HandbookReviewFields: Fields {
  package static let name = "review of the handbook"
  package static let kind = Kind(Self())
  package let reviewed = Field(
    "reviewed", .day, .client, needed: .contract, "the day on which it was last looked through")
  package let every = Field("every", .length, .client, standard: "1y", "how long until it is looked through again")
}

package struct RateFields: Fields {
  package static let name = "rate"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the rate")
  package let title = Field("title", .text, .client, "what the rate is for")
  package let unit = Field("unit", .choice(["hour", "day"]), .client, standard: "hour", "what one of it is")
  package let history = Field("history", .list(.entry(RateStepFields.self)), .private, "the amounts, each from a day")
  package let cost = Field("cost", .moneyByCurrency, .private, "what the hour costs you")
}

package typealias Rate = Entry<RateFields>

extension Entry where F == PracticeFields {
  /// The rate of an id, where that is one for an hour: what is charged by the hour is not charged by the day.
  func hourlyRate(_ id: String?) -> Rate? { (self.rates ?? []).first { $0.id == id && $0.isHourly } }
}

extension Entry where F == RateFields {
  var isHourly: Bool { self.unit != "day" }
}

package struct RateStepFields: Fields {
  package static let name = "rate from a day"
  package static let kind = Kind(Self())
  package let from = Field("from", .day, .client, needed: .proposal, "the first day on which the amount holds")
  package let amount = Field("amount", .moneyByCurrency, .client, needed: .proposal, "the amount in each currency")
}

/// A row of the tax table: for whom it holds, and what it says.
package struct TaxCaseFields: Fields {
  package static let name = "tax case"
  package static let kind = Kind(Self())
  package let client = Field(
    "client", .choice(["same_country", "eu", "elsewhere", "any"]), .private, standard: "any",
    "where the client is, seen from the practice")
  package let business = Field(
    "business", .choice(["yes", "no", "any"]), .private, standard: "any", "whether the client is a business")
  package let from = Field("from", .day, .private, "the first day on which the row holds")
  package let treatment = Field(
    "treatment", .choice(["standard", "reverse_charge", "exempt", "outside_scope", "none"]), .client, needed: .proposal,
    "how the law treats the price")
  package let label = Field("label", .text, .client, "the name of the tax")
  package let rate = Field("rate", .share, .client, "the rate")
  package let baseFactor = Field(
    "base_factor", .share, .client, "the part of the price that is taxed, where it is not the whole")
  package let rounding = Field(
    "rounding", .choice(["per_rate", "per_line"]), .private, standard: "per_rate",
    "whether tax is rounded once a rate or once a line")
  package let precision = Field(
    "precision", .choice(TaxTreatment.Precision.allCases.map(\.rawValue)), .private, standard: "minor_unit",
    "whether tax is told to the smallest coin or in whole units of the currency")
  package let pricesIncludeTax = Field(
    "prices_include_tax", .yesNo, .client, standard: "no",
    "whether prices are written with the tax in them; in an engagement, its own alone: the practice's rates stay as its "
      + "own row says")
  package let wording = Field("wording", .text, .client, "the words that the law requires beside the price")
  package let because = Field("because", .text, .client, "the ground of an exemption")
  package let withholding = Field(
    "withholding", .entry(WithholdingFields.self), .client, "what the client keeps and pays to the tax office for you")
}

package typealias TaxCase = Entry<TaxCaseFields>

package struct WithholdingFields: Fields {
  package static let name = "withholding"
  package static let kind = Kind(Self())
  package let label = Field("label", .text, .client, needed: .order, "what it is called")
  package let rate = Field("rate", .share, .client, needed: .order, "the rate")
  package let of = Field(
    "of", .choice(Withholding.Base.allCases.map(\.rawValue)), .client, standard: "net", "what it is taken of")
  package let consumers = Field(
    "consumers", .yesNo, .private, standard: "no", "whether clients that are no businesses keep it, too")
}
