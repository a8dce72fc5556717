package import Diagnostics
import Templating

/// What an output was made from: recorded while it was made.
package struct Trace: Sendable {
  package struct Read: Sendable {
    /// Where in the data, all items of a list as one: `engagement.stages[].title`.
    package let path: String
    /// Where the data were written, or what they were computed from.
    package let origins: [Span]
  }

  /// Templates and assets, by the names of their files.
  package var templates: [String] = []
  /// Data, in the order of the data.
  package var data: [Read] = []
  /// Keys that were asked for and are not there.
  package var absentKeys: [String] = []
  /// Words of the layouts.
  package var words: [Read] = []
  /// Whether the day was looked at.
  package var readsClock = false

  /// The files behind all of it, sorted.
  package var files: [String] {
    var files = Set(templates)
    for read in data + words { files.formUnion(read.origins.map(\.source.name)) }
    return files.sorted()
  }
}

extension Trace {
  /// Adds what one merge read.
  ///
  /// - Parameter file: the file behind a template's name.
  mutating func add(_ reads: Reads, file: (String) -> String?) {
    for template in reads.templates.map({ file($0) ?? $0 }) where !templates.contains(template) {
      templates.append(template)
    }
    for path in reads.data {
      let read = Read(path: path.path, origins: path.origins)
      if path.path == "words" || path.path.hasPrefix("words.") {
        merge(read, into: \.words)
      } else {
        merge(read, into: \.data)
      }
    }
    for key in reads.absentKeys where !absentKeys.contains(key) { absentKeys.append(key) }
    readsClock = readsClock || reads.clock
  }

  private mutating func merge(_ read: Read, into list: WritableKeyPath<Trace, [Read]>) {
    guard let index = self[keyPath: list].firstIndex(where: { $0.path == read.path }) else {
      self[keyPath: list].append(read)
      return
    }
    let known = self[keyPath: list][index].origins
    let new = read.origins.filter { !known.contains($0) }
    if !new.isEmpty { self[keyPath: list][index] = Read(path: read.path, origins: known + new) }
  }
}
