package import Diagnostics
import Engagements

/// A redline with what is written when it is published.
package struct RedlinePublication: Sendable {
  /// Its page's, below the output folder.
  package let path: String
  /// Nil where it is published already.
  package let log: LogAddition?
}

extension Workspace {
  /// Makes the record by which the redline since a paper stands beside it on the client's pages; nil after an error.
  ///
  /// The pages are made as they will be with it, so that nothing is recorded that could not be shown.
  ///
  /// - Parameters:
  ///   - paper: a number, the name of a draft for reading, or the address of a document for what was frozen of it last.
  ///   - later: the other frozen paper; nil for what stands in its document's place, whatever that will be.
  package func publication(
    ofRedlineSince paper: String, to later: String?, in engagement: String, _ options: BuildOptions
  ) -> (publication: RedlinePublication?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let folder = self.engagement(called: engagement, &diagnostics),
      let from = folder.frozenPaper(called: paper, &diagnostics)
    else { return (nil, diagnostics) }
    let to = later.flatMap { folder.frozenPaper(called: $0, &diagnostics) }
    guard later == nil || to != nil else { return (nil, diagnostics) }
    let (read, found) = examined(folder, options)
    guard let read else { return (nil, arranged(self.diagnostics + found)) }
    let id = [from.name, to?.name].compactMap(\.self).joined(separator: "-to-")
    let known = (read.log.redlines ?? []).first { $0.id == id }
    if let day = known?.withdrawn?.on {
      let again = Diagnostic.refusal(
        "redline-withdrawn", "the redline `\(id)` was taken off the client's pages on \(day)",
        at: known?.withdrawn?.span,
        help: "give it another `id:` in `log/redlines.yaml` to publish it again")
      return (nil, [again])
    }
    let record = record(id, from, to, by: read.lead, options)
    let recorded = known == nil ? folder.adding(record, toLog: "redlines") : (folder: folder, addition: nil)
    let workspace = with(recorded.folder)
    let site = build(workspace, options, only: [folder.path])
    diagnostics = site.diagnostics.filter { $0.severity != .note }
    let path = "\(folder.path)/\(from.address)/changes/\(slug(id))/index.html"
    guard site.refusals.isEmpty else { return (nil, diagnostics) }
    guard site.outputs.contains(where: { $0.path == path }) else {
      return (nil, diagnostics + [nothingToCompare(from, to, read, folder)])
    }
    return (RedlinePublication(path: path, log: recorded.addition), diagnostics)
  }

  private func record(
    _ id: String, _ from: FrozenPaper, _ to: FrozenPaper?, by: String?, _ options: BuildOptions
  ) -> Datum {
    func word(_ text: String) -> Datum { Datum(.word(text)) }
    var step = DatumMap(stepOn: options.today, writtenOn: options.today)
    if let by { step["by"] = word(by) }
    var record: DatumMap = ["id": word(id)]
    record["document"] = from.recorded?["document"]
    if let frozen = from.recorded, let fields = frozen.map { PaperSubject(fields).enter(into: &record) }
    record["from"] = word(from.name)
    if let to { record["to"] = word(to.name) }
    record["published"] = Datum(.map(step))
    return Datum(.map(record))
  }

  /// Why there would be no page.
  private func nothingToCompare(
    _ from: FrozenPaper, _ to: FrozenPaper?, _ engagement: Engagement, _ folder: EngagementFolder
  ) -> Diagnostic {
    if let to, to.address != from.address {
      return .refusal(
        "other-document", "`\(from.name)` and `\(to.name)` are not of one document",
        help: "a redline stands beside the document that it is of")
    }
    let standing = plan(engagement, handbook: handbook(for: engagement)).first { $0.address == from.address }
      .flatMap { folder.frozen($0, engagement)?.paper }
    if (to ?? standing)?.name == from.name {
      return .refusal(
        "redline-of-itself", "`\(from.name)` is what stands on the client's pages: nothing is otherwise there",
        help: "issue the new version first: `dossier issue \(folder.path) \(from.address)`")
    }
    return .refusal(
      "not-made-yet", "`\(from.address)` of \(folder.path) is not made: something that it needs is missing",
      help: "`dossier check \(folder.path)` says what is")
  }
}
