import Diagnostics
package import Values

// Papers, payments, ending early, completion.

package struct PaymentRecordFields: Fields {
  package static let name = "payment"
  package static let kind = Kind(Self())
  package let id = Field(
    "id", .id, .client,
    "the instalment, as the payment plan calls it; or the statement, `calls-2026-Q2`, `cancellation`")
  package let asked = Field("asked", .step(PaymentAskedFields.self), .client, "when it was asked for")
  package let received = Field(
    "received", .list(.step(PaymentReceivedFields.self)), .client, "when it came; a list where it came in parts")
  package let refunded = Field(
    "refunded", .list(.step(PaymentRefundedFields.self)), .client,
    "when you paid it back: too much that came, or what an early end or a lower price leaves")
}

package struct PaymentRefundedFields: Fields {
  package static let name = "step `refunded`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let amount = Field("amount", .money, .client, needed: .work, "the amount that was paid back, without a sign")
  package let reference = Field("reference", .text, .client, "what the bank's statement says")
}

package struct PaymentAskedFields: Fields {
  package static let name = "step `asked`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let reference = Field("reference", .text, .client, "the number of the invoice that asked for it")
}

package struct PaymentReceivedFields: Fields {
  package static let name = "step `received`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let amount = Field("amount", .money, .client, needed: .work, "the amount that came")
  package let reference = Field("reference", .text, .client, "what the bank's statement says")
}

package struct PaperRecordFields: Fields {
  package static let name = "paper"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the paper, or its name before it has one")
  package let document = Field("document", .choice(documents), .client, needed: .work, "which document it is")
  package let change = Field(
    "change", .reference(.change), .client, "the change order, by the name of its file under `changes/`")
  package let about = Field(
    "about", .text, .client,
    "which one it is, where there are several: the statement, `calls-2026-Q2`; the notice, by its id")
  package let issued = Field("issued", .step(IssuedFields.self), .client, "when it was issued")
  package let sent = Field("sent", .step(SentFields.self), .client, "when it was sent")
  package let agreed = Field("agreed", .step(AgreedFields.self), .client, "when it was agreed")
  package let declined = Field("declined", .step(DeclinedFields.self), .client, "when it was declined")
  package let withdrawn = Field("withdrawn", .step(ReasonStepFields.self), .client, "when it was taken back")
  package let signed = Field(
    "signed", .list(.step(SignedFields.self)), .client, "who signed it, on which day; a list, for both sides do")
  package let back = Field("back", .step(ReasonStepFields.self), .client, "when the signed copy came back")

  /// The steps of the copy that is signed.
  package static let signing: Set = ["signed", "back"]

  /// The documents to which a client says yes or no.
  package static let documentsToAgree = ["proposal", "contract", "order", "change-order", "closing"]

  /// The documents that are papers.
  static let documents = [
    "proposal", "contract", "order", "change-order", "closing", "statement", "cancellation", "notice",
  ]
}

/// What every record says that is of a document.
enum DocumentMeant {
  static let document = Field(
    "document", .choice(PaperRecordFields.documents), .client, needed: .work, "which document it is of")
  static let change = Field(
    "change", .reference(.change), .client, "the change order, by the name of its file under `changes/`")
  static let about = Field(
    "about", .text, .client, "which one it is, where there are several: the statement; the notice, by its id")
}

/// A draft for reading: a paper without a number, which offers nothing.
package struct DraftFields: Fields {
  package static let name = "draft for reading"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the draft, `contract-draft-1`")
  package let document = DocumentMeant.document
  package let change = DocumentMeant.change
  package let about = DocumentMeant.about
  package let issued = Field(
    "issued", .step(IssuedFields.self), .client, "when it was frozen, which `dossier issue --for-reading` writes")
}

package struct SignedFields: Fields {
  package static let name = "step `signed`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who signed")
  package let place = Field("place", .text, .client, "where")
}

package struct IssuedFields: Fields {
  package static let name = "step `issued`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who issued it")
  package let because = Field("because", .text, .client, "why")
  package let digest = Field("digest", .text, .client, "the digest of what was frozen, which `dossier issue` writes")
  package let checksums = Field(
    "checksums", .text, .client, "the digest of its `SHA256SUMS`, which `dossier issue` writes")
}

package struct AgreedFields: Fields {
  package static let name = "step `agreed`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who agreed")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let options = Field("options", .list(.reference(.option)), .client, "the options chosen")
  package let beginAtOnce = Field(
    "begin_at_once", .yesNo, .client, standard: "no",
    "whether a consumer asked you to begin before the days to withdraw are over")
  package let evidence = Answered.evidence
  package let digest = Field(
    "digest", .text, .client, "the digest of the version that was agreed to, which `dossier agree` writes")
}

package struct DeclinedFields: Fields {
  package static let name = "step `declined`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who declined")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let because = Field("because", .text, .client, "why")
  package let evidence = Answered.evidence
}

/// What a yes and a no to a paper have in common.
private enum Answered {
  static let evidence = Field("evidence", .text, .client, "where the answer can be looked up")
}

package struct CancellationRecordFields: Fields {
  package static let name = "cancellation"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the record")
  package let given = Field(
    "given", .step(NoticeOfEndFields.self), .client, needed: .work, "when and by whom notice was given")
  package let effective = Field("effective", .step(ReasonStepFields.self), .client, "the day it takes effect")
  package let withdrawn = Field(
    "withdrawn", .step(ReasonStepFields.self), .client, "when the notice was taken back, and it goes on")
}

package struct NoticeOfEndFields: Fields {
  package static let name = "step `given` of a cancellation"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field(
    "by", .reference(.person), .client, needed: .work,
    "who ends it: somebody of the client's, or of yours; what is paid or paid back depends on it")
  package let because = Field("because", .text, .client, "why")
}

package struct GoalRecordFields: Fields {
  package static let name = "goal measured"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the goal")
  package let measured = Field("measured", .step(MeasuredFields.self), .client, needed: .work, "what was measured")
}

package struct MeasuredFields: Fields {
  package static let name = "step `measured`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let result = Field("result", .text, .client, needed: .work, "the result, in words")
  package let met = Field("met", .yesNo, .client, "whether the goal is met")
}

package struct CompletionRecordFields: Fields {
  package static let name = "word of the client"
  package static let kind = Kind(Self())
  /// What only the client can say.
  static let words = ["problem_solved", "in_use", "papers_delivered"]
  package let id = Field("id", .choice(words), .client, "what the client has said")
  package let said = Field("said", .step(SaidFields.self), .client, needed: .work, "who said it, when")
}

package struct SaidFields: Fields {
  package static let name = "step `said`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who said it")
  package let via = Field("via", .reference(.channel), .client, "the channel")
}
