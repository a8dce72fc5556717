import Markdown

/// A page that stands alone: nothing in it leads to its neighbours any more.
///
/// Links to other pages of the folder become the words they were, a list of such links goes as a whole, and so does
/// what the head says of other addresses. Links within the page, to the web, to mailboxes and telephones stay.
package struct DetachedPage {
  package private(set) var text = ""
  /// The addresses from which the page loads something, as they are written: a single file would be without it.
  package private(set) var loads: [String] = []
  private let path: [Substring]
  private let bytes: [UInt8]
  private var result: [UInt8] = []
  private var links: [OpenLink] = []
  private var navigations: [OpenNavigation] = []

  /// - Parameter path: where the page is in the output folder, from which its relative links lead.
  package init(_ html: String, at path: String) {
    self.path = path.split(separator: "/")
    bytes = Array(html.utf8)
    result.reserveCapacity(bytes.count)
    var element: String?
    for token in tokens(of: bytes, in: &element) {
      switch token {
      case .tag(let tag): place(tag)
      case .rawText(let range):
        note(addressesOfStyles(bytes[range]))
        result += bytes[range]
      default: result += bytes[token.range]
      }
    }
    text = String(decoding: result, as: UTF8.self)
  }

  private enum OpenLink { case kept, span, dropped }

  private struct OpenNavigation {
    /// Where it begins in the result.
    let start: Int
    var hasLinks = false
    var lostLinks = false
  }

  private mutating func place(_ tag: HTMLTag) {
    if tag.isEnd { return close(tag) }
    note(tag.addresses(in: bytes))
    switch tag.name {
    case "a": open(tag)
    case "nav":
      navigations.append(OpenNavigation(start: result.count))
      result += bytes[tag.range]
    // The first names other addresses of the page, the second turns its links within itself into links elsewhere.
    case "link" where !(tag.value("href", in: bytes)?.hasPrefix("data:") ?? false), "base": break
    default: result += bytes[tag.range]
    }
  }

  private mutating func open(_ tag: HTMLTag) {
    guard let attribute = tag.attributes.first(where: { $0.name == "href" }), let range = attribute.value else {
      links.append(.kept)
      result += bytes[tag.range]
      return
    }
    switch target(of: string(range)) {
    case .elsewhere:
      links.append(.kept)
      for index in navigations.indices { navigations[index].hasLinks = true }
      result += bytes[tag.range]
    case .here(let place):
      links.append(.kept)
      for index in navigations.indices { navigations[index].hasLinks = true }
      result += bytes[tag.range.lowerBound..<range.lowerBound] + Array(place.utf8)
      result += bytes[range.upperBound..<tag.range.upperBound]
    case .neighbour:
      for index in navigations.indices { navigations[index].lostLinks = true }
      let kept = tag.attributes.filter { !Self.ofLinks.contains($0.name) }
      links.append(kept.isEmpty ? .dropped : .span)
      guard !kept.isEmpty else { return }
      result += Array("<span".utf8)
      for attribute in kept { result += written(attribute) }
      result.append(UInt8(ascii: ">"))
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    switch tag.name {
    case "a":
      switch links.popLast() {
      case .dropped: break
      case .span: result += Array("</span>".utf8)
      case .kept, nil: result += bytes[tag.range]
      }
    case "nav":
      result += bytes[tag.range]
      if let navigation = navigations.popLast(), navigation.lostLinks, !navigation.hasLinks {
        result.removeSubrange(navigation.start...)
      }
    default: result += bytes[tag.range]
    }
  }

  /// What only an element that leads somewhere may have.
  private static let ofLinks: Set = [
    "href", "target", "download", "ping", "rel", "hreflang", "type", "referrerpolicy", "aria-current",
  ]

  private func written(_ attribute: HTMLTag.Attribute) -> [UInt8] {
    let name = Array(" \(attribute.name)".utf8)
    guard let value = attribute.value else { return name }
    let mark = UInt8(ascii: bytes[value].contains(UInt8(ascii: "\"")) ? "'" : "\"")
    return name + [UInt8(ascii: "="), mark] + bytes[value] + [mark]
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

// Where links lead.

extension DetachedPage {
  private enum Target {
    /// A place in this page: `#payment`.
    case here(String)
    /// Something that is reached from anywhere.
    case elsewhere
    /// Another file of the folder.
    case neighbour
  }

  private func target(of address: String) -> Target {
    if address.isEmpty || address.hasPrefix("#") { return .here(address) }
    let scheme = address.prefix { !":/?#".contains($0) }
    if scheme.endIndex < address.endIndex, address[scheme.endIndex] == ":" {
      return Self.reachable.contains(scheme.lowercased()) ? .elsewhere : .neighbour
    }
    // A page may name itself as its neighbours do.
    guard let mark = address.firstIndex(of: "#") else { return .neighbour }
    var place = path.dropLast()
    for step in address[..<mark].split(separator: "/") where step != "." {
      if step == ".." { _ = place.popLast() } else { place.append(step) }
    }
    return !address.hasPrefix("/") && place == path[...] ? .here(String(address[mark...])) : .neighbour
  }

  private static let reachable: Set = ["https", "http", "mailto", "tel", "data"]
}

// What the page loads.

extension DetachedPage {
  private mutating func note(_ addresses: [PageAddress]) {
    loads += addresses.filter { $0.isLoaded }.map(\.text).filter {
      !$0.isEmpty && !$0.hasPrefix("data:") && !$0.hasPrefix("#")
    }
  }
}
