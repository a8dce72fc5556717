import Diagnostics

/// `content/standards.yaml`: the words the practice writes in.
package struct StandardsFields: Fields {
  package static let name = "file of standards"
  package static let kind = Kind(Self())
  package let glossary = Field(
    "glossary", .list(.entry(TermFields.self)), .client, "technical terms and what they mean, in the order of a reader")
  package let stopPhrases = Field(
    "stop_phrases", .list(.text), .team, "phrases that say nothing, and that no client is to read")
  package let abbreviations = Field(
    "abbreviations", .list(.entry(AbbreviationFields.self)), .team, "abbreviations that clients do not know")
}

package typealias Standards = Entry<StandardsFields>

package struct TermFields: Fields {
  package static let name = "technical term"
  package static let kind = Kind(Self())
  package let term = Field("term", .text, .client, needed: .proposal, "the term, as documents write it")
  package let means = Field("means", .text, .client, needed: .proposal, "what it means, in plain words")
}

package struct AbbreviationFields: Fields {
  package static let name = "abbreviation"
  package static let kind = Kind(Self())
  package let short = Field("short", .text, .team, needed: .proposal, "the abbreviation, as it is written")
  package let means = Field("means", .text, .team, needed: .proposal, "what it stands for, written out")
}
