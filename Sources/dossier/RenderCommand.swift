import ArgumentParser
import Diagnostics
import DossierKit
import Templating
import Values

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Merge one template with data, without a workspace.",
    discussion: """
      The result is an HTML fragment, or with `--to text` the text itself. Templates beside the given one are found \
      under their bare names. Data are YAML or JSON; of several files the later is laid over the earlier, and what \
      `--set` says is laid over them all.

      With `--jinja` templates are read and printed as Jinja2 does, for text of any kind.
      """)

  @Argument(help: "A template; `-` is the standard input.", completion: .file()) var template: String
  @Option(help: ArgumentHelp("A file of data, in YAML or JSON.", valueName: "file"), completion: .data) var data:
    [String] = []
  @Option(help: ArgumentHelp("A value beside the data, written as in YAML.", valueName: "path=value")) var set:
    [Setting] = []
  @Option(help: "What to make of it: html, markdown or text; html unless `--jinja` is given.") var to: RenderTarget?
  @Option(help: "The language of the document.") var language = "en"
  @Option(help: ArgumentHelp("The day that the template may ask for.", valueName: "yyyy-mm-dd")) var asOf: WrittenDay?
  @Flag(help: "Mark what is missing instead of refusing.") var draft = false
  @OptionGroup(title: "Jinja2") var jinja: JinjaOptions
  @Option(
    help: ArgumentHelp(
      "What the template may not go beyond: \(Limits.choices.map(\.name).joined(separator: ", ")).",
      valueName: "limit=number"))
  var limit: [Limitation] = []
  @OptionGroup var report: ReportOptions

  func validate() throws {
    try asOf?.validate()
    try jinja.validate(target: to)
    for limit in limit where limit.most > limit.choice.most {
      throw ValidationError("The limit `\(limit.choice.name)` goes up to \(limit.choice.most).")
    }
    guard ([template] + data).count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("The standard input can be read once: name a file for the template or for the data.")
    }
  }

  func run() throws {
    let terminal = Terminal(options: report)
    let inputs = try data.map { DataText(file: $0, bytes: try Input($0, terminal).bytes) }
    var limits = Limits()
    for limit in limit { limits[keyPath: limit.choice.path] = limit.most }
    let request = RenderRequest(
      template: template == "-" ? nil : template, text: try Input(template, terminal).bytes, data: inputs,
      settings: set.map { (path: $0.path, value: $0.value) }, target: to ?? (jinja.jinja ? .text : .html),
      jinja: jinja.settings, limits: limits, language: language, today: try asOf?.day ?? .ofEnvironment() ?? .ofClock(),
      draft: draft)
    let (text, diagnostics) = render(request)
    terminal.report(diagnostics)
    if let text { print(text, terminator: "") }
    try terminal.finish(diagnostics)
  }
}

/// How Jinja2 is set up.
struct JinjaOptions: ParsableArguments {
  @Flag(help: "Read and print templates as Jinja2 does; the result is text.") var jinja = false
  @Flag(help: "Let the line end behind a statement or a comment go with it.") var trimBlocks = false
  @Flag(help: "Let the spaces before a statement or a comment that begins its line go with it.") var lstripBlocks =
    false
  @Flag(help: "Keep the line end at the end of a template.") var keepTrailingNewline = false
  @Option(help: "What printed values are escaped for: html.") var escape: Escape?

  enum Escape: String, CaseIterable, ExpressibleByArgument { case html }

  var settings: Jinja? {
    guard jinja else { return nil }
    return Jinja(
      trimsBlocks: trimBlocks, lstripsBlocks: lstripBlocks, keepsTrailingNewline: keepTrailingNewline,
      escapesHTML: escape == .html)
  }

  func validate(target: RenderTarget?) throws {
    if jinja {
      guard target == nil || target == .text else { throw ValidationError("`--jinja` makes text, nothing else.") }
    } else if trimBlocks || lstripBlocks || keepTrailingNewline || escape != nil {
      throw ValidationError(
        "`--trim-blocks`, `--lstrip-blocks`, `--keep-trailing-newline` and `--escape` belong to `--jinja`.")
    }
  }
}

/// `a.b=c`: a value under a path of keys.
struct Setting: ExpressibleByArgument {
  let path: [String]
  let value: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else { return nil }
    value = String(parts[1])
  }
}

/// `steps=1000`
struct Limitation: ExpressibleByArgument {
  let choice: Limits.Choice
  let most: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=")
    guard parts.count == 2, let choice = Limits.choices.first(where: { $0.name == parts[0] }), let most = Int(parts[1]),
      most > 0
    else { return nil }
    self.choice = choice
    self.most = most
  }
}

extension RenderTarget: ExpressibleByArgument {}
