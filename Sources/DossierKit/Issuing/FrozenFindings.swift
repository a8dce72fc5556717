package import Diagnostics
import Engagements
import Values

// What is frozen, beside the records of it.

extension EngagementFolder {
  /// The paper that stands in the place of a document, with its record; nil where its last version is not frozen.
  ///
  /// One that was taken back as well: the client has it, and reads there what it said and that it holds no more.
  func frozen(
    _ document: PlannedDocument, _ engagement: Engagement
  ) -> (paper: FrozenPaper, record: Entry<PaperRecordFields>)? {
    let record = engagement.lastPaper(of: document.kind.name, about: document.which)
    guard let record, record.issued != nil, let number = record.id, engagement.log.revision(of: record) == nil else {
      return nil
    }
    return issued.first { $0.name == number }.map { ($0, record) }
  }

  /// A file of a frozen paper, from the workspace.
  func path(of paper: FrozenPaper, _ file: String) -> String {
    "content/clients/\(path)/issued/\(paper.name)\(file.isEmpty ? "" : "/\(file)")"
  }

  /// The records of papers and of drafts for reading, raw: also those of days to come, and of a log with mistakes.
  var paperRecords: [RawPaper] {
    PaperName.logs.flatMap { name in log.first { $0.key == name }?.value.list ?? [] }
      .compactMap { item in item["id"]?.text.map { RawPaper(id: $0, item: item) } }
  }

  /// The frozen papers that have no record: a run of `issue` was ended between the two. None where nobody knows what is
  /// recorded.
  package var unrecorded: [FrozenPaper] {
    let known = Set(paperRecords.filter { $0.issued != nil }.map(\.id))
    return issued.filter { paper in
      guard let name = PaperName(paper.name), !unreadLogs.contains(name.log) else { return false }
      return !known.contains(paper.name) && paper.differences.isEmpty
    }
  }

  /// An error for each file below `issued/` that is not what it was, is missing or was added, and for each paper that
  /// the log does not know as it is.
  package var frozenFindings: [Diagnostic] {
    let recorded = paperRecords.filter { $0.digest != nil }
    let gone = recorded.filter { record in !issued.contains { $0.name == record.id } }.map { record in
      Diagnostic(
        .error, "frozen-missing", "`\(record.id)` was frozen, and its folder `issued/\(record.id)` is not there",
        at: record.digest?.span, help: restore)
    }
    return issued.flatMap(findings) + gone
  }

  /// What `verify` says: the papers that are as they were issued, and what is wrong with the others.
  package var verification: (unchanged: [String], diagnostics: [Diagnostic]) {
    let unfrozen = paperRecords.filter { record in
      record.issued != nil && record.digest == nil && !issued.contains { $0.name == record.id }
    }
    let notes = unfrozen.map { record in
      Diagnostic(
        .note, "not-frozen", "`\(record.id)` was recorded without being frozen: there is nothing to compare it with",
        at: record.issued?.span)
    }
    let unsealed = paperRecords.filter { record in
      record.digest != nil && record.checksums == nil && issued.contains { $0.name == record.id }
    }
    let warnings = unsealed.map { record in
      Diagnostic(
        .warning, "not-sealed", "`\(record.id)` is recorded without the digest of its `SHA256SUMS`",
        at: record.digest?.span,
        help: "its text is known to be what was issued; compare its page with the one that was sent")
    }
    let unchanged = issued.filter { findings(of: $0).isEmpty }.map(\.name)
    return (unchanged, (diagnostics.filter { $0.severity == .error } + frozenFindings + warnings + notes))
  }

  /// What is wrong with a paper.
  func findings(of paper: FrozenPaper) -> [Diagnostic] {
    // Of a page of one long line nothing is shown: what is wrong with it is no place in it.
    func finding(
      _ id: String, _ file: String, _ words: String, in clauses: [String] = [], help: String = restore
    ) -> Diagnostic {
      Diagnostic(
        .error, id, "`\(path(of: paper, file))` \(words)", at: nil,
        notes: clauses.map { Diagnostic.Note("it differs in \($0)") }, help: help)
    }
    // A file that stands in no paper's folder, or a folder that is no paper's.
    guard paper.files[""] == nil, let name = PaperName(paper.name) else {
      return [finding("frozen-extra", "", "is no paper: only their folders stand in `issued/`", help: "move it")]
    }
    let differences = paper.differences.map { difference in
      switch difference {
      case .changed(let file):
        finding("frozen-changed", file, "is not what was issued", in: paper.changedClauses(in: file))
      case .missing(let file): finding("frozen-missing", file, "was issued, and is not there")
      case .extra(let file): finding("frozen-extra", file, "was not issued", help: "move it")
      }
    }
    guard differences.isEmpty else { return differences }
    // What a log records that cannot be read nobody knows.
    guard !unreadLogs.contains(name.log) else { return [] }
    guard let record = paperRecords.first(where: { $0.id == paper.name && $0.issued != nil }) else {
      return [
        finding(
          "frozen-unrecorded", "", "was issued, and `log/\(name.log).yaml` does not say so",
          help: "a run was ended half way; the next `dossier issue` in this workspace records it")
      ]
    }
    if let digest = record.digest, digest.text != paper.digest {
      return [
        Diagnostic(
          .error, "frozen-digest", "`\(paper.name)` is recorded with another digest than what stands in `issued/`",
          at: digest.span, notes: [Diagnostic.Note("what stands there has \(paper.digest)")], help: restore)
      ]
    }
    if let checksums = record.checksums, checksums.text != paper.digestOfChecksums {
      return [
        Diagnostic(
          .error, "frozen-resealed",
          "`\(path(of: paper, FrozenPaper.checksums))` is not the list with which `\(paper.name)` was issued",
          at: checksums.span,
          notes: [Diagnostic.Note("its files agree with it: they were changed, and the list was written anew")],
          help: restore)
      ]
    }
    if let difference = record.difference(from: paper.recorded) {
      return [
        Diagnostic(
          .error, "frozen-record", "`\(paper.name)` was issued with \(difference.former), and is recorded otherwise",
          at: difference.span ?? record.span,
          help: "a record is not rewritten: put it back, and add what has changed as a step of its own")
      ]
    }
    let agreed = paperRecords.filter { $0.id == paper.name }.compactMap(\.agreedDigest)
    return agreed.filter { $0.text != paper.digest }.map { digest in
      Diagnostic(
        .error, "agreed-other-version", "`\(paper.name)` was agreed to as another version than the one that was issued",
        at: digest.span, notes: [Diagnostic.Note("what stands in `issued/` has \(paper.digest)")],
        help: "find out which text the client has; issue it again, and let it be agreed to")
    }
  }
}

private let restore = "what was issued is never changed: bring it back from git or from a copy"

/// A record of a paper as the log has it, before anything is decoded.
struct RawPaper {
  let id: String
  fileprivate let item: Datum

  fileprivate init(id: String, item: Datum) {
    self.id = id
    self.item = item
  }

  var span: Span? { item.span }

  var issued: Datum? { item["issued"] }

  /// The day it was issued.
  var issuedOn: Day? { issued?["on"]?.text.flatMap { Day($0) } }

  /// The digest of what was frozen; nil where it was issued before papers were frozen, or by hand.
  var digest: Datum? { issued?["digest"] }

  /// The digest of the list of its files; nil where it was recorded without.
  var checksums: Datum? { issued?["checksums"] }

  /// What it says otherwise than the record that was frozen with the paper, and where; nil where it says the same.
  fileprivate func difference(from frozen: Datum?) -> (former: String, span: Span?)? {
    guard let frozen, let step = frozen["issued"]?.map, let written = issued?.map else { return nil }
    func difference(_ key: String, _ before: Datum?, _ now: Datum?) -> (former: String, span: Span?)? {
      guard before?.text != now?.text else { return nil }
      return (before?.text.map { "`\(key): \($0)`" } ?? "no `\(key)`", now?.span)
    }
    for key in ["document", "change", "about"] {
      if let found = difference(key, frozen[key], item[key]) { return found }
    }
    let keys = Set(step.entries.map(\.key)).union(written.entries.map(\.key)).subtracting(["checksums"])
    return keys.sorted().lazy.compactMap { difference($0, step[$0], written[$0]) }.first
  }

  /// The digest of the version that was agreed to.
  var agreedDigest: Datum? { item["agreed"]?["digest"] }
}
