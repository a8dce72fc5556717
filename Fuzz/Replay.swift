#if !FUZZING
  import Foundation

  /// Runs inputs from files, so that a finding can be looked at without the fuzzer.
  @main struct Replay {
    static func main() throws {
      for path in CommandLine.arguments.dropFirst() {
        FuzzInput(try Data(contentsOf: URL(filePath: path))).run()
        print(path)
      }
    }
  }
#endif
