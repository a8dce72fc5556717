/// What has changed between two texts, line by line, in the unified format that `patch` and `git apply` read.
///
/// - Returns: nothing for texts that are the same.
func lineDiff(from old: (name: String, bytes: [UInt8]), to new: (name: String, bytes: [UInt8])) -> String {
  let edits = edits(from: lines(of: old.bytes), to: lines(of: new.bytes))
  let hunks = hunks(of: edits)
  guard !hunks.isEmpty else { return "" }
  return "--- \(old.name)\n+++ \(new.name)\n" + hunks.map(\.text).joined()
}

/// The lines that one of two texts has and the other has not, `-` before those that are gone and `+` before the new.
func changedLines(from old: [UInt8], to new: [UInt8]) -> [String] {
  edits(from: lines(of: old), to: lines(of: new)).compactMap { edit in
    switch edit {
    case .kept: nil
    case .removed(let line): "- \(text(of: line))"
    case .added(let line): "+ \(text(of: line))"
    }
  }
}

private func text(of line: Line) -> String {
  String(decoding: line, as: UTF8.self).replacing("\n", with: "").replacing("\r", with: "")
}

/// A line of either text, with its line end if it has one.
private typealias Line = ArraySlice<UInt8>

private enum Edit {
  case kept(Line), removed(Line), added(Line)
}

private func lines(of bytes: [UInt8]) -> [Line] {
  var lines: [Line] = []
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    lines.append(bytes[start..<end])
    start = end
  }
  return lines
}

/// Finding the fewest changes takes time and memory by the square of their number. Beyond this nobody reads them.
private let mostComparedLines = 4000

/// The lines of both texts in one order, the removed ones of a place before the added.
private func edits(from old: [Line], to new: [Line]) -> [Edit] {
  let start = zip(old, new).prefix { $0 == $1 }.count
  let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
  let (oldMiddle, newMiddle) = (old[start..<old.count - end], new[start..<new.count - end])
  var removed = Set(oldMiddle.indices)
  var added = Set(newMiddle.indices)
  if oldMiddle.count + newMiddle.count <= mostComparedLines {
    (removed, added) = ([], [])
    for change in newMiddle.difference(from: oldMiddle) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset + start)
      case .insert(let offset, _, _): added.insert(offset + start)
      }
    }
  }
  var edits: [Edit] = []
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if removed.contains(i) {
      edits.append(.removed(old[i]))
      i += 1
    } else if added.contains(j) {
      edits.append(.added(new[j]))
      j += 1
    } else {
      edits.append(.kept(old[i]))
      (i, j) = (i + 1, j + 1)
    }
  }
  return edits
}

/// Changes that stand close together, with the lines around them.
private struct Hunk {
  static let context = 3

  /// Of the first line, from 1.
  let oldStart: Int
  let newStart: Int
  let edits: ArraySlice<Edit>

  var text: String {
    var (old, new) = (0, 0)
    var body = ""
    for edit in edits {
      switch edit {
      case .kept(let line):
        body += Self.shown(line, after: " ")
        (old, new) = (old + 1, new + 1)
      case .removed(let line):
        body += Self.shown(line, after: "-")
        old += 1
      case .added(let line):
        body += Self.shown(line, after: "+")
        new += 1
      }
    }
    return "@@ -\(Self.range(oldStart, old)) +\(Self.range(newStart, new)) @@\n" + body
  }

  /// A range without lines is named by the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start - 1),0"
    case 1: "\(start)"
    default: "\(start),\(count)"
    }
  }

  private static func shown(_ line: Line, after mark: String) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }
}

private func hunks(of edits: [Edit]) -> [Hunk] {
  let changes = edits.indices.filter { if case .kept = edits[$0] { false } else { true } }
  var hunks: [Hunk] = []
  var (oldLine, newLine) = (1, 1)
  var position = 0
  var next = 0
  while next < changes.count {
    let first = max(changes[next] - Hunk.context, 0)
    while next + 1 < changes.count, changes[next + 1] - changes[next] <= 2 * Hunk.context + 1 { next += 1 }
    let last = min(changes[next] + Hunk.context + 1, edits.count)
    for edit in edits[position..<first] { advance(edit, &oldLine, &newLine) }
    hunks.append(Hunk(oldStart: oldLine, newStart: newLine, edits: edits[first..<last]))
    for edit in edits[first..<last] { advance(edit, &oldLine, &newLine) }
    position = last
    next += 1
  }
  return hunks
}

private func advance(_ edit: Edit, _ oldLine: inout Int, _ newLine: inout Int) {
  switch edit {
  case .kept: (oldLine, newLine) = (oldLine + 1, newLine + 1)
  case .removed: oldLine += 1
  case .added: newLine += 1
  }
}
