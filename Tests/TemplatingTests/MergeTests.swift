import Foundation
import TestSupport
import Testing

@Suite struct MergeTests {
  @Test(arguments: MergeCase.all(in: "TemplatingTests/Cases"))
  func comesOutAsRecorded(_ example: MergeCase) throws {
    let result = try example.run()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(example.recorded(result).utf8).write(to: testsFolder.appending(path: example.path))
      Issue.record("recorded \(example.path): read it")
    } else {
      #expect(RecordedText(example.expected) == result)
    }
  }

  @Test func thereAreCases() {
    #expect(MergeCase.all(in: "TemplatingTests/Cases").count > 20)
  }
}
