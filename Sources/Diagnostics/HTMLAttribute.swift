/// What an attribute of HTML is to a browser, which decides what of a value may stand in it.
package enum HTMLAttribute {
  case text
  /// The browser goes there, loads it or sends something to it.
  case address
  /// The browser carries it out, or reads more addresses out of it than one: no value may fill it.
  case code

  /// `name` in small letters.
  package init(named name: String) {
    if name.utf8.starts(with: "on".utf8) || Self.codeNames.contains(name) {
      self = .code
    } else {
      self = Self.addressNames.contains(name) ? .address : .text
    }
  }

  private static let codeNames: Set<String> = ["imagesrcset", "ping", "srcdoc", "srcset", "style"]

  private static let addressNames: Set<String> = [
    "action", "background", "cite", "codebase", "data", "formaction", "href", "icon", "longdesc", "manifest", "poster",
    "src", "xlink:href",
  ]
}
