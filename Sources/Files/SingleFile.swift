/// What became of a file that was to be written into a folder.
package enum SingleFileOutcome: Hashable, Sendable {
  case written
  /// It has its bytes already.
  case unchanged
  /// Another file stands there, or something that is no file.
  case inTheWay
}

/// Writes one file into a folder, which is made where it is missing.
///
/// It is written beside its place and put there by renaming, so that whoever looks finds it whole. A link in its place
/// is not followed.
///
/// - Parameter isReplaceable: whether a file that stands there, with these bytes, may go.
package func writeFile(
  _ bytes: [UInt8], as name: String, in folder: String, over isReplaceable: ([UInt8]) -> Bool
) throws(FileError) -> SingleFileOutcome {
  guard isOutputPath(name), !name.contains("/") else { return .inTheWay }
  let root = try OutputFolder(folder)
  switch try root.place(of: name) {
  case .free: break
  case .file(let entry):
    let former = try entry.contents()
    if former == bytes { return .unchanged }
    guard isReplaceable(former) else { return .inTheWay }
  case .taken: return .inTheWay
  }
  var staging = try Staging(in: root)
  do throws(FileError) {
    try staging.write(bytes, for: name)
    try staging.synchronise()
    try staging.place(name)
  } catch {
    try? staging.remove()
    throw error
  }
  try staging.remove()
  return .written
}
