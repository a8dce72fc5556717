package import Values

/// A day by what it hangs on: `2026-02-16`, `advance`, `build.end-5wd`.
package struct Anchor: Hashable, Sendable {
  /// What a day can hang on.
  package enum Event: Hashable, Sendable {
    case day(Day)
    /// The contract is agreed.
    case contract
    /// The change order that the day belongs to is agreed; triggers name it, anchors in the data do not.
    case change
    /// The advance is received.
    case advance
    /// The engagement begins.
    case starts
    case start(stage: String)
    case end(stage: String)
    /// The stage is accepted; triggers name it, anchors in the data do not.
    case accepted(stage: String)
    /// What the client owes is complete.
    case input(String)
  }

  package let event: Event
  /// Added one after the other; none is of minutes or hours.
  package let offsets: [Length]

  package init(_ event: Event, _ offsets: [Length] = []) {
    self.event = event
    self.offsets = offsets
  }

  /// The anchor a length later. Lengths of one unit and direction become one: three weeks and two are five.
  package func adding(_ length: Length) -> Anchor {
    guard let last = offsets.last, last.unit == length.unit, (last.count < 0) == (length.count < 0) else {
      return Anchor(event, offsets + [length])
    }
    let (sum, overflow) = last.count.addingReportingOverflow(length.count)
    return Anchor(event, overflow ? offsets + [length] : offsets.dropLast() + [Length(sum, last.unit)])
  }

  /// The day, if what it hangs on is a day or among `known`; else the anchor itself, for words.
  package func resolved(_ known: [Event: Day], _ calendar: WorkingCalendar) throws(ArithmeticError) -> Moment {
    if case .day(let day) = event { return .day(try calendar.day(day, plus: offsets)) }
    guard let day = known[event] else { return .pending(self) }
    return .day(try calendar.day(day, plus: offsets))
  }
}

/// A day, or what it waits for.
package enum Moment: Hashable, Sendable {
  case day(Day)
  /// Not known before the anchor's event: papers say "six weeks from the day the advance arrives".
  case pending(Anchor)

  /// Nil while it is pending.
  package var day: Day? {
    if case .day(let day) = self { day } else { nil }
  }

  package func adding(_ lengths: [Length], _ calendar: WorkingCalendar) throws(ArithmeticError) -> Moment {
    switch self {
    case .day(let day): .day(try calendar.day(day, plus: lengths))
    case .pending(let anchor): .pending(lengths.reduce(anchor) { $0.adding($1) })
    }
  }
}

/// Why a text is no anchor.
package enum AnchorSyntaxError: Error, Hashable, Sendable {
  case empty
  /// It looks like a date, and there is no such day.
  case noSuchDay(String)
  /// What follows a sign is no length: `+3x`.
  case noLength(String)
  /// A day is not moved by minutes or hours.
  case notInDays(Length)
  /// Not a name, nor a stage's `.start` or `.end`.
  case noName(String)
}

extension Anchor {
  /// Reads an event, and lengths with a sign after it: `advance`, `build.start+3w`, `texts +2w -1wd`, `2026-02-16`;
  /// lengths alone count from ``Event/starts``.
  ///
  /// A name that no word of the language is, is an input's id. An id that ends as a length does (`phase-2d`) is
  /// read as one two days before `phase`.
  package init(_ text: some StringProtocol) throws(AnchorSyntaxError) {
    var rest = Array(text.utf8)[...]
    var offsets: [Length] = []
    while let (length, remaining) = try Self.lastLength(of: rest) {
      offsets.append(length)
      rest = remaining
    }
    offsets.reverse()
    rest = rest.trimmingBlanks
    if rest.isEmpty {
      guard !offsets.isEmpty else { throw .empty }
      self.init(.starts, offsets)
    } else {
      self.init(try Event(String(decoding: rest, as: UTF8.self)), offsets)
    }
  }

  /// The length that the text ends with, sign included, and what stands before it; nil where it ends otherwise.
  private static func lastLength(
    of text: ArraySlice<UInt8>
  ) throws(AnchorSyntaxError) -> (Length, ArraySlice<UInt8>)? {
    let text = text.trimmingBlanks
    let lowerCase = UInt8(ascii: "a")...UInt8(ascii: "z")
    let unit = text.suffix(while: lowerCase.contains)
    let digits = text[..<unit.startIndex].suffix(while: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    let before = text[..<digits.startIndex].trimmingBlanks
    guard let sign = before.last, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let written = String(decoding: [sign] + digits + unit, as: UTF8.self)
    guard !digits.isEmpty, !unit.isEmpty, let length = Length(written) else {
      // A hyphen may belong to an id or to a date; a plus belongs to nothing else.
      if sign == UInt8(ascii: "+") { throw .noLength(written) }
      return nil
    }
    guard length.unit != .minutes, length.unit != .hours else { throw .notInDays(length) }
    return (length, before.dropLast())
  }
}

extension Anchor.Event {
  fileprivate init(_ name: String) throws(AnchorSyntaxError) {
    if let day = Day(name) {
      self = .day(day)
      return
    }
    if name.utf8.count >= 8,
      name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    {
      throw .noSuchDay(name)
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(\.isName) else { throw .noName(name) }
    switch (parts.count, parts[0], parts.last) {
    case (1, "contract", _): self = .contract
    case (1, "advance", _): self = .advance
    case (1, "starts", _): self = .starts
    case (1, let input, _): self = .input(input)
    case (2, let stage, "start"): self = .start(stage: stage)
    case (2, let stage, "end"): self = .end(stage: stage)
    default: throw .noName(name)
    }
  }
}

extension Anchor: CustomStringConvertible {
  /// As it is written in the data.
  package var description: String {
    offsets.reduce(event.description) { $0 + ($1.count < 0 ? "" : "+") + $1.description }
  }
}

extension Moment: CustomStringConvertible {
  /// The day, or the anchor as it is written in the data.
  package var description: String {
    switch self {
    case .day(let day): day.description
    case .pending(let anchor): anchor.description
    }
  }
}

extension Anchor.Event: CustomStringConvertible {
  package var description: String {
    switch self {
    case .day(let day): day.description
    case .contract: "contract"
    case .change: "change"
    case .advance: "advance"
    case .starts: "starts"
    case .start(let stage): "\(stage).start"
    case .end(let stage): "\(stage).end"
    case .accepted(let stage): "\(stage).accepted"
    case .input(let id): id
    }
  }
}

extension String {
  /// Letters of any script, their marks, digits, hyphens and underscores: what ids are made of.
  fileprivate var isName: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
          || [.nonspacingMark, .spacingMark, .decimalNumber].contains(scalar.properties.generalCategory)
      }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    let blank = UInt8(ascii: " ")
    guard let first = firstIndex(where: { $0 != blank }), let last = lastIndex(where: { $0 != blank }) else {
      return prefix(0)
    }
    return self[first...last]
  }

  /// The longest end of it whose bytes all satisfy the condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
