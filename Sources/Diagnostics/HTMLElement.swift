/// What stands between the tags of an element of HTML, to a browser.
package enum HTMLElement {
  case markup
  /// Text up to the end tag, in which characters can be escaped.
  case text
  /// Text up to the end tag, in which nothing can be escaped.
  case rawText

  /// `name` in small letters.
  package init(named name: String) {
    // Most names are shorter than any of these but one, and asked for at every tag.
    guard name.utf8.count > 4 || name == "xmp" else {
      self = .markup
      return
    }
    switch name {
    case "textarea", "title": self = .text
    case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp": self = .rawText
    default: self = .markup
    }
  }
}
