import Diagnostics
package import Values

/// `content/numbers.yaml`, whose list stands under this key once it is read.
package struct GivenNumbersFields: Fields {
  package static let name = "register of numbers"
  package static let kind = Kind(Self())
  package let numbers = Field(
    "numbers", .list(.entry(GivenNumberFields.self)), .private,
    "every number that a paper of the workspace was given; nothing is ever taken away")
}

/// A number that a paper was given, whatever became of the paper.
package struct GivenNumberFields: Fields {
  package static let name = "number of a paper"
  package static let kind = Kind(Self())
  package let number = Field("number", .text, .private, needed: .proposal, "the number, `P-2026-007`")
  package let on = Field("on", .day, .private, "the day it was given")
  package let engagement = Field("engagement", .text, .private, "the engagement whose paper it is, by its folder")
  package let void = Field(
    "void", .entry(VoidNumberFields.self), .private, "that no paper has the number any more, and why")
}

package struct VoidNumberFields: Fields {
  package static let name = "number that is void"
  package static let kind = Kind(Self())
  package let on = Field("on", .day, .private, needed: .proposal, "since which day")
  package let because = Field(
    "because", .text, .private, needed: .proposal, "why: the client's data were deleted, the number was never used")
}

package typealias GivenNumber = Entry<GivenNumberFields>
