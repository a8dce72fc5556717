package import Markdown

/// Puts the list of a document's terms in the place of each paragraph that is nothing but the value `terms_index`.
package func printTermsIndex(in document: inout Document, _ index: TermIndex, clauses: ClauseIndex) {
  for paragraph in document.paragraphs(ofValue: "terms_index") {
    let list = document.make(.list(Kind.List(start: nil, tight: true)))
    document[list].attributes.classes = ["terms"]
    for term in index.sorted {
      let item = document.make(.item(nil))
      let words = document.make(.paragraph)
      document.append(item, to: list)
      document.append(words, to: item)
      document.addLink(term.name, to: "#\(term.id)", under: words)
      guard let clause = term.clause.flatMap({ clauses[$0] }), let number = clause.citation?.number else { continue }
      document.append(document.make(.text(", ")), to: words)
      document.addLink(number, to: "#\(clause.id)", under: words)
    }
    document.replace(paragraph, with: index.terms.isEmpty ? [] : [list])
  }
}

extension Document {
  fileprivate mutating func addLink(_ text: String, to address: String, under parent: NodeID) {
    let link = make(.link(Kind.Target(address: Literal(address))))
    append(make(.text(text)), to: link)
    append(link, to: parent)
  }
}
