import ArgumentParser
import Diagnostics
import DossierKit

/// What a command line gives of a step: `key=value`, in any order.
struct GivenValues {
  /// Each key once, in the order in which they were first given.
  private(set) var all: [(key: String, values: [String])] = []

  /// Words without a key are left out: ``refuseWithoutKey(_:)``.
  init(_ words: [String], _ terminal: Terminal) throws {
    for (key, value) in words.compactMap(Self.parts) { try add(value, for: key, terminal) }
  }

  /// Ends the command where there is nothing that a word could be a value of.
  static func refuseWithoutKey(_ words: some Sequence<String>) throws {
    if let word = words.first(where: { parts(of: $0) == nil }) { throw withoutKey(word) }
  }

  static func withoutKey(_ word: String) -> ValidationError {
    ValidationError("`\(word)` has no key. Write key=value; a text with blanks stands in quotation marks.")
  }

  mutating func add(_ value: String, for key: String) {
    if let index = all.firstIndex(where: { $0.key == key }) {
      all[index].values.append(value)
    } else {
      all.append((key, [value]))
    }
  }

  /// Adds a value, or the text on the standard input where that is `-`.
  mutating func add(_ value: String, for key: String, _ terminal: Terminal) throws {
    guard value == "-" else { return add(value, for: key) }
    let (source, found) = readText(name: "<stdin>", bytes: try Input("-", terminal).bytes)
    try terminal.stop(at: found)
    guard let source else { throw ExitCode(70) }
    // The end of the last line is the file's, and not the text's.
    let end = source.text.hasSuffix("\r\n") || source.text.hasSuffix("\n") ? 1 : 0
    add(String(source.text.dropLast(end)), for: key)
  }

  /// `because=Not agreed`; nil where no key stands before a `=`.
  static func parts(of word: String) -> (key: String, value: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let key = word[..<sign]
    guard !key.isEmpty, key.utf8.allSatisfy({ isOfKeys($0) }) else { return nil }
    return (String(key), String(word[word.index(after: sign)...]))
  }

  private static func isOfKeys(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
