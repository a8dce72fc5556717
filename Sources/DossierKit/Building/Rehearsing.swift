import Diagnostics
import Engagements
import Markdown
import Templating

extension Workspace {
  /// The site with everything that is wrong: what building finds, and what is wrong with the templates whatever the data.
  package func checked(_ options: BuildOptions, only selection: Set<String>? = nil) -> Site {
    var site = build(self, options, only: selection)
    func key(_ finding: Diagnostic) -> String { "\(finding.span?.description ?? "") \(finding.id)" }
    let known = Set(site.diagnostics.map(key))
    var found = rehearsed(options, only: selection)
    if selection == nil { found += unnamedTemplates }
    site.diagnostics = (site.diagnostics + arranged(found).filter { !known.contains(key($0)) }).inReadingOrder()
    return site
  }

  /// What is wrong with the workspace's own templates whatever the data: each is merged and bound with a plain word for
  /// every value, in every branch, whether or not a document needs it now.
  ///
  /// What came with the tool is not looked at but where one of these names it.
  private func rehearsed(_ options: BuildOptions, only selection: Set<String>?) -> [Diagnostic] {
    var rehearsing = Rehearsing(options: options)
    let specimen = specimenOfDocumentData().projected(for: .client)
    let own = templates.filter { !shipped.contains($0.value.name) }
    let languages = Set(own.keys.filter { $0.hasSuffix(".md") }.map { TemplateLanguage.parts(of: $0).language })
    for code in languages.map({ $0 ?? TemplateLanguage.unmarked }).sorted() {
      let language = TemplateLanguage(code)
      let set = TemplateSet(self, language: code)
      let names = own.keys.compactMap { file in file.hasSuffix(".md") ? language.name(of: file) : nil }
      for name in names.sorted() { rehearsing.rehearse(name, in: set, with: specimen, language: code) }
    }
    let layouts = TemplateSet(self, language: TemplateLanguage.unmarked)
    for name in own.keys.filter({ $0.hasSuffix(".html") }).sorted() {
      rehearsing.rehearse(name, in: layouts, language: TemplateLanguage.unmarked)
    }
    for folder in engagements where selection?.contains(folder.path) ?? true {
      guard let source = source(of: folder), languageWithoutTexts(of: source) == nil else { continue }
      let pages = handbook(of: folder.clientID, in: source.language).sources
      let set = TemplateSet(self, for: folder, pages: pages, language: source.language)
      let written = pages.filter { !$0.value.name.hasPrefix("templates/") }.keys
      for name in (folder.clauses.keys.map { "clauses/\($0)" } + written).sorted() {
        rehearsing.rehearse(name, in: set, with: specimen, language: source.language)
      }
    }
    for site in sites where selection == nil {
      let set = TemplateSet(
        self, pages: site.pages.merging(site.parts) { $1 }, language: TemplateLanguage.unmarked)
      for name in Array(site.pages.keys).sorted() + Array(site.parts.keys).sorted() {
        rehearsing.rehearse(name, in: set, language: TemplateLanguage.unmarked)
      }
    }
    return rehearsing.diagnostics
  }
}

/// Templates without data, each file once.
private struct Rehearsing {
  let options: BuildOptions
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<String> = []

  init(options: BuildOptions) { self.options = options }

  mutating func rehearse(
    _ name: String, in templates: TemplateSet, with specimen: Datum = Datum(.map(DatumMap())), language: String
  ) {
    guard let file = templates.file(name), seen.insert(file).inserted else { return }
    let loading = templates.library.template(name)
    diagnostics += loading.diagnostics
    guard let template = loading.template else { return }
    let settings = Templating.Settings(language: language, today: options.today)
    let isMarkdown = name.hasSuffix(".md") && !name.hasPrefix("messages/")
    let isLayout = name.hasSuffix(".html")
    let runs = templates.library.rehearse(
      template, with: specimen, html: isLayout ? ["content": "<p></p>"] : [:],
      output: isMarkdown ? .markdown : isLayout ? .html : .text, settings: settings)
    for run in runs {
      diagnostics += run.diagnostics
      guard isMarkdown, let merged = run.merged else { continue }
      diagnostics += parse(merged).diagnostics.filter(Self.isOfPlace)
    }
  }

  /// Whether a finding is one of the place, whatever is printed there. Ids that are made of values are the same only
  /// because the words are.
  private static func isOfPlace(_ finding: Diagnostic) -> Bool {
    finding.severity == .error && finding.id != "id-duplicate"
  }
}
