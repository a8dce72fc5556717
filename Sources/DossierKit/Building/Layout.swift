import Diagnostics
import Engagements
import Markdown
import Templating
import Values

/// What the layouts read of a page, as `page`.
struct PageData {
  var title = Datum(.text(""), audience: .client)
  var kind = ""
  var language = TemplateLanguage.unmarked
  var outline: [OutlineEntry] = []
  var asOf: Day
  /// The day of the newest of what the page says; nil where that is not known.
  var changed: Day?
  var isDraft = false
  /// Whether it is a paper that has not left the house.
  var isUnissued = false
  /// Whether it is signed by both sides, once it has its number.
  var isSigned = false
  /// The day on which the number it names was taken back, if it has not gone out again.
  var withdrawnOn: Day?
  /// Of a paper that was out and holds no more, the word for what became of it.
  var mark: String?
  /// What a frozen paper is known by; nil for every other page.
  var seal: Seal?
  /// Whether everybody may read it: it is no client's, and may be found.
  var isPublic = false
  /// Whose it is: the client's name, the title of a site.
  var owner = Datum(.text(""), audience: .client)
  /// The practice, as clients may read of it; empty where the page does not speak for it.
  var practice = Datum(.map(DatumMap()), audience: .client)
  /// The documents that the page leads to.
  var documents: [DocumentLink] = []
  /// The redlines that the page leads to.
  var redlines: [RedlineLink] = []
  /// Of a redline beside a paper: what it compares, and where the paper is.
  var compared: RedlineLink?
  /// Of an index: its engagements and their documents.
  var engagements: [(title: Datum, documents: [DocumentLink])] = []
}

/// What is printed on a paper that is frozen, so that anybody can tell which it is.
struct Seal {
  /// Nil for a draft for reading.
  var number: String?
  /// Which draft for reading it is, from 1.
  var draft: Int?
  let on: Day
  let digest: String
}

/// A version of a paper, as pages name it.
struct PaperVersion {
  /// Nil for a draft for reading.
  var number: String?
  /// Which draft for reading it is, from 1.
  var draft: Int?
  let on: Day?
}

/// What has changed between two versions of a paper, as pages name it.
struct RedlineLink {
  let from: PaperVersion
  /// Nil for the paper as it is today.
  let to: PaperVersion?
  let href: String
}

/// A document as other pages name it.
struct DocumentLink {
  let kind: String
  let title: Datum
  var href: String
  var isCurrent = false
  /// Whether it is one of several of its kind.
  var isMany = false
  var changed: Day?
  /// The day of the call or the meeting of which it is the record; nil for what is none.
  var held: Datum?
  /// What is on record of it as a paper, as documents read it; nil for what is no paper, and for one without a number.
  var paper: Datum?
  /// Whether it gets a number when it is issued.
  var isPaper = false
}

extension PageData {
  /// The page of an engagement or of a client, whose documents read these data.
  init(of data: Datum, asOf: Day) {
    self.asOf = asOf
    owner = data["client"]?["name"] ?? owner
    practice = data["practice"] ?? practice
  }

  var datum: Datum {
    var map = DatumMap()
    func text(_ text: String) -> Datum { Datum(.text(text), audience: .client) }
    map["title"] = title
    map["kind"] = text(kind)
    map["language"] = text(language)
    // The scripts we ship words for are written from left to right.
    map["dir"] = text("ltr")
    map["outline"] = Datum(
      .list(
        outline.map { entry in
          let level = Datum(.number(Number(entry.level)), audience: .client)
          return Datum(.map(["level": level, "id": text(entry.id), "text": text(entry.text)]), audience: .client)
        }), audience: .client)
    map["as_of"] = Datum(.day(asOf), audience: .client)
    map["changed"] = Datum(changed.map { .day($0) } ?? .none, audience: .client)
    map["public"] = Datum(.bool(isPublic), audience: .client)
    map["draft"] = Datum(.bool(isDraft), audience: .client)
    map["unissued"] = Datum(.bool(isUnissued), audience: .client)
    map["signed"] = Datum(.bool(isSigned), audience: .client)
    map["withdrawn"] = Datum(withdrawnOn.map { .day($0) } ?? .none, audience: .client)
    map["mark"] = Datum(mark.map { .text($0) } ?? .none, audience: .client)
    map["seal"] = seal?.datum ?? Datum(.none, audience: .client)
    map["owner"] = owner
    map["practice"] = practice
    map["documents"] = Datum(.list(documents.map(\.datum)), audience: .client)
    map["redlines"] = Datum(.list(redlines.map(\.datum)), audience: .client)
    map["compared"] = compared?.datum ?? Datum(.none, audience: .client)
    map["engagements"] = Datum(
      .list(
        engagements.map { engagement in
          let documents = Datum(.list(engagement.documents.map(\.datum)), audience: .client)
          return Datum(.map(["title": engagement.title, "documents": documents]), audience: .client)
        }), audience: .client)
    return Datum(.map(map), audience: .client)
  }
}

extension Seal {
  fileprivate var datum: Datum {
    func text(_ text: String?) -> Datum { Datum(text.map { .text($0) } ?? .none, audience: .client) }
    return Datum(
      .map([
        "number": text(number), "draft": Datum(draft.map { .number(Number($0)) } ?? .none, audience: .client),
        "on": Datum(.day(on), audience: .client), "digest": text(FrozenPaper.short(digest)),
      ]), audience: .client)
  }
}

extension PaperVersion {
  var datum: Datum {
    Datum(
      .map([
        "number": Datum(number.map { .text($0) } ?? .none, audience: .client),
        "draft": Datum(draft.map { .number(Number($0)) } ?? .none, audience: .client),
        "on": Datum(on.map { .day($0) } ?? .none, audience: .client),
      ]), audience: .client)
  }
}

extension RedlineLink {
  fileprivate var datum: Datum {
    Datum(
      .map([
        "from": from.datum, "to": to?.datum ?? Datum(.none, audience: .client),
        "href": Datum(.text(href), audience: .client),
      ]), audience: .client)
  }
}

extension DocumentLink {
  fileprivate var datum: Datum {
    func text(_ text: String) -> Datum { Datum(.text(text), audience: .client) }
    return Datum(
      .map([
        "kind": text(kind), "title": title, "href": text(href),
        "current": Datum(.bool(isCurrent), audience: .client),
        "many": Datum(.bool(isMany), audience: .client),
        "changed": Datum(changed.map { .day($0) } ?? .none, audience: .client),
        "held": held ?? Datum(.none, audience: .client),
        "is_paper": Datum(.bool(isPaper), audience: .client),
        "paper": paper ?? Datum(.none, audience: .client),
      ]), audience: .client)
  }
}

/// Puts a layout around a page; nil after an error.
///
/// - Parameter content: HTML, safe as it is.
func layOut(
  _ page: PageData, content: String = "", layout name: String, words: Datum, templates: TemplateSet,
  _ trace: inout Trace, _ diagnostics: inout [Diagnostic]
) -> String? {
  let loading = templates.library.template(name)
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return nil }
  let data = Datum(.map(["page": page.datum, "words": words]), audience: .client)
  let settings = Templating.Settings(language: page.language, today: page.asOf)
  let merging = templates.library.merge(
    template, with: data, html: ["content": content], output: .html, settings: settings)
  diagnostics += merging.diagnostics
  trace.add(merging, isOfLayout: true, file: templates.file)
  return merging.merged?.text
}

extension Workspace {
  /// The words of a language; those of `el` for `el-CY`, and never another language's.
  func words(in language: String, _ diagnostics: inout [Diagnostic]) -> Datum? {
    let base = String(language.prefix { $0 != "-" })
    if let words = words[language] ?? words[base] { return words }
    diagnostics.append(
      Diagnostic(
        .error, "no-words", "there are no words of the layouts in `\(base)`", at: nil,
        help: "write `templates/words/\(base).yaml`; there are \(words.keys.sorted().joined(separator: ", "))"))
    return nil
  }
}
