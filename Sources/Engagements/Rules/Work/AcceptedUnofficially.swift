import Diagnostics

extension Rule {
  /// A result is accepted by an official channel.
  ///
  /// By the handbook a yes counts by a channel that binds, and a payment may hang on it. A yes on the phone is a good
  /// sign; have it confirmed where it can be looked up: `dossier say ENGAGEMENT please-confirm` writes the message. When
  /// the line has come, record it: `mark ENGAGEMENT RESULT confirmed by=… via=email`. The result was accepted on the day
  /// of the first yes.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: phone
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  /// ```
  static let acceptedUnofficially = Rule("accepted-unofficially", .warning, .work) { engagement in
    engagement.inForce.deliverables.compactMap { result in
      guard let channel = engagement.unofficialChannel(ofAccepting: result), let via = channel.id,
        let accepted = result.record?.accepted
      else { return nil }
      return Finding(
        "`\(result.id)` was accepted by `\(via)`, which is not official", at: accepted.span(of: \.via),
        notes: [Diagnostic.Note("the channel is here", at: channel.place(of: \.official))],
        help: engagement.officialChannels.isEmpty
          ? "write `official: yes` at a channel that leaves a record"
          : "have it confirmed by \(engagement.officialChannels): `dossier say \(engagement.path) please-confirm "
            + "\(result.id)`; record the line that comes with `dossier mark \(engagement.path) \(result.id) confirmed`")
    }
  }
}

extension Engagement {
  /// The channel by which a result was accepted, where what is said in it does not bind; nil in any other case.
  func unofficialChannel(ofAccepting result: PlannedDeliverable) -> Entry<ChannelFields>? {
    func unofficial(_ via: String?) -> Entry<ChannelFields>? {
      via.flatMap(channel).flatMap { $0.official == true ? nil : $0 }
    }
    guard let record = result.record, let channel = unofficial(record.accepted?.via) else { return nil }
    return record.confirmed == nil || unofficial(record.confirmed?.via) != nil ? channel : nil
  }
}
