import Diagnostics
import DossierKit
import Testing

/// Templates looked at without data.
@Suite struct RehearsalTests {
  /// Nothing is wrong with what comes with the tool, in any branch and any language, whatever the data.
  @Test func nothingIsWrongWithWhatIsShipped() throws {
    var sample = try SampleWorkspace.read()
    sample.shipped = []
    let options = try SampleWorkspace.options(sample)
    func shown(_ findings: [Diagnostic]) -> [String] { findings.map { $0.terminalText(colour: false) } }
    #expect(shown(sample.checked(options).diagnostics) == shown(build(sample, options).diagnostics))
  }
}
