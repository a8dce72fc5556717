/// What stands between the tags of an element of HTML, to a browser.
package enum HTMLElement {
  case markup
  /// Text up to the end tag, in which characters can be escaped.
  case text
  /// Text up to the end tag, in which nothing can be escaped.
  case rawText

  /// `name` in small letters.
  package init(named name: String) {
    switch name {
    case "textarea", "title": self = .text
    case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp": self = .rawText
    default: self = .markup
    }
  }
}
