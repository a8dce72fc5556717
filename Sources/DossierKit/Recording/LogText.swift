import Diagnostics

/// A log with a record after all that it holds, which stays byte for byte.
///
/// - Parameter log: nil where there is none yet.
func logText(of log: Source?, adding record: Datum) -> [UInt8] {
  let lines = log?.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" } ?? []
  // The items of a list stand under each other, wherever its author put the first.
  let first = lines.first { $0.drop { $0 == " " }.hasPrefix("-") && !$0.hasPrefix("---") }
  let indent = first.map { $0.prefix { $0 == " " }.count } ?? 0
  var text = yamlText(of: Datum(.list([record])), indent: indent)
  let former = log?.bytes ?? []
  let end = log?.text.contains("\r\n") ?? false ? "\r\n" : "\n"
  if end != "\n" { text = text.replacing("\n", with: end) }
  let isComplete = former.isEmpty || former.last == UInt8(ascii: "\n")
  return former + Array(((isComplete ? "" : end) + text).utf8)
}
