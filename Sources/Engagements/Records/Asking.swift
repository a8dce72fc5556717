import Diagnostics
package import Values

// Requests, questions, decisions, actions, complaints.

package struct RequestFields: Fields {
  package static let name = "request"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the request")
  package let about = Field(
    "about", .reference(.deliverable), .client, "the result it is about, where it asks for more comments on it")
  package let asked = Field(
    "asked", .step(AskedFields.self), .client, needed: .work, "the day and the words of the request")
  package let classed = Field("classed", .step(ClassedFields.self), .client, "what it is: included, extra, …")
  package let decided = Field("decided", .step(RequestDecidedFields.self), .client, "what is done about it")
  package let done = Field("done", .step(RequestDoneFields.self), .client, "when it was done")
  package let withdrawn = Field("withdrawn", .step(ReasonStepFields.self), .client, "when it was taken back")
}

package struct AskedFields: Fields {
  package static let name = "step `asked`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who asked")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let meeting = Step.meeting
  package let text = Field("text", .text, .client, needed: .work, "what was asked")
}

package struct ClassedFields: Fields {
  package static let name = "step `classed`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let kind = Field(
    "as", .choice(["included", "revision", "defect", "extra", "question"]), .client, needed: .work,
    "what sort of request it is")
  package let because = Field(
    "because", .text, .team, neededWith: Companion(key: "as", word: "extra"), "why")
  package let assumption = Field(
    "assumption", .reference(.assumption), .client, "the assumption of the price that it proves false")
}

package struct RequestDecidedFields: Fields {
  package static let name = "step `decided`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let outcome = Field(
    "outcome", .choice(["included", "goodwill", "proposal", "swap", "later", "declined"]), .client, needed: .work,
    "what is done about it")
  package let until = Field("until", .day, .client, "of what comes `later`, the day on which it is taken up again")
  package let estimate = Field(
    "estimate", .duration, .team, neededWith: Companion(key: "outcome", word: "goodwill"), "how long it will take")
}

package struct RequestDoneFields: Fields {
  package static let name = "step `done`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let actual = Field("actual", .duration, .client, "how long it took")
}

package struct ReasonStepFields: Fields {
  package static let name = "step"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who did it")
  package let because = Field("because", .text, .client, "why")
}

package struct QuestionFields: Fields {
  package static let name = "question"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the question")
  package let asked = Field(
    "asked", .step(AskedFields.self), .client, needed: .work, "the day and the words of the question")
  package let answered = Field("answered", .step(AnsweredFields.self), .client, "the answer")
}

package struct PointFields: Fields {
  package static let name = "point of negotiation"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the point")
  package let paper = Field(
    "paper", .text, .client, "the paper it is about: its number, or the name of a draft for reading")
  package let clause = Field("clause", .text, .client, "the clause it is about, as the paper calls it")
  package let asked = Field("asked", .step(AskedFields.self), .client, needed: .work, "the wish, and whose it is")
  package let answered = Field("answered", .step(PointAnsweredFields.self), .client, "what was answered")
  package let closed = Field("closed", .step(PointClosedFields.self), .client, "how it was settled")
}

package struct RedlineFields: Fields {
  package static let name = "redline"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the redline, the last part of its page's address")
  package let document = DocumentMeant.document
  package let change = DocumentMeant.change
  package let about = DocumentMeant.about
  package let from = Field(
    "from", .text, .client, needed: .work, "what it begins with: a paper's number, or the name of a draft for reading")
  package let to = Field(
    "to", .text, .client, "what it ends with; without it, what stands in the document's place on the client's pages")
  package let published = Field(
    "published", .step(ReasonStepFields.self), .client, "when it was published, which `dossier diff --publish` writes")
  package let withdrawn = Field(
    "withdrawn", .step(ReasonStepFields.self), .client, "when it was taken off the client's pages")
}

package struct PointAnsweredFields: Fields {
  package static let name = "step `answered` of a point"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who answered")
  package let text = Field("text", .text, .client, needed: .work, "the answer")
}

package struct PointClosedFields: Fields {
  package static let name = "step `closed`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let text = Field("text", .text, .client, needed: .work, "what holds now")
}

package struct AnsweredFields: Fields {
  package static let name = "step `answered`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who answered")
  package let text = Field("text", .text, .client, needed: .work, "the answer")
  package let faq = Field(
    "faq", .yesNo, .client, standard: "no", "whether it goes into the page's list of frequent questions")
}

package struct DecisionFields: Fields {
  package static let name = "decision"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the decision")
  package let wanted = Field("wanted", .step(WantedFields.self), .client, "what is to be decided")
  package let taken = Field("taken", .step(TakenFields.self), .client, "what was decided")
  package let replaced = Field("replaced", .step(ReasonStepFields.self), .client, "when a later decision replaced it")
}

extension Entry where F == DecisionFields {
  /// Whether somebody is still to decide: it was neither taken nor replaced.
  var isOpen: Bool { self.taken == nil && self.replaced == nil }
}

package struct WantedFields: Fields {
  package static let name = "step `wanted`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let meeting = Step.meeting
  package let question = Field("question", .text, .client, needed: .work, "what is to be decided")
  package let options = Field("options", .list(.text), .client, "what can be chosen")
  package let recommended = Field("recommended", .text, .client, "what you recommend")
  package let from = Field("from", .reference(.person), .client, "who decides")
  package let until = Field("until", .day, .client, "by when")
}

package struct TakenFields: Fields {
  package static let name = "step `taken`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who decided")
  package let meeting = Step.meeting
  package let question = Field("question", .text, .client, "what was decided about, where no step `wanted` says it")
  package let chosen = Field("chosen", .text, .client, needed: .work, "what was decided")
  package let why = Field("why", .text, .client, "why")
  package let againstAdvice = Field("against_advice", .yesNo, .client, standard: "no", "whether you advised otherwise")
}

package struct ActionFields: Fields {
  package static let name = "action"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the action")
  package let given = Field("given", .step(GivenFields.self), .client, needed: .work, "what is to be done")
  package let done = Field("done", .step(ReasonStepFields.self), .client, "when it was done")
}

package struct GivenFields: Fields {
  package static let name = "step `given`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let meeting = Step.meeting
  package let who = Field("who", .reference(.person), .client, needed: .work, "who does it")
  package let what = Field("what", .text, .client, needed: .work, "what is to be done")
  package let until = Field("until", .day, .client, "by when")
}

package struct ComplaintFields: Fields {
  package static let name = "complaint"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the complaint")
  package let received = Field(
    "received", .step(AskedFields.self), .client, needed: .work, "what was complained of")
  package let acknowledged = Field("acknowledged", .step(ReasonStepFields.self), .client, "when it was acknowledged")
  package let answered = Field("answered", .step(ComplaintAnsweredFields.self), .client, "the answer")
}

package struct ComplaintAnsweredFields: Fields {
  package static let name = "step `answered`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let text = Field("text", .text, .client, needed: .work, "the answer")
  package let cause = Field("cause", .text, .team, "what lay behind it")
}
