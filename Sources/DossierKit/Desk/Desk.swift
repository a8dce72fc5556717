package import Diagnostics
package import Engagements
package import Values

/// All engagements at a glance: what the consultant looks at in the morning. It computes nothing; it puts the ledgers
/// and what is open beside each other.
package struct Desk: Sendable {
  package struct Entry: Sendable {
    /// `harbor-pine/2026-website`
    package let path: String
    /// Nil where it could not be read.
    package let engagement: Engagement?
    package let errors: Int
    /// The files of its log that cannot be read: nothing is asked for that follows from them.
    package let unread: [String]
    /// The most pressing first.
    package let items: [OpenItem]
    /// What an early end would leave, if that was asked for.
    package var ending: Datum?

    package var need: DeskNeed { engagement.map { errors > 0 ? .you : items.need(on: $0.today) } ?? .you }
  }

  /// An early end to be worked out.
  package struct Ending: Sendable {
    package let side: CancellationStatement.Side
    package let day: Day

    package init(by side: CancellationStatement.Side, on day: Day) {
      (self.side, self.day) = (side, day)
    }
  }

  package let today: Day
  /// Those that need the consultant, those that wait for a client, quiet ones; of each the most pressing first.
  package let entries: [Entry]

  init(_ entries: [Entry], today: Day) {
    self.today = today
    self.entries = entries.sorted { $0.rank(on: today) < $1.rank(on: today) }
  }
}

extension Desk.Entry {
  /// - Parameter unread: the files of its log that cannot be read.
  init(_ path: String, _ engagement: Engagement?, _ diagnostics: [Diagnostic], unread: [String]) {
    self.path = path
    self.engagement = engagement
    self.unread = unread
    errors = diagnostics.count { $0.severity == .error }
    items = unread.isEmpty ? engagement?.openItems ?? [] : []
  }

  /// By what it is put in order; the least comes first.
  fileprivate func rank(on today: Day) -> Rank {
    let first = items.first
    return Rank(
      need: DeskNeed.allCases.firstIndex(of: need) ?? 0,
      urgency: errors > 0 ? -1 : first?.urgency(on: today).rawValue ?? 0,
      until: first?.until?.number ?? .max, path: path)
  }
}

private struct Rank: Comparable {
  let need: Int
  let urgency: Int
  let until: Int32
  let path: String

  static func < (left: Rank, right: Rank) -> Bool {
    (left.need, left.urgency, left.until, left.path) < (right.need, right.urgency, right.until, right.path)
  }
}

extension Workspace {
  /// - Parameter selection: the engagements on it; nil for all.
  package func desk(
    _ options: BuildOptions, only selection: Set<String>? = nil, ending: Desk.Ending? = nil
  ) -> Desk {
    let folders = engagements.filter { selection?.contains($0.path) ?? true }
    let entries = folders.map { folder in
      let (engagement, diagnostics) = examined(folder, options)
      let unread = diagnostics.hasErrors ? unreadLogs(of: folder, options) : []
      var entry = Desk.Entry(folder.path, engagement, diagnostics, unread: unread)
      if let ending, unread.isEmpty {
        var later = options
        later.today = ending.day
        let ended = ending.day == options.today ? engagement : examined(folder, later).engagement
        entry.ending = ended?.cancellationFigures(by: ending.side)
      }
      return entry
    }
    return Desk(entries, today: options.today)
  }
}
