import Diagnostics

extension Rule {
  /// A notice goes out by an official channel.
  ///
  /// What a notice tells binds: a day that moves, an account that changes, an end. What was said by telephone is told, and
  /// not yet given notice of.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/notices.yaml
  /// - id: new-number
  ///   given:
  ///     on: 2026-05-05
  ///     about: contact_changed
  ///     what: Maria has a new number.
  /// # log/papers.yaml
  /// - id: N-2026-014
  ///   document: notice
  ///   about: new-number
  ///   sent:
  ///     on: 2026-05-05
  ///     to: [jane]
  ///     via: phone
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/notices.yaml
  /// - id: new-number
  ///   given:
  ///     on: 2026-05-05
  ///     about: contact_changed
  ///     what: Maria has a new number.
  /// # log/papers.yaml
  /// - id: N-2026-014
  ///   document: notice
  ///   about: new-number
  ///   sent:
  ///     on: 2026-05-05
  ///     to: [jane]
  ///     via: email
  /// ```
  static let noticeUnofficial = Rule("notice-unofficial", .error, .work) { engagement in
    (engagement.log.papers ?? []).compactMap { paper in
      guard paper.document == "notice", let sent = paper.sent, let via = sent.via,
        let channel = engagement.channel(via),
        channel.official != true
      else { return nil }
      return Finding(
        "the notice `\(paper.id ?? "")` was sent by `\(via)`, which is not official", at: sent.span(of: \.via),
        notes: [Diagnostic.Note("the channel is here", at: channel.place(of: \.official))],
        help: engagement.officialChannels.isEmpty
          ? "write `official: yes` at a channel that leaves a record"
          : "send it by \(engagement.officialChannels) as well, and record that with `corrected:`")
    }
  }
}
