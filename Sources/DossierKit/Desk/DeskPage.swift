import Diagnostics
import Engagements
import Templating

extension Workspace {
  /// The page of the desk, in the language of the practice; nil after an error.
  ///
  /// It stands in ``deskFolder``, beside the folders of the clients and in none of them.
  func deskPage(_ desk: Desk, among pages: Set<String>, _ options: BuildOptions) -> (
    output: Output?, diagnostics: [Diagnostic]
  ) {
    var diagnostics: [Diagnostic] = []
    guard let practice, !desk.entries.isEmpty else { return (nil, []) }
    let language = practice["language"]?.text ?? TemplateLanguage.unmarked
    guard let words = words(in: language, &diagnostics) else { return (nil, diagnostics) }
    var decoding = Decoding(language: language)
    let ours = decoding.decode(practice, as: PracticeFields.self)?.datum ?? Datum(.none)
    let data = Datum(.map(["practice": ours, "desk": desk.datum(among: pages)]))
    let kind = DocumentKind.desk
    let templates = TemplateSet(self, language: language)
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
    frame.practice = ours.projected(for: .team)
    frame.owner = frame.practice["name"] ?? frame.owner
    var trace = content.trace
    let text = layOut(
      frame, content: content.html(), layout: "layouts/document.html", words: words, templates: templates, &trace,
      &diagnostics)
    return (text.map { Output(path: Self.deskPagePath, text: $0, trace: trace) }, diagnostics)
  }
}

extension Desk {
  /// What its page reads: the figures, and the first page of each engagement's own as a path in the output folder.
  ///
  /// - Parameter pages: the paths of what is made.
  fileprivate func datum(among pages: Set<String>) -> Datum {
    datum(
      with: entries.map { entry in
        var figures = entry.datum.map ?? DatumMap()
        let page = [DocumentKind.project, .proposal].map { "\(entry.path)/\($0.name)" }
          .first { pages.contains("\($0)/index.html") }
        figures["page"] = page.map { Datum(.text($0)) }
        return Datum(.map(figures))
      })
  }
}
