import Diagnostics
import Values

extension Rule {
  /// An answer is not promised sooner than the channel's hours allow.
  ///
  /// A channel that is closed from 17:00 to 09:00 answers a word of the evening sixteen hours later at the earliest; a
  /// promise in hours is broken every night. A promise in working days is not.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   channels:
  ///     - id: phone
  ///       hours: 09:00-17:00
  ///       reply_within: 2h
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   channels:
  ///     - id: phone
  ///       hours: 09:00-17:00
  ///       reply_within: 1wd
  /// ```
  static let replyTime = Rule("reply-time", .warning, .contract) { engagement in
    let communication = engagement.terms.communication
    let channels = communication?.channels ?? []
    func finding(_ reply: Length?, _ channel: Entry<ChannelFields>, at span: Span?) -> Finding? {
      guard engagement.isAuthored(span), let reply, let minutes = reply.minutes, let hours = channel.hours,
        let closed = minutesClosed(hours), minutes < closed
      else { return nil }
      return Finding(
        "an answer is promised within \(reply), and `\(channel.id ?? "")` is open \(hours)", at: span,
        notes: [Diagnostic.Note("the hours are here", at: channel.span(of: \.hours))],
        help: "promise it in working days, `1wd`, or take a channel without hours")
    }
    let ofChannels = channels.compactMap { finding($0.replyWithin, $0, at: $0.span(of: \.replyWithin)) }
    let ofSituations = (communication?.situations ?? []).compactMap { situation -> Finding? in
      let first = situation.steps?.first.map(slug) ?? ""
      guard let channel = channels.first(where: { $0.id.map { first == $0 || first.hasPrefix("\($0)-") } ?? false })
      else { return nil }
      return finding(situation.replyWithin, channel, at: situation.span(of: \.replyWithin))
    }
    return ofChannels + ofSituations
  }
}

/// How long a channel open `09:00-17:00` is closed overnight; nil for hours written otherwise.
private func minutesClosed(_ hours: String) -> Int? {
  let times = hours.split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == " " }).map { TimeOfDay($0) }
  guard times.count == 2, let opens = times[0], let closes = times[1], opens < closes else { return nil }
  return 24 * 60 - (closes.minutes - opens.minutes)
}
