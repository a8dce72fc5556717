import Diagnostics
import Engagements

/// Those of some things that are meant by what somebody wrote of a name: a part of it that begins with one of its words,
/// without accents, whatever the case. What is called exactly so, or wholly so, comes before what begins so.
func meant<Thing>(by written: String, among things: [Thing], called names: (Thing) -> [String]) -> [Thing] {
  let fits = things.compactMap { thing in fit(of: written, with: names(thing)).map { (thing: thing, fit: $0) } }
  let best = fits.map(\.fit).max()
  return fits.filter { $0.fit == best }.map(\.thing)
}

/// How closely a word fits what something is called.
enum Fit: Comparable {
  case begins
  /// But for zeros that lead its numbers: `r-1` is `R-001`.
  case counted
  case whole, exact
}

/// Nil where it fits none of the names.
func fit(of written: String, with names: [String]) -> Fit? {
  if names.contains(written) { return .exact }
  let word = withoutAccents(written)
  guard !word.isEmpty else { return nil }
  let known = names.map(withoutAccents)
  if known.contains(word) { return .whole }
  let counted = withoutLeadingZeros(word)
  if known.contains(where: { withoutLeadingZeros($0) == counted }) { return .counted }
  return known.contains { "-\($0)".contains("-\(word)") } ? .begins : nil
}

/// The ids that are meant by one of them, as somebody wrote it: whatever the case, and without the zeros that lead its
/// numbers. Several where they are told apart by no more than that, or begin alike.
///
/// - Parameter mayBeCutShort: the beginning of a word of an id is enough where none is written whole; a number is never
///   cut short, for `R-1` is not `R-10`.
func idsMeant(
  by written: String, among ids: some Sequence<String>, mayBeCutShort: Bool = false
) -> Set<String> {
  let isName = written.unicodeScalars.count > 2 && written.unicodeScalars.last?.properties.numericType == nil
  let least: Fit = mayBeCutShort && isName ? .begins : .counted
  let fits = ids.compactMap { id in fit(of: written, with: [id]).map { (id: id, fit: $0) } }.filter { $0.fit >= least }
  let best = fits.map(\.fit).max()
  return Set(fits.filter { $0.fit == best }.map(\.id))
}

/// `co-1-r2` of `co-001-r2`
private func withoutLeadingZeros(_ word: String) -> String {
  var scalars = String.UnicodeScalarView()
  var isInNumber = false
  for (scalar, next) in zip(word.unicodeScalars, Array(word.unicodeScalars.dropFirst()) + ["-"]) {
    let isDigit = ("0"..."9").contains(scalar)
    if scalar == "0", !isInNumber, ("0"..."9").contains(next) { continue }
    isInNumber = isDigit
    scalars.append(scalar)
  }
  return String(scalars)
}

// What an engagement has names for.

extension Decoding {
  /// The id of what somebody at a command calls by its id, by another of its names, or by the beginning of a word of
  /// one; as written where there is nothing to look it up in.
  func id(calledBy written: String, in namespace: Namespace) throws(Complaint) -> String {
    guard let names else { return written }
    if namespace == .person, let role = Role(rawValue: written) { return roles[role] ?? written }
    if let id = names.id(of: written, in: namespace) { return id }
    return try DossierKit.id(calledBy: written, of: namespace.rawValue, among: names.things(in: namespace))
  }

  /// All that may be named in a namespace, each with what else it is called: `ruth (Ruth Callow)`.
  func choices(in namespace: Namespace) -> [String] { (names?.things(in: namespace) ?? []).map(shown) }
}

/// The id of one of some things, by any of its names.
///
/// - Parameter kind: what one of them is called in messages.
func id(
  calledBy written: String, of kind: String, among things: [(id: String, names: [String])]
) throws(Complaint) -> String {
  let found = meant(by: written, among: things) { [$0.id] + $0.names }
  if found.count == 1 { return found[0].id }
  guard found.isEmpty else {
    throw Complaint(
      message: "`\(written)` is the name of several", help: "write one of \(found.map(shown).joined(separator: ", "))")
  }
  throw Complaint(message: "there is no \(kind) `\(written)`", help: help(instead: written, among: things))
}

private func shown(_ thing: (id: String, names: [String])) -> String {
  let name = thing.names.first { withoutAccents($0) != withoutAccents(thing.id) }
  return name.map { "\(thing.id) (\($0))" } ?? thing.id
}

/// The id of the thing that somebody most likely meant; nil where none is near. A word of a name may stand for it.
func nearest(to written: String, among things: [(id: String, names: [String])]) -> String? {
  let known = things.flatMap { thing in
    ([thing.id] + thing.names).map(withoutAccents).flatMap { name in
      [(word: name, id: thing.id)] + name.split(separator: "-").map { (word: String($0), id: thing.id) }
    }
  }
  let near = nearest(to: withoutAccents(written), among: known.map(\.word))
  return known.first { $0.word == near }?.id
}

private func help(instead written: String, among things: [(id: String, names: [String])]) -> String? {
  if let id = nearest(to: written, among: things) { return "did you mean `\(id)`?" }
  let all = things.map(shown).joined(separator: ", ")
  return things.isEmpty ? nil : "there \(things.count == 1 ? "is" : "are") \(all)"
}
