import Diagnostics

/// How code that stands elsewhere came to be carried out.
struct Frame {
  enum Way {
    case included, imported, loop, caller
    case macro(String), block(String), parent(of: String)
  }

  let way: Way
  let span: Span

  /// In the words of diagnostics.
  var note: Diagnostic.Note {
    let words =
      switch way {
      case .included: "included here"
      case .imported: "imported here"
      case .loop: "in the loop, called here"
      case .caller: "in `caller`, called here"
      case .macro(let name): "in the macro `\(name)`, called here"
      case .block(let name): "in the block `\(name)`"
      case .parent(let child): "`\(child)` extends it here"
      }
    return Diagnostic.Note(words, at: span)
  }
}
