import Diagnostics

extension Rule {
  /// A paper is agreed to by an official channel.
  ///
  /// A yes by messenger is a good sign; ask for it again where it binds.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     via: phone
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     via: email
  /// ```
  static let agreedUnofficially = Rule("agreed-unofficially", .error, .work) { engagement in
    (engagement.log.papers ?? []).compactMap { paper in
      guard paper.withdrawn == nil, let agreed = paper.agreed, let via = agreed.via,
        let channel = engagement.channel(via), channel.official != true
      else { return nil }
      return Finding(
        "`\(paper.id ?? "")` was agreed by `\(via)`, which is not official", at: agreed.span(of: \.via),
        notes: [Diagnostic.Note("the channel is here", at: channel.place(of: \.official))],
        help: engagement.officialChannels.isEmpty
          ? "write `official: yes` at a channel that leaves a record"
          : "ask for the yes by \(engagement.officialChannels)")
    }
  }
}
