import Diagnostics
import Markdown

/// An address in a page, as it is written.
struct PageAddress {
  let text: String
  /// Whether the page brings in what is there, rather than leading to it.
  let isLoaded: Bool
}

extension HTMLTag {
  /// The value of an attribute, as it is written in a page; nil where it has none.
  func value(_ name: String, in page: [UInt8]) -> String? {
    attributes.first { $0.name == name }?.value.map { String(decoding: page[$0], as: UTF8.self) }
  }

  /// The addresses in a tag of a page.
  func addresses(in page: [UInt8]) -> [PageAddress] {
    attributes.flatMap { attribute -> [PageAddress] in
      // Most attributes hold none, and need not be read.
      let kind = HTMLAttribute(named: attribute.name)
      guard kind != .text || attribute.name == "content", let value = value(attribute.name, in: page) else { return [] }
      switch attribute.name {
      case "style": return addressesOfStyles(Array(value.utf8)[...])
      case "srcset", "imagesrcset":
        return addresses(ofCandidates: value).map { PageAddress(text: $0, isLoaded: true) }
      case "ping":
        return value.split(whereSeparator: \.isWhitespace).map { PageAddress(text: String($0), isLoaded: false) }
      case "content" where self.value("http-equiv", in: page)?.lowercased() == "refresh":
        let address = value.split(separator: "=", maxSplits: 1).dropFirst().first
        return address.map { [PageAddress(text: String($0.drop { "\"' ".contains($0) }), isLoaded: false)] } ?? []
      default:
        guard kind == .address else { return [] }
        return [PageAddress(text: value, isLoaded: loads(by: attribute.name, in: page))]
      }
    }
  }

  /// The addresses of `srcset`, each of which ends with a blank or the comma before one.
  private func addresses(ofCandidates text: String) -> [String] {
    var addresses: [String] = []
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return addresses }
      let address = rest.prefix { !$0.isWhitespace }
      rest = rest[address.endIndex...]
      if address.last != "," { rest = rest.drop { $0 != "," } }
      addresses.append(String(address.last == "," ? address.dropLast() : address))
    }
  }

  /// Whether an attribute with an address brings something in, instead of naming it.
  private func loads(by attribute: String, in page: [UInt8]) -> Bool {
    switch attribute {
    case "src", "poster", "background", "action", "formaction", "data", "icon", "manifest": return true
    case "href", "xlink:href":
      if ["image", "use", "script"].contains(name) { return true }
      let kinds = name == "link" ? value("rel", in: page)?.lowercased().split(separator: " ") ?? [] : []
      return kinds.contains {
        ["stylesheet", "icon", "preload", "modulepreload", "manifest", "attachment"].contains($0)
      }
    default: return false
    }
  }
}

/// The addresses in a text of CSS.
func addressesOfStyles(_ styles: ArraySlice<UInt8>) -> [PageAddress] {
  let named = styles.parts(behind: Array("url(".utf8)).map { part in
    part.drop { "\"' \n\t".utf8.contains($0) }.prefix { !"\"')".utf8.contains($0) }
  }
  let imported = styles.parts(behind: Array("@import".utf8)).map { part in
    part.drop { "\"' \n\t".utf8.contains($0) }.prefix { !"\"';\n".utf8.contains($0) }
  }
  return (named + imported.filter { !$0.starts(with: "url(".utf8) }).map {
    PageAddress(text: String(decoding: $0, as: UTF8.self), isLoaded: true)
  }
}

extension ArraySlice<UInt8> {
  /// What stands behind each place of some letters, up to the next: every page has its styles in it, and they are long.
  fileprivate func parts(behind letters: [UInt8]) -> [ArraySlice<UInt8>] {
    let places = indices.filter { self[$0] == letters[0] && self[$0...].starts(with: letters) }
    return zip(places, places.dropFirst() + [endIndex]).map { self[($0 + letters.count)..<$1] }
  }
}
