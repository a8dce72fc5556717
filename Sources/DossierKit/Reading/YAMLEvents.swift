import CYAML
import Diagnostics

/// One event of a YAML stream, in byte offsets of its source.
struct YAMLEvent {
  enum Kind {
    case documentStart(hasDirectives: Bool)
    case scalar(String, ScalarStyle)
    case alias(String)
    case start(DatumBuilder.Collection)
    case end
  }

  enum ScalarStyle {
    case plain, quoted, block
  }

  let kind: Kind
  /// Begins at the anchor or the tag, if there is one.
  let range: Range<Int>
  /// The name of the anchor, as in `&name`.
  let anchor: String?
  let isTagged: Bool
}

/// Calls `visit` for the events in a part of a source until it returns false; returns why the rest is no YAML.
///
/// libyaml counts characters where we count bytes, and takes CR, NEL, LS and PS for line ends: only its character
/// counts are used, never its lines and columns. Characters that it refuses, which ``readText(name:bytes:)`` has
/// reported, are kept from it.
func forEachYAMLEvent(
  in source: Source, _ range: Range<Int>, visit: (YAMLEvent) -> Bool
) -> YAMLFault? {
  let bytes = masked(source.bytes[range])
  let offsets = CharacterOffsets(bytes, startingAt: range.lowerBound)
  // libyaml keeps a pointer to the parser within itself: it may not move.
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  guard yaml_parser_initialize(parser) == 1 else { return outOfMemory }
  defer { yaml_parser_delete(parser) }

  return bytes.withUnsafeBufferPointer { buffer -> YAMLFault? in
    guard let base = buffer.baseAddress else { return nil }
    yaml_parser_set_input_string(parser, base, buffer.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { return fault(of: parser.pointee, offsets) }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return nil }
      if let event = YAMLEvent(event, offsets), !visit(event) { return nil }
    }
  }
}

extension YAMLEvent {
  fileprivate init?(_ event: yaml_event_t, _ offsets: CharacterOffsets) {
    let start = offsets[event.start_mark.index]
    let range = start..<max(start, offsets[event.end_mark.index])
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let document = event.data.document_start
      let hasDirectives = document.version_directive != nil || document.tag_directives.start != nil
      self.init(.documentStart(hasDirectives: hasDirectives), range)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let style: ScalarStyle =
        switch scalar.style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
      // Of the tag `!` alone libyaml tells nothing.
      let isTagged = scalar.tag != nil || offsets.byte(at: start) == UInt8(ascii: "!")
      self.init(.scalar(text, style), range, anchor: name(scalar.anchor), isTagged: isTagged)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      self.init(.start(.list), range, anchor: name(sequence.anchor), isTagged: sequence.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      self.init(.start(.map), range, anchor: name(mapping.anchor), isTagged: mapping.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: self.init(.end, range)
    case YAML_ALIAS_EVENT: self.init(.alias(name(event.data.alias.anchor) ?? ""), range)
    default: return nil
    }
  }

  private init(_ kind: Kind, _ range: Range<Int>, anchor: String? = nil, isTagged: Bool = false) {
    self.kind = kind
    self.range = range
    self.anchor = anchor
    self.isTagged = isTagged
  }
}

private func name(_ letters: UnsafePointer<yaml_char_t>?) -> String? {
  letters.map { String(cString: $0) }
}

private let outOfMemory = YAMLFault(problem: "out of memory", place: 0, context: "", contextPlace: nil)

private func fault(of parser: yaml_parser_t, _ offsets: CharacterOffsets) -> YAMLFault {
  guard let problem = parser.problem else { return outOfMemory }
  // A reader's fault has no mark; its offset counts bytes.
  let place =
    parser.error == YAML_READER_ERROR
    ? offsets.start + parser.problem_offset : offsets[parser.problem_mark.index]
  return YAMLFault(
    problem: String(cString: problem), place: place,
    context: parser.context.map { String(cString: $0) } ?? "",
    contextPlace: parser.context == nil ? nil : offsets[parser.context_mark.index])
}

/// The bytes with a stand-in of the same length for each character that libyaml does not take: the one mistake
/// that they are must not hide the others.
private func masked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var masked = Array(bytes)
  for (index, byte) in masked.enumerated() {
    switch byte {
    case 0x09, 0x0A, 0x0D: continue
    case 0x00..<0x20, 0x7F: masked[index] = UInt8(ascii: "_")
    // U+0080…U+009F but for NEL become U+00BF.
    case 0x80...0x9F where byte != 0x85 && index > 0 && masked[index - 1] == 0xC2: masked[index] = 0xBF
    // U+FEFF, U+FFFE and U+FFFF become U+FFFD.
    case 0xEF where index + 2 < masked.count:
      switch (masked[index + 1], masked[index + 2]) {
      case (0xBB, 0xBF), (0xBF, 0xBE), (0xBF, 0xBF):
        masked.replaceSubrange(index..<index + 3, with: [0xEF, 0xBF, 0xBD])
      default: continue
      }
    default: continue
    }
  }
  return masked
}

/// Byte offsets of characters, by their number.
private struct CharacterOffsets {
  private static let stride = 64

  let start: Int
  private let bytes: [UInt8]
  /// Where every 64th character begins.
  private var milestones: [Int] = []
  /// Whether every character is a byte.
  private let isPlain: Bool

  init(_ bytes: [UInt8], startingAt start: Int) {
    self.bytes = bytes
    self.start = start
    var characters = 0
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if characters % Self.stride == 0 { milestones.append(offset) }
      characters += 1
    }
    isPlain = characters == bytes.count
  }

  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset - start) ? bytes[offset - start] : nil
  }

  subscript(character: Int) -> Int {
    if isPlain { return start + min(character, bytes.count) }
    guard milestones.indices.contains(character / Self.stride) else { return start + bytes.count }
    var offset = milestones[character / Self.stride]
    for _ in 0..<character % Self.stride {
      repeat { offset += 1 } while offset < bytes.count && bytes[offset] & 0xC0 == 0x80
    }
    return start + min(offset, bytes.count)
  }
}
