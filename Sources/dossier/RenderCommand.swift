import ArgumentParser
import Diagnostics
import DossierKit
import Values

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Merge one template with data, without a workspace.",
    discussion: """
      The result is an HTML fragment, or with `--to text` the text itself. Templates beside the given one are found \
      under their bare names. Data are YAML or JSON; of several files the later is laid over the earlier.
      """)

  @Argument(help: "A template; `-` is the standard input.", completion: .file()) var template: String
  @Option(help: ArgumentHelp("A file of data, in YAML or JSON.", valueName: "file"), completion: .data) var data:
    [String] = []
  @Option(help: "What to make of it: html or text.") var to = RenderTarget.html
  @Option(help: "The language of the document.") var language = "en"
  @Option(help: ArgumentHelp("The day that the template may ask for.", valueName: "yyyy-mm-dd")) var asOf: Day?
  @Flag(help: "Mark what is missing instead of refusing.") var draft = false
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let inputs = try data.map { (name: $0, bytes: try Input($0, terminal).bytes) }
    let request = RenderRequest(
      template: template == "-" ? nil : template, text: try Input(template, terminal).bytes, data: inputs, target: to,
      language: language, today: try asOf ?? .ofEnvironment() ?? .ofClock(), draft: draft)
    let (text, diagnostics) = render(request)
    terminal.report(diagnostics)
    if let text { print(text, terminator: "") }
    try terminal.finish(diagnostics)
  }
}

extension RenderTarget: ExpressibleByArgument {}
