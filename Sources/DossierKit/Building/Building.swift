import Diagnostics
import Dispatch
import Engagements
import Synchronization
import Templating
import Values

/// Makes the site of a workspace, in memory.
///
/// Engagements are made side by side and joined in their order, so that neither cores nor chance show in the result.
///
/// - Parameter selection: the engagements to make; nil for all.
package func build(_ workspace: Workspace, _ options: BuildOptions, only selection: Set<String>? = nil) -> Site {
  let folders = workspace.engagements.filter { selection?.contains($0.path) ?? true }
  let made = Mutex<[Int: EngagementSite]>([:])
  DispatchQueue.concurrentPerform(iterations: folders.count) { index in
    let site = workspace.site(of: folders[index], options)
    made.withLock { $0[index] = site }
  }
  var sites = made.withLock { made in folders.indices.compactMap { made[$0] } }
  // What makes the practice or a shared file unreadable stops every engagement.
  let shared =
    workspace.diagnostics + (workspace.practice.map(examine(practice:)) ?? [])
    + (workspace.standards.map(examine(standards:)) ?? [])
  let stopsAll = shared.hasErrors
  let idle = workspace.clients.filter(\.engagements.isEmpty).flatMap { client in
    client.diagnostics + (client.data.map(examine(client:)) ?? [])
  }
  var site = Site(diagnostics: shared + idle)
  for (engagement, finding) in workspace.numberFindings {
    if let index = sites.firstIndex(where: { $0.folder.path == engagement }) {
      sites[index].diagnostics.append(finding)
    } else if selection == nil {
      site.diagnostics.append(finding)
    }
  }
  // A client whose folder could not be read has engagements that nobody knows of.
  for client in workspace.clients where client.engagements.isEmpty && client.diagnostics.hasErrors {
    site.refusals.append(Refusal(path: client.id, findings: client.diagnostics))
  }
  for index in sites.indices {
    if !stopsAll {
      let (outputs, client) = (sites[index].outputs, sites[index].folder.clientID)
      sites[index].diagnostics += workspace.strangers(in: outputs, of: client) + exposures(in: outputs, of: client)
    }
    site.diagnostics += sites[index].diagnostics
    if stopsAll || sites[index].isRefused {
      site.refusals.append(Refusal(path: sites[index].folder.path, findings: sites[index].diagnostics))
    } else {
      site.outputs += sites[index].outputs
      site.waiting += sites[index].waiting
    }
  }
  for client in workspace.clients where !stopsAll {
    let own = sites.filter { $0.folder.clientID == client.id }
    // An index that named pages that were not made anew would not agree with them.
    guard !own.isEmpty, !own.contains(where: \.isRefused), own.count == client.engagements.count else { continue }
    guard let index = workspace.index(of: client, own, options, &site.diagnostics) else { continue }
    let findings = workspace.strangers(in: [index], of: client.id) + exposures(in: [index], of: client.id)
    site.diagnostics += findings
    if findings.isEmpty { site.outputs.append(index) }
  }
  for folder in workspace.sites where selection == nil {
    let (pages, diagnostics) = workspace.pages(of: folder, options)
    let findings = diagnostics + workspace.strangers(in: pages, of: nil)
    site.diagnostics += findings
    if stopsAll || findings.hasErrors {
      site.refusals.append(Refusal(path: folder.id, findings: findings))
    } else {
      site.outputs += pages
    }
  }
  // They are nobody's but the practice's own, and are made with the whole.
  if selection == nil, !stopsAll {
    let entries = sites.map { site in
      let unread = site.isRefused ? workspace.unreadLogs(of: site.folder, options) : []
      return Desk.Entry(site.folder.path, site.engagement, site.diagnostics, unread: unread)
    }
    let (page, findings) = workspace.deskPage(
      Desk(entries, today: options.today), among: Set(site.outputs.map(\.path)), options)
    site.diagnostics += findings
    if let page {
      site.outputs.append(page)
    } else if findings.hasErrors {
      site.refusals.append(Refusal(path: Workspace.deskFolder, findings: findings))
    }
    let team = workspace.teamHandbook(options)
    site.diagnostics += team.diagnostics
    if team.diagnostics.hasErrors {
      site.refusals.append(Refusal(path: Workspace.teamHandbookFolder, findings: team.diagnostics))
    } else if let output = team.output {
      site.outputs.append(output)
    }
  }
  site.outputs.sort { $0.path < $1.path }
  site.diagnostics = workspace.arranged(site.diagnostics)
  return site
}

extension Workspace {
  /// The first page of a client's folder.
  fileprivate func index(
    of client: ClientFolder, _ sites: [EngagementSite], _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> Output? {
    guard let first = sites.compactMap(\.engagement).first, let words = words(in: first.language, &diagnostics) else {
      return nil
    }
    let changed = sites.compactMap { $0.engagement?.lastChanged }.max() ?? options.today
    var page = PageData(of: first.partyData.projected(for: .client), asOf: options.today)
    page.kind = "index"
    page.language = first.language
    page.changed = changed
    page.isDraft = options.draft
    page.engagements = sites.map { site in
      let documents = inOrderOfIssue(site.documents).map { link in
        var link = link
        link.href = "\(site.folder.id)/\(link.href)"
        return link
      }
      let title = site.engagement?.terms.datum(of: \.title) ?? Datum(.text(site.folder.id), audience: .client)
      return (title, documents)
    }
    var trace = Trace()
    let templates = TemplateSet(self, language: first.language)
    guard
      let text = layOut(page, layout: "layouts/index.html", words: words, templates: templates, &trace, &diagnostics)
    else { return nil }
    return Output(path: "\(client.id)/index.html", text: text, trace: trace)
  }
}

/// The documents of an engagement, those of one kind by the day of their papers: their addresses may be in another order.
private func inOrderOfIssue(_ documents: [DocumentLink]) -> [DocumentLink] {
  let kinds = Dictionary(documents.enumerated().map { ($1.kind, $0) }) { first, _ in first }
  func place(_ index: Int) -> (Int, Int32, Int) {
    let document = documents[index]
    return (kinds[document.kind] ?? index, document.paper?["issued_on"]?.day?.number ?? .max, index)
  }
  return documents.indices.sorted { place($0) < place($1) }.map { documents[$0] }
}
