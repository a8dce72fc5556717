/// Names of which each is given once.
package struct UniqueNames {
  private var taken: Set<String>
  /// The number to try next, for each name that was asked for again.
  private var next: [String: Int] = [:]
  private let separator: String

  package init(_ taken: some Sequence<String> = EmptyCollection(), separator: String = "-") {
    self.taken = Set(taken)
    self.separator = separator
  }

  /// Takes a name as it is; false if it was given before.
  package mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  /// The name, or the name with the first number from 2 on that makes it new.
  package mutating func unique(_ name: String) -> String {
    if take(name) { return name }
    var number = next[name] ?? 2
    while !take("\(name)\(separator)\(number)") { number += 1 }
    next[name] = number + 1
    return "\(name)\(separator)\(number)"
  }
}
