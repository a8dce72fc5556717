import Diagnostics
import Engagements
import Templating

extension Workspace {
  /// The pages of a site for everybody: `index.md` first, the others in the `order` of their front matter, then by name.
  ///
  /// They are templates as those of documents are, and read `data`, the files of the site's folder of that name. No
  /// client's data are within their reach.
  func pages(of site: SiteFolder, _ options: BuildOptions) -> (pages: [Output], diagnostics: [Diagnostic]) {
    let language = TemplateLanguage.unmarked
    var diagnostics = site.diagnostics
    let templates = TemplateSet(self, pages: site.pages.merging(site.parts) { $1 }, language: language)
    let settings = Templating.Settings(language: language, today: options.today, draft: options.draft)
    var files = DatumMap()
    for file in site.data { files[file.key] = file.read(&diagnostics)?.asText(for: .client) }
    let data = Datum(
      .map([
        "data": Datum(.map(files), audience: .client),
        "version": Datum(.text(toolVersion), audience: .client),
      ]), audience: .client)
    let names = site.pages.keys.sorted { site.place(of: $0) < site.place(of: $1) }
    let pages = names.compactMap { name in
      pageContent(name, data: data, templates: templates, settings: settings, &diagnostics).map {
        (address: SiteFolder.address(of: name), content: $0)
      }
    }
    guard !diagnostics.hasErrors, let words = words(in: language, &diagnostics) else { return ([], diagnostics) }
    var outputs: [Output] = []
    for page in pages {
      var trace = page.content.trace
      var frame = PageData(asOf: options.today)
      frame.title = page.content.title
      frame.kind = "page"
      frame.outline = page.content.outline
      frame.isDraft = options.draft
      frame.isPublic = true
      frame.owner = pages.first?.content.title ?? frame.owner
      frame.documents = pages.map { other in
        let up = page.address.isEmpty ? "" : "../"
        let href = up + (other.address.isEmpty ? "index.html" : "\(other.address)/index.html")
        return DocumentLink(
          kind: "page", title: other.content.title, href: href, isCurrent: other.address == page.address)
      }
      guard
        let text = layOut(
          frame, content: page.content.html(), layout: "layouts/site.html", words: words, templates: templates, &trace,
          &diagnostics)
      else { continue }
      let folder = page.address.isEmpty ? site.id : "\(site.id)/\(page.address)"
      outputs.append(Output(path: "\(folder)/index.html", text: text, trace: trace))
    }
    return (outputs, diagnostics)
  }
}

extension SiteFolder {
  private static let first = "index.md"

  /// Where a page is below the site's folder; empty for the first.
  fileprivate static func address(of page: String) -> String {
    page == first ? "" : String(page.dropLast(".md".count))
  }

  /// What pages are sorted by.
  fileprivate func place(of page: String) -> (Int, Int, String) {
    let order = pages[page].flatMap { splitFrontMatter($0).frontMatter?["order"]?.text }.flatMap { Int($0) }
    return (page == Self.first ? 0 : 1, order ?? Int.max, page)
  }
}
