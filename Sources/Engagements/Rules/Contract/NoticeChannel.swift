import Diagnostics

extension Rule {
  /// Formal notices go by an official channel.
  ///
  /// What is said in a channel that binds nobody cannot end a contract.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// legal:
  ///   notices:
  ///     via: phone
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// legal:
  ///   notices:
  ///     via: email
  /// ```
  static let noticeChannel = Rule("notice-channel", .error, .contract) { engagement in
    guard let notices = engagement.terms.legal?.notices, let via = notices.via, let channel = engagement.channel(via),
      channel.official != true
    else { return [] }
    return [
      Finding(
        "notices go by `\(via)`, which is not official", at: notices.span(of: \.via),
        notes: [Diagnostic.Note("the channel is here", at: channel.place(of: \.official))],
        help: engagement.officialChannels.isEmpty
          ? "write `official: yes` at a channel that leaves a record"
          : "take \(engagement.officialChannels)")
    ]
  }
}

extension Engagement {
  /// A channel by its id.
  func channel(_ id: String) -> Entry<ChannelFields>? {
    terms.communication?.channels?.first { $0.id == id }
  }

  /// The channels in which what is said binds, for help.
  package var officialChannels: String {
    (terms.communication?.channels ?? []).filter { $0.official == true }.compactMap(\.id).map { "`\($0)`" }
      .joined(separator: " or ")
  }
}
