import Diagnostics
import Values

// The work that waits for the practice: conversations, control days, results.

extension Engagement {
  var openConversations: [OpenItem] {
    let planned = log.conversations.compactMap { _, _, record -> OpenItem? in
      guard record.held == nil, let day = record.planned?.day, day <= today else { return nil }
      return OpenItem(
        .conversation, .us, record.id, record.datum(of: \.title) ?? record.planned?.datum(of: \.purpose), who: lead,
        until: day, from: record.spans)
    }
    let returning = meetingsToHold.filter { $0.day == today }.map { meeting in
      OpenItem(
        .conversation, .us, meeting.datum["title"]?.text, meeting.datum["title"], who: lead, until: today,
        from: meeting.datum.origin.spans)
    }
    return planned + returning
  }

  /// Calls and meetings whose record is to be written and sent.
  var openRecords: [OpenItem] {
    recordsOwed.map { kind, record in
      OpenItem(
        .record, .us, record.id, record.datum(of: \.title) ?? record.held?.datum(of: \.about),
        who: record.noted?.by ?? lead, since: record.held?.on, until: recordDue(record, kind), from: record.spans)
    }
  }

  /// Control days to be held, and those of which the client is to hear.
  var openControlDays: [OpenItem] {
    guard terms.checkpoints != nil, log.contractAgreedOn != nil else { return [] }
    let missed = controlDaysOwed.map { stage, at, day in
      OpenItem(
        .controlDay, .us, "\(stage.id)-\(at)", stage.terms.datum(of: \.title), who: lead, until: day,
        from: stage.terms.spans)
    }
    let untold = inForce.stages.flatMap { stage in
      stage.held.filter { $0.told == nil }.map { record in
        OpenItem(
          .word, .us, record.id, stage.terms.datum(of: \.title), who: lead, since: record.held?.on,
          until: wordDue(record), from: record.spans)
      }
    }
    return missed + untold
  }

  /// What has not come, and is to be asked for or told of in a notice.
  var openReminders: [OpenItem] {
    inputsToAskFor.map { input, step, day in
      OpenItem(
        step == .notice ? .notice : .reminder, .us, input.id, input.terms.datum(of: \.what), who: lead, until: day,
        from: input.terms.spans)
    }
  }

  var openAllowances: [OpenItem] {
    allowancesToTell.map { allowance, reached in
      OpenItem(
        .allowance, .us, allowance.id, allowance.terms.datum(of: \.title), who: lead, since: reached.on,
        from: allowance.terms.spans)
    }
  }

  var openDeliveries: [OpenItem] {
    guard log.contractAgreedOn != nil, let days = try? workDays() else { return [] }
    return days.stages.flatMap { days in
      days.stage.deliverables.compactMap { result in
        let until = days.results[result.id]?.day
        let isOpen: Bool =
          switch result.state {
          case .planned, .inWork: until.map { $0 <= today } ?? false
          case .returned: true
          case .delivered, .accepted: false
          }
        guard isOpen else { return nil }
        return OpenItem(
          .delivery, .us, result.id, result.terms.datum(of: \.title), who: result.owner ?? lead,
          since: result.record?.returned?.last?.on, until: until, from: result.terms.spans)
      }
    }
  }

  /// What was accepted by a channel that binds nobody; a payment waits until the yes is confirmed.
  var openConfirmations: [OpenItem] {
    inForce.deliverables.filter { unofficialChannel(ofAccepting: $0) != nil }.map { result in
      OpenItem(
        .confirmation, .us, result.id, result.terms.datum(of: \.title), who: lead, since: result.record?.accepted?.on,
        from: result.terms.spans)
    }
  }

  /// The pause by which a late advance moves the days, while it is not on record.
  var openPauses: [OpenItem] {
    guard let wait = waitForAdvance else { return [] }
    return [
      OpenItem(
        .pause, .us, wait.pause, nil, who: lead, since: wait.starts, from: terms.datum(of: \.starts)?.origin.spans ?? []
      )
    ]
  }

  /// What was accepted although it is not as agreed, with whoever is to put it right.
  func openDeviations(with holder: OpenItem.Holder) -> [OpenItem] {
    inForce.deliverables.flatMap { result -> [OpenItem] in
      guard let record = result.record else { return [] }
      return record.deviations.compactMap { deviation, rectifiedOn in
        guard rectifiedOn == nil, people.isOurs(deviation.who) == (holder == .us) else { return nil }
        return OpenItem(
          .deviation, holder, result.id, deviation.datum(of: \.what), who: deviation.who, since: record.accepted?.on,
          until: deviation.until, from: deviation.spans)
      }
    }
  }

  /// After an early end, what is handed over, until the client says that it is there.
  var openHandover: [OpenItem] {
    guard let until = (try? lastDayToHandOver()) ?? nil,
      !(log.completion ?? []).contains(where: { $0.id == CompletionFact.papersDelivered.rawValue && $0.said != nil })
    else { return [] }
    return [
      OpenItem(
        .handover, .us, CompletionFact.papersDelivered.rawValue, nil, who: lead, since: endOfNotice, until: until,
        from: notice?.spans ?? [])
    ]
  }

  /// Near the end, what only the client can say.
  var openCompletion: [OpenItem] {
    guard state == .closing else { return [] }
    let said: [CompletionFact] = [.problemSolved, .inUse, .papersDelivered]
    return completion.filter { !$0.holds && said.contains($0.fact) }.map { fact, _ in
      OpenItem(
        .completion, .us, fact.rawValue, nil, who: lead, from: terms.datum(of: \.completeWhen)?.origin.spans ?? [])
    }
  }
}
