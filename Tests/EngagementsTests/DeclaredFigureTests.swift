import Diagnostics
import Engagements
import TestSupport
import Testing

/// Who may see a figure is said by its declaration alone: all of them, with their audiences, to be read by whoever
/// adds one.
@Suite struct DeclaredFigureTests {
  @Test func everyFigureHasTheAudienceThatIsRecorded() throws {
    let lines = listed(Declaration(PracticeFigures.self)) + listed(Declaration(EngagementFigures.self))
    let text = lines.joined(separator: "\n") + "\n"
    #expect(try RecordedText.expected("EngagementsTests/Cases/figures.txt", recording: text) == text)
  }

  /// A line a field, kinds within kinds each once, where it is first met.
  private func listed(_ declaration: Declaration) -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    func list(_ declaration: Declaration) {
      guard seen.insert(declaration.name + declaration.keys.joined(separator: " ")).inserted else { return }
      lines.append("\(declaration.name):")
      for field in declaration.fields {
        lines.append("  \(field.key) \(field.audience.rawValue)\(kinds(field.form).map { ", \($0.name)" }.joined())")
      }
      for field in declaration.fields { for kind in kinds(field.form) { list(kind) } }
    }
    list(declaration)
    return lines
  }

  private func kinds(_ form: Form) -> [Declaration] {
    switch form {
    case .entry(let kind), .keyed(let kind): [kind()]
    case .list(let item): kinds(item)
    case .either(let forms): forms.flatMap(kinds)
    case .scalar, .choice, .reference, .anything: []
    }
  }
}
