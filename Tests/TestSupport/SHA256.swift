import Foundation

/// The digest of FIPS 180-4 in base 64, as a content security policy names a script; by the system's own program, so
/// that the tests need no library that the tool does without.
package func sha256InBase64(_ text: String) throws -> String {
  let folder = try TemporaryFolder()
  try folder.write(text, to: "text")
  let output = Pipe()
  let shell = Process()
  shell.executableURL = URL(filePath: "/bin/sh")
  // The one is coreutils', the other comes with macOS.
  shell.arguments = ["-c", "sha256sum \"$1\" 2>/dev/null || shasum -a 256 \"$1\"", "sh", folder.at("text")]
  shell.standardOutput = output
  try shell.run()
  let printed = try output.fileHandleForReading.readToEnd() ?? Data()
  shell.waitUntilExit()
  let digits = Array(printed.prefix { $0 != UInt8(ascii: " ") })
  let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
    UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
  }
  return Data(bytes).base64EncodedString()
}
