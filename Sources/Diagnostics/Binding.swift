/// A value that a template printed, standing in merged text as one private-use character.
package struct Binding: Sendable {
  package enum Content: Hashable, Sendable {
    /// Plain text: no character of it means anything.
    case text(String)
    /// Data meant as Markdown blocks (`|markdown`), parsed on its own.
    case markdown(String)
    /// Data meant as Markdown within a line (`|inline_markdown`), parsed on its own.
    case inlineMarkdown(String)
    /// A value that is missing, in draft mode: the path that was asked for.
    case gap(String)
  }

  package let content: Content
  /// The expression that printed it.
  package let span: Span
  /// The datum behind it; `given` for literals and what was computed in the template.
  package let origin: Origin
  private let place: Place?

  package init(_ content: Content, span: Span, origin: Origin, at place: Place?) {
    self.content = content
    self.span = span
    self.origin = origin
    self.place = place
  }

  package init(_ content: Content, span: Span, origin: Origin, path: String?) {
    self.init(content, span: span, origin: origin, at: path.map { Place(.named($0), in: "") })
  }

  /// What the template called it: `client.name`, `stages[2].price`; nil where it is no path.
  package var path: String? { place?.path }

  /// Whether the template called it so.
  package func isCalled(_ path: String) -> Bool { place.map { $0.isLong(as: path) && $0.path == path } ?? false }
}

extension Binding {
  /// A path and the path that it goes on from, which many values share: of few of them anybody is told.
  package struct Place: Sendable {
    package enum Step: Sendable {
      case named(String)
      case position(Int)
    }

    private let step: Step
    private let around: String

    /// - Parameter around: empty for the data as a whole.
    package init(_ step: Step, in around: String) {
      self.step = step
      self.around = around
    }

    package var path: String {
      switch step {
      case .named(let name): around.isEmpty ? name : "\(around).\(name)"
      case .position(let position): "\(around)[\(position)]"
      }
    }

    fileprivate func isLong(as path: String) -> Bool {
      guard case .named(let name) = step else { return true }
      return around.utf8.count + (around.isEmpty ? 0 : 1) + name.utf8.count == path.utf8.count
    }
  }
}

/// A template and its data, put together: Markdown in which every value is a placeholder.
///
/// Placeholder *n* is the scalar ``Placeholder/scalar(_:)``. The text holds no other character of planes 15 and
/// 16: one that a template itself wrote is a binding of itself.
package struct Merged: Sendable {
  package let text: String
  package let bindings: [Binding]
  /// The template line behind each line of ``text``, in order.
  package let lines: [Span]

  package init(text: String, bindings: [Binding], lines: [Span]) {
    self.text = text
    self.bindings = bindings
    self.lines = lines
  }
}

/// The private-use characters that stand for bindings: U+F0000…U+FFFFD, then U+100000…U+10FFFD.
package enum Placeholder {
  /// How many values a document may print.
  package static let limit = 2 * perPlane
  private static let perPlane = 0xFFFE

  /// The character of binding `index`; nil from ``limit`` on.
  package static func scalar(_ index: Int) -> Unicode.Scalar? {
    guard (0..<limit).contains(index) else { return nil }
    return Unicode.Scalar(
      UInt32(index < perPlane ? 0xF0000 + index : 0x100000 + index - perPlane))
  }

  /// How many bytes of UTF-8 one takes.
  package static var width: Int { 4 }

  /// The binding that the character at an offset of UTF-8 stands for; nil where none begins there.
  @inline(__always) @inlinable
  package static func index(in bytes: [UInt8], at offset: Int) -> Int? {
    // Planes 15 and 16 begin with F3 B0…F3 BF or F4.
    guard bytes[offset] >= 0xF3, offset + width <= bytes.count else { return nil }
    let value = bytes[offset + 1..<offset + width].reduce(UInt32(bytes[offset] & 0x07)) { $0 << 6 | UInt32($1 & 0x3F) }
    return Unicode.Scalar(value).flatMap(index)
  }

  /// The binding a character stands for; nil for every character that is no placeholder.
  package static func index(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0xF0000...0xFFFFD: Int(scalar.value) - 0xF0000
    case 0x100000...0x10FFFD: Int(scalar.value) - 0x100000 + perPlane
    default: nil
    }
  }
}
