import Diagnostics
import Engagements
import Values

// What a paper printed when it was frozen, beside what the data say now.

extension Workspace {
  /// A finding for each paper in force whose data have changed since it was frozen: an error where they were agreed, a
  /// warning where the paper only went out, or where a notice is enough.
  ///
  /// The data of the paper are made again as of the day on which it was frozen. So what has happened since, which is in
  /// the log, changes nothing; what comes out otherwise was written otherwise.
  func changesSinceIssue(of folder: EngagementFolder, _ engagement: Engagement) -> [Diagnostic] {
    (engagement.log.papers ?? []).flatMap { record -> [Diagnostic] in
      guard let bond = engagement.bond(of: record), let number = record.id,
        let paper = folder.issued.first(where: { $0.name == number }), paper.differences.isEmpty
      else { return [] }
      if let file = paper.unreadFile {
        return [folder.notCompared(paper, file, bond == .agreed ? .error : .warning)]
      }
      guard let changes = changes(since: paper, of: record.change, folder) else { return [] }
      let terms = changes.filter(\.isOfTerms)
      let others = changes.filter { !$0.isOfTerms }
      let diff = "`dossier diff \(folder.path) \(number)` shows the redline"
      let findings =
        switch bond {
        case .agreed:
          [
            finding(
              .error, "terms-changed", "`\(number)` was agreed with other terms than stand here now", terms, in: paper,
              help: "put them back, or write a change order; \(diff)"),
            finding(
              .warning, "parties-changed", "`\(number)` names the parties otherwise than they are written now",
              others.filter(\.isOtherThanTold),
              in: paper, help: "tell the client with a notice; \(diff)"),
          ]
        case .proposed:
          [
            finding(
              .warning, "proposed-otherwise",
              "the client said yes to `\(number)`, which says something else than stands "
                + "here now", terms.filter(\.isOtherThanTold), in: paper,
              help: "put it back, or say it to the client with the contract; \(diff)")
          ]
        case .issued:
          [
            finding(
              .warning, "changed-since-issue", "`\(number)` was issued with other data than stand here now",
              // Nobody waits for a notice or a statement that went out to say who is reached where.
              (terms + (record.asksForAnswer ? others : [])).filter(\.isOtherThanTold), in: paper,
              help: "issue it again when they are right; \(diff)"
            )
          ]
        }
      return findings.compactMap(\.self)
    }
  }

  private func finding(
    _ severity: Diagnostic.Severity, _ id: String, _ message: String, _ changes: [ChangedDatum], in paper: FrozenPaper,
    help: String
  ) -> Diagnostic? {
    guard !changes.isEmpty else { return nil }
    let places = ChangedPlace.all(of: changes, in: paper)
    var notes = places.prefix(mostShown).map { Diagnostic.Note($0.words, at: $0.span) }
    let rest = places.count - mostShown
    if rest > 0 { notes.append(Diagnostic.Note("and \(rest) more \(rest == 1 ? "place" : "places")")) }
    return Diagnostic(severity, id, message, at: changes.lazy.compactMap(\.span).first, notes: notes, help: help)
  }

  /// Whether a paper reads as it did when it was frozen, and would be made of the same text.
  func isUnchanged(since paper: FrozenPaper, of change: String?, text: [UInt8], _ folder: EngagementFolder) -> Bool {
    paper.differences.isEmpty && paper.files[FrozenPaper.source] == text
      && changes(since: paper, of: change, folder)?.isEmpty == true
  }

  /// Nil where what was frozen, or what is there now, cannot be read: a mistake in the data is told by itself, and what
  /// follows from it is no change.
  ///
  /// What this version of Dossier does not declare, an earlier one has computed: it says nothing of the data.
  ///
  /// What happened later on the day on which the paper was frozen is no change of it either, and days have no hours: so
  /// a datum counts as changed only if it is otherwise with the other steps of that day and without them; and also with
  /// those of other papers only, as where an option was chosen that morning and the advance came in the evening.
  private func changes(since paper: FrozenPaper, of change: String?, _ folder: EngagementFolder) -> [ChangedDatum]? {
    guard let values = paper.files[FrozenPaper.values].flatMap(FrozenValues.init(json:)),
      let trace = paper.files[FrozenPaper.trace].flatMap(FrozenTrace.init(json:)), let options = trace.options,
      let now = data(of: paper, in: folder, options)
    else { return nil }
    let recorded = Set(trace.data.filter { $0.from.contains(where: isInLog) }.map(\.path))
    var otherwise = values.data.filter { value in
      now[value.path]?.frozenText != value.value && isOfPaper(value.path, change)
        && !recorded.contains(generalPath(value.path))
        && !(now[value.path]?.restsOnLog ?? false)
    }
    for kept in StepsKept.allCases where !otherwise.isEmpty {
      var before = folder
      before.log = folder.log.map { file in
        var file = file
        let keepsOthers = kept != .none && file.key == LogFields.fields.papers.key || kept == .ofDay
        file.value = file.value.withoutSteps(on: options.today, butIssueOf: paper.name, keepsOthers: keepsOthers)
        return file
      }
      let earlier = data(of: paper, in: before, options) ?? [:]
      otherwise.removeAll { earlier[$0.path]?.frozenText == $0.value }
    }
    if otherwise.contains(where: { now[$0.path] == nil }) {
      let declared = DeclaredPaths()
      otherwise.removeAll { now[$0.path] == nil && !declared.contain($0.path) }
    }
    return otherwise.map { ChangedDatum(path: $0.path, before: $0.value, datum: now[$0.path]) }
  }

  private func data(
    of paper: FrozenPaper, in folder: EngagementFolder, _ options: BuildOptions
  ) -> [String: Datum]? {
    guard let source = source(of: folder) else { return nil }
    let (assembled, found) = assemble(source, today: options.today, assumedStart: options.assumedStart)
    guard let engagement = assembled, !found.hasErrors else { return nil }
    let document = engagement.wholeLog.papers?.first { $0.id == paper.name }?.document
    let kind = DocumentKind.all.first { $0.name == document }
    let recorded = RecordedFigures(of: engagement, for: .client)
    return data(for: engagement, folder, kind?.reads ?? .ofContract, recorded).byPath
  }

  /// Whether a datum is the paper's own: other documents come and go, and so do other change orders.
  private func isOfPaper(_ path: String, _ change: String?) -> Bool {
    if ["document", "documents"].contains(path) || path.hasPrefix("document.") || path.hasPrefix("documents[") {
      return false
    }
    guard path.hasPrefix("engagement.changes") else { return true }
    return change.map { path.hasPrefix("engagement.changes[\($0)].") } ?? false
  }
}

extension FrozenPaper {
  /// The first file of what it printed and was made from that this version of Dossier does not read; nil where it reads
  /// them all.
  fileprivate var unreadFile: String? {
    if files[Self.values].flatMap(FrozenValues.init(json:)) == nil { return Self.values }
    return files[Self.trace].flatMap(FrozenTrace.init(json:))?.options == nil ? Self.trace : nil
  }
}

/// One change moves many figures; who wants all of them looks at the redline.
private let mostShown = 4

/// Which of a day's steps may have been there when a paper was frozen, besides its own issue.
private enum StepsKept: CaseIterable {
  case none
  /// Those of other papers.
  case ofPapers
  /// All but the paper's own.
  case ofDay
}

/// A datum that is not what a paper printed.
struct ChangedDatum {
  let path: String
  /// Nil where it was not there.
  let before: String?
  /// Nil where it is not there any more.
  let datum: Datum?

  /// The parties themselves may move house, and be reached otherwise, with a notice; everything else is a term.
  var isOfTerms: Bool { !path.hasPrefix("practice.") && !path.hasPrefix("client.") && !isContact }

  /// Whether it says how somebody is reached, or what their post is, wherever a paper tells it.
  private var isContact: Bool {
    let person = PersonFields.fields
    let keys = [person.phone.key, person.email.key, person.role.key, ChannelFields.fields.address.key]
    return path.split(separator: ".").last.map { keys.contains(String($0)) } ?? false
  }

  /// Whether the client was told something else. What a proposal left open, and the contract now says, is no other
  /// thing: a key that was filled in, a list that was empty, a day in the place of what it was counted from.
  var isOtherThanTold: Bool {
    guard let before, !before.isEmpty else { return false }
    return datum != nil || !["anchor", "after", "before", "assumed"].contains(path.split(separator: ".").last)
  }

  var span: Span? { datum?.origin.spans.first }
}

/// Whether a place is in a log: `content/clients/harbor-pine/2026-website/log/papers.yaml:4:3`.
func isInLog(_ place: String) -> Bool {
  place.split(separator: "/").dropFirst(4).first == "log"
}

extension Datum {
  /// Whether it says what happened, and not what was agreed.
  fileprivate var restsOnLog: Bool {
    let spans = origin.spans + (list ?? []).flatMap(\.origin.spans)
    return spans.contains { isInLog($0.source.name) }
  }
}

extension Datum {
  /// The raw records of a log without the steps of a day, but for the issue of a paper.
  ///
  /// - Parameter keepsOthers: whether the records that are not of that paper keep their steps.
  fileprivate func withoutSteps(on day: Day, butIssueOf paper: String, keepsOthers: Bool) -> Datum {
    var log = self
    log.content = .list(
      (list ?? []).map { record in
        guard var map = record.map else { return record }
        let isPaper = map["id"]?.text == paper
        guard isPaper || !keepsOthers else { return record }
        for entry in map.entries where !(isPaper && entry.key == "issued") {
          map[entry.key] = entry.value.withoutStep(on: day)
        }
        var copy = record
        copy.content = .map(map)
        return copy
      })
    return log
  }

  /// A raw step, or several; nil where all of them are of the day.
  private func withoutStep(on day: Day) -> Datum? {
    if let list {
      let others = list.compactMap { $0.withoutStep(on: day) }
      var copy = self
      copy.content = .list(others)
      return others.isEmpty && !list.isEmpty ? nil : copy
    }
    return (map == nil ? text : self["on"]?.text) == day.description ? nil : self
  }
}
