package import Diagnostics
import Templating

/// What an output was made from: remembered while it is made, and put on record when somebody asks.
package struct Trace: Sendable {
  /// Templates and assets, by the names of their files.
  package var templates: [String] = []
  private var merges: [Merge] = []

  private struct Merge {
    let merging: Merging
    let isOfLayout: Bool
  }

  init(templates: [String] = []) { self.templates = templates }

  /// Adds a merge.
  ///
  /// - Parameters:
  ///   - isOfLayout: whether it put a layout around the output.
  ///   - file: the file behind a template's name.
  mutating func add(_ merging: Merging, isOfLayout: Bool = false, file: (String) -> String?) {
    for template in merging.templates.map({ file($0) ?? $0 }) where !templates.contains(template) {
      templates.append(template)
    }
    merges.append(Merge(merging: merging, isOfLayout: isOfLayout))
  }

  /// The paths below a key that were read, and those that were asked for and are not there.
  func paths(below key: String) -> Set<String> {
    let reads = merges.map { $0.merging.reads(below: key) }
    return Set(reads.flatMap { $0.data.map(\.path) + $0.absentKeys })
  }

  package func record() -> Record {
    var record = Record(templates: templates)
    for merge in merges { record.add(merge.merging.reads(), isOfLayout: merge.isOfLayout) }
    return record
  }
}

extension Trace {
  /// All that an output was made from.
  package struct Record: Sendable {
    /// Templates and assets, by the names of their files.
    package let templates: [String]
    /// Data, in the order of the data.
    package private(set) var data: [Read] = []
    /// Keys that were asked for and are not there.
    package private(set) var absentKeys: [String] = []
    /// Words of the layouts.
    package private(set) var words: [Read] = []
    /// Whether the day was looked at.
    package private(set) var readsClock = false

    fileprivate init(templates: [String]) { self.templates = templates }

    /// The files behind all of it, sorted.
    package var files: [String] {
      var files = Set(templates)
      for read in data + words { files.formUnion(read.origins.map(\.source.name)) }
      return files.sorted()
    }
  }

  package struct Read: Sendable {
    /// Where in the data, all items of a list as one: `engagement.stages[].title`.
    package let path: String
    /// Where the data were written, or what they were computed from.
    package let origins: [Span]
  }
}

extension Trace.Record {
  fileprivate mutating func add(_ reads: Reads, isOfLayout: Bool) {
    for path in reads.data {
      let read = Trace.Read(path: path.path, origins: path.origins)
      if path.path == "words" || path.path.hasPrefix("words.") {
        merge(read, into: \.words)
      } else {
        merge(read, into: \.data)
      }
    }
    for key in reads.absentKeys where !absentKeys.contains(key) { absentKeys.append(key) }
    // The day on a page is the clock's, by whatever name a layout reads it.
    let showsDay = isOfLayout && reads.data.contains { $0.path == "page.as_of" }
    readsClock = readsClock || reads.clock || showsDay
  }

  private mutating func merge(_ read: Trace.Read, into list: WritableKeyPath<Self, [Trace.Read]>) {
    guard let index = self[keyPath: list].firstIndex(where: { $0.path == read.path }) else {
      self[keyPath: list].append(read)
      return
    }
    let known = self[keyPath: list][index].origins
    let new = read.origins.filter { !known.contains($0) }
    if !new.isEmpty { self[keyPath: list][index] = Trace.Read(path: read.path, origins: known + new) }
  }
}
