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

/// What the names of companies begin with in Russia; of Indonesia's PT and CV others make names, too.
private let leadingForms: Set<String> = ["ооо", "ао", "пао", "ип"]

/// What the names of companies end in, without points: those of the countries with a pack, and of their neighbours.
private let legalForms: Set<String> = [
  "ltd", "limited", "llp", "llc", "plc", "inc", "gmbh", "ag", "ug", "kg", "sarl", "sas", "sa", "srl", "spa", "bv", "nv",
  "company", "ικε", "εε", "οε", "αε", "επε", "ike", "ae",
]
