import Diagnostics
package import Values

// How client and practice talk, look at the work together, and settle what is stuck.

package struct CommunicationFields: Fields {
  package static let name = "communication plan"
  package static let kind = Kind(Self())
  package let channels = Field(
    "channels", .entries(ChannelFields.self, in: .channel), .client, needed: .contract,
    "the ways to reach each other, with their limits")
  package let emailNorms = Field("email_norms", .entry(EmailNormsFields.self), .client, "how mails are written")
  package let situations = Field(
    "situations", .entries(SituationFields.self), .client, needed: .contract, "which channel for what")
  package let meetings = Field(
    "meetings", .entries(MeetingPlanFields.self), .client, needed: .contract, "meetings and calls that return")
  package let correctionsWithin = Field(
    "corrections_within", .length, .client, standard: "3wd",
    "how long after the record of a call or meeting was sent it may be put right")
}

package struct ChannelFields: Fields {
  package static let name = "channel"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the channel")
  package let title = Field("title", .text, .client, "what the channel is called in documents")
  package let address = Field(
    "address", .text, .client, "the number or address; without it, the practice's own for `email` and `phone`")
  package let official = Field("official", .yesNo, .client, standard: "no", "whether what is said here binds")
  package let replyWithin = Field("reply_within", .length, .client, "how soon an answer comes")
  package let hours = Field("hours", .text, .client, "the hours of the channel, such as 09:00-17:00")
  package let byArrangement = Field(
    "by_arrangement", .yesNo, .client, standard: "no", "whether a time is agreed before")
  package let goodFor = Field("good_for", .text, .client, "what it is good for")
  package let limits = Field("limits", .text, .client, "what it is not good for")
  package let fallback = Field("fallback", .reference(.channel), .client, "the channel to take when this one fails")
  package let note = Field("note", .text, .client, "a remark for the client")
}

package struct EmailNormsFields: Fields {
  package static let name = "rule for mails"
  package static let kind = Kind(Self())
  package let subject = Field("subject", .text, .client, "how a subject line begins")
  package let oneTopic = Field("one_topic", .yesNo, .client, standard: "yes", "whether a mail has one subject")
  package let cc = Field("cc", .list(.reference(.person)), .client, "who reads along")
  package let notFor = Field("not_for", .list(.text), .client, "what mail is not for")
}

package struct SituationFields: Fields {
  package static let name = "situation"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the situation")
  package let title = Field("title", .text, .client, "the situation in words for the client")
  package let from = Field("from", .choice(["us", "client", "both"]), .client, standard: "both", "who has the matter")
  package let steps = Field(
    "steps", .list(.text), .client, needed: .contract, "the channels in order, with waiting times")
  package let replyWithin = Field("reply_within", .length, .client, "how soon an answer comes")
  package let within = Field("within", .length, .client, "how soon it is told")
  package let note = Field("note", .text, .client, "a remark for the client")
}

package struct MeetingPlanFields: Fields {
  package static let name = "meeting"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which records refer to the meeting")
  package let title = Field("title", .text, .client, "what the meeting is called")
  package let every = Field(
    "every", .recurrence, .client, needed: .contract, "how often, with weekday and time: 2w tue 10:00")
  package let from = Field("from", .offset, .client, "from when, counted from the first day: +2w")
  package let until = Field("until", .offset, .client, "until when, counted from the first day: +2w")
  package let times = Field("times", .whole(1...1000), .client, "how many times at most")
  package let minutes = Field("minutes", .whole(1...1440), .client, needed: .contract, "how long, in minutes")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let attends = Field("attends", .list(.reference(.person)), .client, needed: .contract, "who takes part")
  package let recordWithin = Field(
    "record_within", .length, .client, "how soon the record comes, where not as `documents_owed` says of all records")
  package let purpose = Field("purpose", .text, .client, "what it is for")
}

package struct CheckpointsFields: Fields {
  package static let name = "plan of progress checks"
  package static let kind = Kind(Self())
  package let points = Field(
    "points", .list(.entry(CheckpointFields.self)), .client, "the points in a stage's time, in per cent")
  package let tell = Field("tell", .entry(TellFields.self), .client, "who hears of them, how and how soon")
}

package struct CheckpointFields: Fields {
  package static let name = "progress check"
  package static let kind = Kind(Self())
  package let at = Field("at", .whole(0...100), .client, needed: .contract, "the part of the stage's time, in per cent")
  package let title = Field("title", .text, .client, "what the day is called")
  package let ask = Field("ask", .list(.text), .client, "what is looked at")
}

package struct TellFields: Fields {
  package static let name = "rule for word to the client"
  package static let kind = Kind(Self())
  package let to = Field("to", .list(.reference(.person)), .client, "who hears; without it, who decides")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let within = Field("within", .length, .client, standard: "1wd", "how soon")
  package let howMuch = Field("how_much", .text, .client, "how much is told")
}

package struct SupportFields: Fields {
  package static let name = "support"
  package static let kind = Kind(Self())
  package let tiers = Field("tiers", .list(.entry(TierFields.self)), .client, "who takes a matter first, second, third")
  package let severities = Field(
    "severities", .entries(SeverityFields.self), .client, "how urgent, and what that means in time")
  package let afterClose = Field(
    "after_close", .entry(AfterCloseFields.self), .client, "what is still done after the end")
}

package struct TierFields: Fields {
  package static let name = "level of support"
  package static let kind = Kind(Self())
  package let level = Field("level", .whole(1...9), .client, needed: .contract, "first, second, third")
  package let who = Field("who", .reference(.person), .client, "who it is; without it, the lead")
  package let does = Field("does", .text, .client, needed: .contract, "what this level does")
}

package struct SeverityFields: Fields {
  package static let name = "urgency"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the urgency")
  package let title = Field("title", .text, .client, "the urgency in words for the client")
  package let means = Field("means", .text, .client, needed: .contract, "what must be wrong")
  package let respond = Field("respond", .length, .client, needed: .contract, "how soon you answer")
  package let fix = Field("fix_or_workaround", .length, .client, "how soon it works again")
}

package struct AfterCloseFields: Fields {
  package static let name = "support after the end"
  package static let kind = Kind(Self())
  package let days = Field("days", .whole(0...3650), .client, standard: "30", "for how many days")
  package let covers = Field("covers", .text, .client, "what is covered")
}

package struct EscalationFields: Fields {
  package static let name = "level of escalation"
  package static let kind = Kind(Self())
  package let level = Field("level", .whole(1...9), .client, needed: .contract, "first, second, third")
  package let who = Field("who", .reference(.person), .client, "who of the practice; without it, the lead")
  package let counterpart = Field(
    "counterpart", .reference(.person), .client, "who of the client; without it, who decides")
  package let after = Field("after", .length, .client, needed: .contract, "how long the level before has tried")
}

package struct ComplaintsFields: Fields {
  package static let name = "rule for complaints"
  package static let kind = Kind(Self())
  package let to = Field("to", .reference(.person), .client, needed: .contract, "who takes a complaint")
  package let acknowledge = Field("acknowledge", .length, .client, standard: "2wd", "how soon it is acknowledged")
  package let answer = Field("answer", .length, .client, standard: "10wd", "how soon it is answered")
  package let reviewBy = Field("review_by", .list(.reference(.person)), .client, "who looks at it again")
  package let outside = Field("outside", .text, .client, "who may be asked outside")
}

package struct OwedFields: Fields {
  package static let name = "document owed"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the document")
  package let kind = Field("kind", .text, .client, "which document it is")
  package let title = Field("title", .text, .client, needed: .contract, "what it is called")
  package let to = Field("to", .list(.reference(.person)), .client, "who receives it; without it, who decides")
  package let by = Field("by", .reference(.person), .client, "who makes it; without it, the lead")
  package let every = Field("every", .length, .client, "how often")
  package let when = Field("when", .text, .client, "what makes it due, in words")
  package let within = Field("within", .length, .client, "how soon after that")
  package let signed = Field("signed", .yesNo, .client, standard: "no", "whether it is signed")
}
