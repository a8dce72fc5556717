import Diagnostics
import Engagements
import Templating

extension Workspace {
  /// The folder of the output that holds what is the consultant's own, and no client's.
  static let deskFolder = "desk"
  /// From the output folder.
  package static let deskPagePath = "\(deskFolder)/index.html"

  /// Where the handbook of the practice's own people is in the output.
  static let teamHandbookFolder = "\(deskFolder)/handbook"

  /// The handbook of the practice's own people: all pages that are kept from clients, in one; nil where there are none,
  /// and after an error.
  func teamHandbook(_ options: BuildOptions) -> (output: Output?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let practice else { return (nil, []) }
    let language = practice["language"]?.text ?? TemplateLanguage.unmarked
    var sections: [TeamSection] = handbook.forTeam(in: language).map { TeamSection(page: $0, client: nil) }
    for client in clients {
      sections += client.handbook.forTeam(in: language).map { TeamSection(page: $0, client: client) }
    }
    guard !sections.isEmpty else { return (nil, []) }
    diagnostics += sections.filter { $0.page.title == nil }.map { section in
      Diagnostic(
        .error, "no-title", "a page for the team has a `title:`", at: Span(section.page.source, 0..<0),
        help: "write it into the front matter, beside `audience: team`")
    }
    let pages = Dictionary(sections.map { ($0.template, $0.page.source) }) { first, _ in first }
    let templates = TemplateSet(self, pages: pages, language: language)
    guard !diagnostics.hasErrors, let words = words(in: language, &diagnostics) else { return (nil, diagnostics) }
    // What has no text in the language of the practice is missed by a page that reads it, and by no other.
    var decoding = Decoding(language: language)
    let data: Datum = Datum(
      .map([
        "practice": decoding.decode(practice, as: PracticeFields.self)?.datum.projected(for: .team) ?? Datum(.none),
        "document": Datum(
          .map(["sections": Datum(.list(sections.map { $0.datum(&decoding) }), audience: .team)]), audience: .team),
      ]), audience: .team)
    let kind = DocumentKind.teamHandbook
    let settings = Templating.Settings(language: language, today: options.today, draft: options.draft)
    guard
      let content = pageContent(kind.template, data: data, templates: templates, settings: settings, &diagnostics)
    else { return (nil, diagnostics) }
    var frame = PageData(asOf: options.today)
    frame.title = content.title
    frame.kind = kind.name
    frame.language = language
    frame.outline = content.outline
    frame.isDraft = options.draft
    frame.practice = data["practice"] ?? frame.practice
    frame.owner = frame.practice["name"] ?? frame.owner
    var trace = content.trace
    let text = layOut(
      frame, content: content.html(), layout: "layouts/document.html", words: words, templates: templates, &trace,
      &diagnostics)
    let path = "\(Self.teamHandbookFolder)/index.html"
    return (text.map { Output(path: path, text: $0, trace: trace) }, diagnostics)
  }
}

/// A page for the team, and the client it speaks of; nil where it holds for all.
private struct TeamSection {
  let page: HandbookPage
  let client: ClientFolder?

  /// The name by which the whole includes it.
  var template: String { "team/\(client.map { "\($0.id)/" } ?? "")\(page.name).md" }

  func datum(_ decoding: inout Decoding) -> Datum {
    func text(_ text: String) -> Datum { Datum(.text(text), audience: .team) }
    var map: DatumMap = [
      "id": text(slug("\(client?.id ?? "") \(page.name)")), "title": page.title ?? text(""), "template": text(template),
    ]
    map["client"] = client?.data.flatMap { decoding.decode($0, as: ClientFields.self) }?.datum.projected(for: .team)
    return Datum(.map(map), audience: .team)
  }
}

extension [HandbookPage] {
  /// The pages for the team in the order of their names; of one that is there in several languages the practice's own.
  fileprivate func forTeam(in language: String) -> [HandbookPage] {
    let own = TemplateLanguage(language).code
    let pages = filter(\.isForTeam).sorted { ($0.name, $0.language ?? "") < ($1.name, $1.language ?? "") }
    return pages.filter { page in
      let same = pages.filter { $0.name == page.name }
      let chosen = same.first { ($0.language ?? TemplateLanguage.unmarked) == own } ?? same.first
      return page.source.name == chosen?.source.name
    }
  }
}
