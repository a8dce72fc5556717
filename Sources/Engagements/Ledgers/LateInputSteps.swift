import Diagnostics
import Values

/// What the practice does about something that has not come.
enum LateInputStep {
  case reminder, notice
}

extension Engagement {
  /// The inputs that are to be asked for, or of whose lateness a notice is to go out, and since when.
  var inputsToAskFor: [(input: PlannedInput, step: LateInputStep, day: Day)] {
    guard log.contractAgreedOn != nil, !hasEnded, let rule = terms.lateInput else { return [] }
    let notices = noticesOfLateInput
    return inputs.compactMap { input in
      guard input.isAwaited, let until = input.until?.day else { return nil }
      func due(_ after: Length?) -> Day? {
        after.flatMap { lastDay(within: $0, from: until) }.flatMap { $0 <= today ? $0 : nil }
      }
      // One that went out before the input was late told of another.
      let noticed = notices.filter { $0 > until }
      if input.terms.ifLate != "nothing", noticed.isEmpty, let day = due(rule.noticeAfter) {
        return (input, .notice, day)
      }
      let record = (log.inputs ?? []).first { $0.id == input.id }
      let asked = (record?.reminded ?? []).compactMap(\.on) + noticed
      guard let day = [due(rule.remindAfter), due(rule.againAfter)].compactMap(\.self).max(),
        !asked.contains(where: { $0 >= day })
      else { return nil }
      return (input, .reminder, day)
    }
  }

  /// The days on which notices of late input went out.
  private var noticesOfLateInput: [Day] {
    noticesGiven.filter { $0.given?.subject == NoticeSubject.lateInput.rawValue }.compactMap { notice in
      notice.id.flatMap { log.paper(of: "notice", about: $0) }?.issuedOn
    }
  }
}
