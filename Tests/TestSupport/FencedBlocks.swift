package import Foundation

/// The fenced blocks of a language in a Markdown file, without their fences, in their order.
package func fencedBlocks(of file: URL, language: String) throws -> [String] {
  try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```\(language)\n").dropFirst()
    .compactMap { $0.components(separatedBy: "```").first }
}
