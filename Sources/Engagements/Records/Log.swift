import Diagnostics
import Values

/// What happened: one file a kind under `log/`, named by the key.
package struct LogFields: Fields {
  package static let name = "log"
  package init() {}
  package let requests = Field(
    "requests", .records(RequestFields.self), .client, "what the client asked for, and what became of it")
  package let questions = Field("questions", .records(QuestionFields.self), .client, "questions and their answers")
  package let decisions = Field("decisions", .records(DecisionFields.self), .client, "what was decided, by whom")
  package let actions = Field("actions", .records(ActionFields.self), .client, "who does what by when")
  package let deliverables = Field(
    "deliverables", .records(DeliveryFields.self), .client, "results delivered, returned, accepted")
  package let calls = Field("calls", .records(ConversationFields.self), .client, "calls planned and held")
  package let meetings = Field("meetings", .records(ConversationFields.self), .client, "meetings planned and held")
  package let checkpoints = Field("checkpoints", .records(CheckpointRecordFields.self), .client, "control days held")
  package let inputs = Field("inputs", .records(InputRecordFields.self), .client, "what the client has given")
  package let payments = Field(
    "payments", .records(PaymentRecordFields.self), .client, "payments asked for and received")
  package let papers = Field("papers", .records(PaperRecordFields.self), .client, "papers issued, sent, agreed")
  package let complaints = Field("complaints", .records(ComplaintFields.self), .client, "complaints and their answers")
  package let hours = Field("hours", .records(HoursFields.self), .team, "hours worked")
  package let clock = Field("clock", .records(ClockFields.self), .client, "pauses")
  package let cancellations = Field(
    "cancellations", .records(CancellationRecordFields.self), .client, "notice to end it early")
  package let goals = Field("goals", .records(GoalRecordFields.self), .client, "goals measured")
  package let completion = Field(
    "completion", .records(CompletionRecordFields.self), .client,
    "the client's word that the problem is solved and the result in use")
  package let risks = Field("risks", .records(RiskFields.self), .team, "risks noted, changed, closed")
}

package typealias Log = Entry<LogFields>
