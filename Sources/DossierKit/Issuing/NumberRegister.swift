import Diagnostics
import Engagements

/// `content/numbers.yaml`: every number that a paper of the workspace was given, whatever became of the paper. Without it
/// the numbers of an engagement whose folder is gone would be given once more.
package struct NumberRegister: Sendable {
  static let path = "content/numbers.yaml"

  /// Nil where there is none, or it is no text.
  let source: Source?
  let numbers: [GivenNumber]
  /// What is wrong with it: it stops no pages, and no number is given until it is put right.
  let diagnostics: [Diagnostic]

  /// An empty one.
  init(unreadable: Diagnostic? = nil) {
    source = nil
    numbers = []
    diagnostics = [unreadable].compactMap(\.self)
  }

  init(_ bytes: [UInt8]) {
    var (source, diagnostics) = readText(name: Self.path, bytes: bytes)
    var numbers: [GivenNumber] = []
    if let text = source {
      let (list, mistakes) = readYAML(text)
      diagnostics += mistakes
      let whole = list.flatMap { list in
        let map: DatumMap = [GivenNumbersFields.fields.numbers.key: list]
        return decoded(Datum(.map(map), origin: list.origin), as: GivenNumbersFields.self, &diagnostics)
      }
      numbers = whole?.numbers ?? []
    }
    self.source = source
    self.numbers = numbers
    self.diagnostics = diagnostics
  }

  /// What it takes to have some numbers as well.
  enum Entering {
    /// It has them.
    case nothing
    case adding(LogAddition)
    /// Nothing can be added to it.
    case impossible(Diagnostic)
  }

  func entering(_ papers: [NumberedPaper]) -> Entering {
    let known = Set(numbers.compactMap(\.paperNumber))
    let new = papers.filter { !$0.number.series.isOfEngagement && !known.contains($0.number) }
    guard !new.isEmpty else { return .nothing }
    let heading =
      schemaLine(of: "numbers", forFileAt: Self.path)
      + "# Every number that a paper was given, whatever became of the paper. Nothing is taken away.\n"
    let bytes = new.sorted { $0.number < $1.number }.reduce(source?.bytes ?? Array(heading.utf8)) { bytes, paper in
      logText(of: Source(name: Self.path, bytes: bytes), adding: paper.entry)
    }
    guard Self(bytes).numbers.count == numbers.count + new.count else {
      return .impossible(.closed(source ?? Source(name: Self.path, bytes: [])))
    }
    return .adding(LogAddition(path: Self.path, former: source?.bytes, bytes: bytes))
  }
}

extension Workspace {
  /// What to add to the register for papers that a killed run has frozen; nil where it has their numbers.
  package func registering(_ papers: [(engagement: String, paper: FrozenPaper)]) -> LogAddition? {
    let names = Set(papers.map(\.paper.name))
    let unknown = engagements.flatMap(\.numberedPapers).filter { names.contains($0.number.description) }
    if case .adding(let addition) = register.entering(unknown) { return addition }
    return nil
  }
}

extension GivenNumber {
  /// Nil for what is no number of the workspace.
  var paperNumber: PaperNumber? {
    self.number.flatMap(PaperNumber.init).flatMap { $0.series.isOfEngagement ? nil : $0 }
  }
}
