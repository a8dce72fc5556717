import Diagnostics
import Values

// Calls and meetings as documents read them, each with what was decided, given and asked in it.

extension Engagement {
  /// Calls and meetings held, the newest first.
  var conversationFigures: [Datum] {
    let (outcomes, plans) = (Outcomes(of: self), ConversationPlans(of: self))
    return heldConversations.map { kind, record in
      let held = record.held
      var figures = FigureWriter<ConversationFigures>(from: record.spans)
      figures.set(\.id, record.datum(of: \.id))
      figures.set(\.kind, .text(kind.rawValue))
      figures.set(\.title, record.heading)
      figures.set(\.on, held?.datum(of: \.on))
      figures.set(\.start, held?.datum(of: \.start))
      figures.set(\.minutes, held?.datum(of: \.minutes))
      let channel = (terms.communication?.channels ?? []).first { $0.id == held?.via }
      figures.set(\.channel, channel?.datum(of: \.title) ?? held?.datum(of: \.via))
      let present = held?.with ?? []
      let absent = present.isEmpty ? [] : (record.planned?.with ?? []).filter { !present.contains($0) }
      figures.set(\.with, items: present.compactMap { people.datum($0) })
      figures.set(\.absent, items: absent.compactMap { people.datum($0) })
      figures.set(\.notesBy, people.datum(record.noted?.by))
      figures.set(\.purpose, record.planned?.datum(of: \.purpose) ?? held?.datum(of: \.about))
      figures.set(\.decided, held?.datum(of: \.decided))
      figures.set(\.notReached, held?.datum(of: \.notReached))
      figures.set(\.recording, held?.datum(of: \.recording))
      outcomes.set(of: record, &figures)
      figures.set(\.next, held?.on.flatMap { plans.next(after: $0) }?.datum)
      figures.set(\.sentOn, record.sent?.datum(of: \.on))
      figures.set(
        \.correctUntil, (try? correctionsUntil(record)).map(Datum.Content.day),
        from: terms.communication?.datum(of: \.correctionsWithin)?.origin.spans ?? [])
      return figures.datum
    }
  }

  /// Calls and meetings held, with what kind they are, the newest first.
  package var heldConversations: [(kind: ConversationKind, record: Conversation)] {
    let held = log.conversations.filter { $0.record.held?.on != nil }
    let newestFirst = held.sorted {
      ($0.record.held?.on?.number ?? .min, $0.order) > ($1.record.held?.on?.number ?? .min, $1.order)
    }
    return newestFirst.map { ($0.kind, $0.record) }
  }

  /// The last day on which the record of a conversation may be corrected; nil while it was not sent.
  func correctionsUntil(_ record: Conversation) throws(ArithmeticError) -> Day? {
    guard let sent = record.sent?.on else { return nil }
    return try correctionsUntil(sentOn: sent)
  }

  /// The last day on which a record that goes out on `sent` may be corrected.
  func correctionsUntil(sentOn sent: Day) throws(ArithmeticError) -> Day? {
    guard let within = terms.communication?.correctionsWithin else { return nil }
    return try calendar.day(sent, within: within)
  }
}

/// What other records say happened in calls and meetings, by the id of the conversation.
private struct Outcomes {
  private var decisions: [String: [Datum]] = [:]
  private var toDecide: [String: [Datum]] = [:]
  private var actions: [String: [Datum]] = [:]
  private var requests: [String: [Datum]] = [:]
  private var questions: [String: [Datum]] = [:]

  init(of engagement: Engagement) {
    let (log, people) = (engagement.log, engagement.people)
    for decision in log.decisions ?? [] {
      let (wanted, taken) = (decision.wanted?.meeting, decision.taken?.meeting)
      guard wanted != nil || taken != nil else { continue }
      let figures = decision.figures(people)
      if let taken { decisions[taken, default: []].append(figures) }
      if let wanted, wanted != taken { toDecide[wanted, default: []].append(figures) }
    }
    actions = log.actionsByConversation.mapValues { given in given.map { $0.figures(people) } }
    for request in log.requests ?? [] {
      if let id = request.asked?.meeting { requests[id, default: []].append(engagement.requestFigures(request)) }
    }
    for question in log.questions ?? [] {
      if let id = question.asked?.meeting { questions[id, default: []].append(question.figures(people)) }
    }
  }

  func set(of record: Conversation, _ figures: inout FigureWriter<ConversationFigures>) {
    guard let id = record.id, record.held?.on != nil else { return }
    figures.set(\.decisions, items: decisions[id] ?? [])
    figures.set(\.toDecide, items: toDecide[id] ?? [])
    figures.set(\.actions, items: actions[id] ?? [])
    figures.set(\.requests, items: requests[id] ?? [])
    figures.set(\.questions, items: questions[id] ?? [])
  }
}

extension Entry where F == LogFields {
  /// What was given somebody to do in each conversation, by its id: what names it, and of what names none what was given
  /// on the day of it, where no other was held then.
  var actionsByConversation: [String: [Entry<ActionFields>]] {
    let held = Dictionary(grouping: conversations.map(\.record).filter { $0.held?.on != nil }) { $0.held?.on }
    var actions: [String: [Entry<ActionFields>]] = [:]
    for action in self.actions ?? [] {
      let ofDay = held[action.given?.on] ?? []
      guard let id = action.given?.meeting ?? (ofDay.count == 1 ? ofDay[0].id : nil) else { continue }
      actions[id, default: []].append(action)
    }
    return actions
  }
}

package typealias Conversation = Entry<ConversationFields>

package enum ConversationKind: String, Sendable {
  case call, meeting
}

extension Entry where F == LogFields {
  /// Calls and meetings in one list, in the order of the files.
  var conversations: [(kind: ConversationKind, order: Int, record: Conversation)] {
    let calls = (self.calls ?? []).enumerated().map { (ConversationKind.call, $0.offset, $0.element) }
    let meetings = (self.meetings ?? []).enumerated().map { (ConversationKind.meeting, $0.offset, $0.element) }
    return calls + meetings
  }
}

extension Entry where F == ConversationFields {
  /// What it is about: its title, or else what it was about, or is to be; nil where nobody says it.
  var subject: Datum? {
    datum(of: \.title) ?? self.held?.datum(of: \.about) ?? self.planned?.datum(of: \.purpose)
  }

  /// Its subject as it stands as a heading: what it is about is written as the rest of a sentence.
  var heading: Datum? {
    if let title = datum(of: \.title) { return title }
    var subject = subject
    let letters = subject?.text.map(\.unicodeScalars) ?? "".unicodeScalars
    if let first = letters.first {
      subject?.content = .text(first.properties.titlecaseMapping + String(letters.dropFirst()))
    }
    return subject
  }
}
