import Diagnostics

/// Those of some things that are meant by what somebody wrote of a name: a part of it that begins with one of its words,
/// without accents, whatever the case. What is called exactly so, or wholly so, comes before what begins so.
func meant<Thing>(by written: String, among things: [Thing], called names: (Thing) -> [String]) -> [Thing] {
  let fits = things.compactMap { thing in fit(of: written, with: names(thing)).map { (thing: thing, fit: $0) } }
  let best = fits.map(\.fit).max()
  return fits.filter { $0.fit == best }.map(\.thing)
}

/// How closely a word fits what something is called.
enum Fit: Comparable {
  case begins, whole, exact
}

/// Nil where it fits none of the names.
func fit(of written: String, with names: [String]) -> Fit? {
  if names.contains(written) { return .exact }
  let word = withoutAccents(written)
  guard !word.isEmpty else { return nil }
  let known = names.map(withoutAccents)
  if known.contains(word) { return .whole }
  return known.contains { "-\($0)".contains("-\(word)") } ? .begins : nil
}
