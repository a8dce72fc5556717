/// The word of `words` that someone who wrote `word` most likely meant; nil if none is near.
///
/// Near is an optimal string alignment distance of at most a third of the length, and at most three; in words of
/// two letters it is one, and to a single letter nothing is near. Ties go to the first in alphabetical order, so
/// that the answer does not depend on the order of `words`.
package func nearest(to word: String, among words: some Sequence<String>) -> String? {
  let written = Array(word.lowercased().unicodeScalars)
  // The table is quadratic; nobody misspells a key of a hundred letters by three.
  guard (2...100).contains(written.count) else { return nil }
  let limit = min(3, max(1, written.count / 3))
  var best: (word: String, distance: Int)?
  for candidate in words where candidate != word {
    let letters = Array(candidate.lowercased().unicodeScalars)
    guard abs(letters.count - written.count) <= limit else { continue }
    let distance = alignmentDistance(written, letters)
    guard distance <= limit else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true { best = (candidate, distance) }
  }
  return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var (beforeLast, last) = (Array(0...b.count), Array(0...b.count))
  var row = last
  for i in 0..<a.count {
    row[0] = i + 1
    for j in 0..<b.count {
      var distance = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
      row[j + 1] = distance
    }
    // The oldest row is written over.
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count]
}
