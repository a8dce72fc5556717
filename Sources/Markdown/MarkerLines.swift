extension BlockScanner {
  /// What a line of our own block syntax stands for; nil for any other line.
  mutating func marker(_ rest: ArraySlice<UInt8>) -> Scan.Marker? {
    if rest.has(":::", at: rest.startIndex) { return division(rest) }
    guard rest.has("{:", at: rest.startIndex), let list = trailingAttributeList(in: rest),
      list.range.lowerBound == rest.startIndex
    else { return nil }
    return .attributes(checked(list))
  }

  /// `::: name`, `::: {.name #id}`, `::: details Title` or the `:::` that closes.
  private mutating func division(_ rest: ArraySlice<UInt8>) -> Scan.Marker {
    var words = rest.drop { $0 == UInt8(ascii: ":") }.trimmed
    if words.isEmpty { return .closing }
    var attributes = Attributes()
    if words.first == UInt8(ascii: "{") {
      let opening = words.has("{:", at: words.startIndex) ? 2 : 1
      if let list = attributeList(in: words, at: words.startIndex, opening: opening),
        list.range.upperBound == words.endIndex
      {
        return .opening(Scan.Opening(attributes: checked(list)))
      }
    } else if let list = trailingAttributeList(in: words) {
      attributes = checked(list)
      words = words[..<list.range.lowerBound].trimmed
    }
    let name = words.prefix { !$0.isBlank }
    let title = words.dropFirst(name.count).trimmed
    if name.elementsEqual("details".utf8), !title.isEmpty {
      return .opening(Scan.Opening(attributes: attributes, summary: addPhrase(title)))
    }
    if !title.isEmpty || name.contains(where: { "{}\"'<>=`#.".utf8.contains($0) }) {
      report(
        "division-name", "a division has one name, `::: name`, or an attribute list, `::: {.name #id}`",
        "only `::: details Title` has a title; colons that are text are written `\\:::`")
    } else if name.elementsEqual("details".utf8) {
      report("division-name", "`::: details` needs a title, which stays to be seen", "write `::: details Title`")
    } else {
      attributes.classes.insert(String(decoding: name, as: UTF8.self), at: 0)
    }
    return .opening(Scan.Opening(attributes: attributes))
  }

  /// The attributes of a list; what is wrong with it is reported.
  mutating func checked(_ list: AttributeList) -> Attributes {
    if let problem = list.problem {
      report("attribute-syntax", problem, "write `{: #id .class key=\"value\" }`, or `\\{:` for text")
    }
    return list.attributes
  }
}
