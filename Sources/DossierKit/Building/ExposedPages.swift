import Diagnostics
import Foundation
import Markdown

// What keeps a client's folder apart: no search engine lists it, and no link in it leads to where other clients are.

/// An error for each page of a client's folder that search engines may list, and for each link in it that leads out of
/// the folder.
func exposures(in outputs: [Output], of client: String) -> [Diagnostic] {
  outputs.flatMap { output -> [Diagnostic] in
    let page = PageTags(output.text)
    var found: [Diagnostic] = []
    if !page.asksNotToBeListed {
      found.append(
        Diagnostic(
          .error, "page-listed", "`\(output.path)` does not ask search engines to leave it out", at: nil,
          help: "write `<meta name=\"robots\" content=\"noindex\">` into the head of its layout"))
    }
    let folder = output.path.split(separator: "/").dropLast()
    found += Set(page.addresses).sorted().filter { leads($0, outOf: client, from: folder) }.map { address in
      Diagnostic(
        .error, "link-outside", "`\(output.path)` leads to `\(address)`, which is outside the client's folder", at: nil,
        help: "take the link out: where the folder is handed to the client, nothing else is there")
    }
    return found
  }
}

/// Whether an address, as it stands in a page of a folder, is that of something beside the client's folder. Whole
/// addresses of the web, of mailboxes and telephones are not: they lead nobody to the other clients' pages.
private func leads(_ address: String, outOf client: String, from folder: ArraySlice<Substring>) -> Bool {
  let path = pathAsRead(in: address)
  let scheme = path.prefix { $0 != "/" }
  if let colon = scheme.firstIndex(of: ":") { return scheme[..<colon].lowercased() == "file" }
  guard !path.isEmpty else { return false }
  if path.hasPrefix("/") { return !path.hasPrefix("//") }
  var place = folder
  for step in (path.removingPercentEncoding ?? path).split(separator: "/") where step != "." {
    if step != ".." {
      place.append(step)
    } else if place.popLast() == nil {
      return true
    }
  }
  return place.first != client[...]
}

/// The path of an address as browsers read it: with what its character references stand for, without line ends and what
/// is blank around it, and with `/` for `\`.
private func pathAsRead(in address: String) -> String {
  // Most have none of these: what stands before their mark is read as it is.
  let isPlain = address.utf8.allSatisfy {
    (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "\\")
  }
  guard !isPlain else {
    return String(Substring(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }))
  }
  let letters = withoutReferences(address).unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) }
  let written = String(String.UnicodeScalarView(letters)).trimmingCharacters(in: .whitespaces)
  return String(written.prefix { !"?#".contains($0) }).replacing("\\", with: "/")
}

/// What the tags of a page say of search engines and of other addresses.
private struct PageTags {
  private(set) var asksNotToBeListed = false
  /// Where its links lead, and from where it loads something.
  private(set) var addresses: [String] = []

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var element: String?
    var last = ""
    forEachToken(of: bytes, in: &element) { token in
      if case .rawText(let range) = token, last == "style" {
        addresses += addressesOfStyles(bytes[range]).map(\.text)
      }
      guard case .tag(let tag) = token, !tag.isEnd else { return }
      last = tag.name
      if tag.name == "meta", tag.value("name", in: bytes)?.lowercased() == "robots",
        tag.value("content", in: bytes)?.lowercased().contains("noindex") ?? false
      {
        asksNotToBeListed = true
      }
      addresses += tag.addresses(in: bytes).map(\.text)
    }
  }
}
