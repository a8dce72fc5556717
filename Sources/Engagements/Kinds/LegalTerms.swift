import Diagnostics
package import Values

// Law, rights, confidence, ending early.

package struct LegalFields: Fields {
  package static let name = "legal part"
  package static let kind = Kind(Self())
  package let law = Field("law", .text, .client, needed: .contract, "the law that governs the contract")
  package let courts = Field("courts", .text, .client, needed: .contract, "where a dispute is decided")
  package let liability = Field("liability", .entry(LiabilityFields.self), .client, "how far you are liable")
  package let rights = Field(
    "rights", .entry(RightsFields.self), .client, standard: "{}", "when rights in the work pass")
  package let notices = Field("notices", .entry(NoticesFields.self), .client, "how formal notices are given")
  package let signing = Field("signing", .entry(SigningFields.self), .client, "how the contract is signed")
}

package struct LiabilityFields: Fields {
  package static let name = "liability"
  package static let kind = Kind(Self())
  package let cap = Field("cap", .text, .client, needed: .contract, "the most you are liable for, in words")
  package let fees = Field(
    "fees", .length, .client, standard: "12mo",
    "where a fee is paid for each period: of how long a time the fees are the most you are liable for")
}

package struct RightsFields: Fields {
  package static let name = "rights"
  package static let kind = Kind(Self())
  package let pass = Field(
    "pass", .choice(["when_paid", "when_accepted"]), .client, standard: "when_paid",
    "when rights in the work pass to the client")
}

package struct NoticesFields: Fields {
  package static let name = "rule for notices"
  package static let kind = Kind(Self())
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let client = Field(
    "client", .reference(.person), .client, "who receives them for the client; without it, who signs")
  package let provider = Field(
    "provider", .reference(.person), .client, "who receives them for the practice; without it, the lead")
}

package struct SigningFields: Fields {
  package static let name = "rule for signing"
  package static let kind = Kind(Self())
  package let how = Field("how", .text, .client, "how it is signed")
  package let order = Field("order", .list(.choice(["client", "provider"])), .client, "who signs first")
  package let place = Field("place", .text, .client, "where")
  package let until = Field("until", .day, .client, "by when")
  package let witnesses = Field(
    "witnesses", .list(.choice(["client", "provider"])), .client, "whose signature a witness signs, too")
}

package struct ConfidentialityFields: Fields {
  package static let name = "confidentiality"
  package static let kind = Kind(Self())
  package let mayNameClient = Field(
    "may_name_client", .yesNo, .client, standard: "no", "whether you may say that the client is a client")
  package let mayShowWork = Field(
    "may_show_work", .entry(ShowWorkFields.self), .client, "whether the work may be shown")
  package let access = Field(
    "access", .list(.reference(.person)), .client, "who of the practice sees the client's material")
  package let keepAfterClose = Field("keep_after_close", .length, .client, standard: "6y", "how long papers are kept")
}

package struct ShowWorkFields: Fields {
  package static let name = "rule for showing work"
  package static let kind = Kind(Self())
  package let after = Field("after", .reference(.stage), .client, "after which stage")
  package let consent = Field(
    "consent", .choice(["written", "none"]), .client, standard: "written", "which leave is needed")
}

package struct CancellationFields: Fields {
  package static let name = "rule for ending early"
  package static let kind = Kind(Self())
  package let notice = Field("notice", .length, .client, standard: "14d", "how long before")
  package let form = Field("form", .text, .client, "in which form")
  package let byClient = Field(
    "by_client", .entry(ClientEndsFields.self), .client, standard: "{}", "what is paid if the client ends it")
  package let byProvider = Field(
    "by_provider", .entry(ProviderEndsFields.self), .client, standard: "{}", "what is paid back if you cannot go on")
  package let handoverWithin = Field(
    "handover_within", .length, .client, standard: "10wd", "how soon the client's material is handed over")
}

package struct ClientEndsFields: Fields {
  package static let name = "rule for a client's cancellation"
  package static let kind = Kind(Self())
  package let inProgress = Field(
    "in_progress", .choice(["stated", "hours", "accepted_only"]), .client, standard: "stated",
    "what of the stage in work is paid")
}

package struct ProviderEndsFields: Fields {
  package static let name = "rule for your cancellation"
  package static let kind = Kind(Self())
  package let inProgress = Field(
    "in_progress", .choice(["refund_all", "accepted_only"]), .client, standard: "refund_all", "what is paid back")
  package let refundWithin = Field("refund_within", .length, .client, standard: "10wd", "how soon")
}
