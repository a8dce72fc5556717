import Diagnostics

/// The legal name that somebody most likely has: of a practice whose name begins or ends as companies' names do, that;
/// otherwise of the person, who trades on their own account, under whatever name.
package func legalNameMeant(by practice: String?, of person: String?) -> String? {
  guard let practice else { return person }
  let words = practice.split { $0.isWhitespace || $0 == "," }.map { word in
    String(word.lowercased().filter(\.isLetter))
  }
  let isCompany = words.last.map(legalForms.contains) == true || words.first.map(leadingForms.contains) == true
  return isCompany ? practice : person
}

/// A name as it is compared with others: in small letters without accents, and without the legal form of a company.
func nameWithoutForm(_ name: String) -> String {
  var words = name.split { $0.isWhitespace || $0 == "," || $0 == "-" }.map { word in
    withoutAccents(word.filter { $0.isLetter || $0.isNumber })
  }.filter { !$0.isEmpty }
  if words.count > 1, legalForms.contains(words[words.count - 1]) { words.removeLast() }
  if words.count > 1, leadingForms.contains(words[0]) { words.removeFirst() }
  return words.joined(separator: "-")
}

/// What the names of companies begin with in Russia; of Indonesia's PT and CV others make names, too.
private let leadingForms: Set<String> = ["ооо", "ао", "пао", "ип"]

/// What the names of companies end in, without points: those of the countries with a pack, and of their neighbours.
private let legalForms: Set<String> = [
  "ltd", "limited", "llp", "llc", "plc", "inc", "gmbh", "ag", "ug", "kg", "sarl", "sas", "sa", "srl", "spa", "bv", "nv",
  "company", "ικε", "εε", "οε", "αε", "επε", "ike", "ae",
]
