import CCmark
import Diagnostics

/// How the scrollable region around a table is called.
struct TableName {
  /// ` aria-labelledby="…"` or ` aria-label="…"`.
  let attribute: String
  /// The id its caption is given; nil without a caption.
  let captionID: String?
}

/// A name for every table: its caption; else the heading above it, for the first table below that; else the words of
/// its header. Regions of one name would be confused by those who hear the page.
func names(ofTablesIn document: Document) -> [Document.NodeID: TableName] {
  let order = document.preorder()
  var ids = UniqueNames(order.compactMap { document[$0].attributes.id })
  var names: [Document.NodeID: TableName] = [:]
  var labels = UniqueNames(separator: " ")
  var heading: Document.NodeID?
  for id in order {
    switch document[id].kind {
    case .heading: heading = document.address(ofHeading: id) == nil ? nil : id
    case .table:
      let first = document[id].firstChild
      if let caption = first, case .caption = document[caption].kind {
        let captionID = document[caption].attributes.id ?? ids.unique("table")
        names[id] = TableName(attribute: " aria-labelledby=\"\(escapedHTML(captionID))\"", captionID: captionID)
      } else if let above = heading {
        if let aboveID = document[above].attributes.id {
          names[id] = TableName(attribute: " aria-labelledby=\"\(escapedHTML(aboveID))\"", captionID: nil)
        } else {
          // The id is its section's, and would lend the words of all of it.
          let label = labels.unique(document.plainText(of: above))
          names[id] = TableName(attribute: " aria-label=\"\(escapedHTML(label))\"", captionID: nil)
        }
        heading = nil
      } else {
        let cells = first.map { document.children(of: $0) } ?? []
        let words = cells.map { document.plainText(of: $0) }.filter { !$0.isEmpty }.joined(separator: ", ")
        let label = labels.unique(words.isEmpty ? "—" : words)
        names[id] = TableName(attribute: " aria-label=\"\(escapedHTML(label))\"", captionID: nil)
      }
    default: break
    }
  }
  return names
}

extension RenderTree {
  func addTablePart(_ id: Document.NodeID, to holder: OpaquePointer) {
    let node = document[id]
    switch node.kind {
    case .table:
      holders[id] = block(
        "<div class=\"table\" role=\"region\"\(tableNames[id]?.attribute ?? "") tabindex=\"0\">"
          + "\n<table\(html(of: node.attributes))>",
        "</table>\n</div>", in: holder)
    case .caption:
      var attributes = node.attributes
      attributes.id = node.parent.flatMap { tableNames[$0]?.captionID }
      holders[id] = line("<caption\(html(of: attributes))>", "</caption>", in: holder)
    case .row(let row):
      let opens = node.previous.map { !isRow($0, row) } ?? true
      let closes = node.next.map { !isRow($0, row) } ?? true
      let group = row == .heading ? "thead" : "tbody"
      holders[id] = block(
        (opens ? "<\(group)>\n" : "") + "<tr\(html(of: node.attributes))>",
        "</tr>" + (closes ? "\n</\(group)>" : ""), in: holder)
    case .cell(let alignment):
      let (tag, scope) = cellTag(id)
      holders[id] = line(
        "<\(tag)\(scope)\(html(of: node.attributes, adding: classes(alignment)))>", "</\(tag)>", in: holder)
    default: return
    }
  }

  private func isRow(_ id: Document.NodeID, _ row: Kind.Row) -> Bool {
    if case .row(row) = document[id].kind { true } else { false }
  }

  private func cellTag(_ id: Document.NodeID) -> (tag: String, scope: String) {
    guard let row = document[id].parent, let table = document[row].parent else { return ("td", "") }
    if isRow(row, .heading) {
      // An empty corner heads nothing.
      return document.plainText(of: id).isEmpty ? ("td", "") : ("th", " scope=\"col\"")
    }
    let isFirst = document[row].firstChild == id
    return isFirst && document[table].attributes.has(class: "rows") ? ("th", " scope=\"row\"") : ("td", "")
  }

  private func classes(_ alignment: Kind.Alignment) -> [String] {
    switch alignment {
    case .none: []
    case .left: ["left"]
    case .centre: ["centre"]
    case .right: ["right"]
    }
  }
}
