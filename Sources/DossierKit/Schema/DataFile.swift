import Engagements

/// A kind of file of a workspace, and what stands in it.
package struct DataFile: Sendable {
  /// Its name for `dossier schema`: "engagement", "requests".
  package let name: String
  /// Where it stands in a workspace, `*` for the name of a folder or a file.
  package let place: String
  let form: Form
  /// What stands below keys of the whole file whose own declaration leaves it to others.
  let sections: [String: Form]

  private init(_ name: String, _ place: String, _ form: Form, sections: [String: Form] = [:]) {
    self.name = name
    self.place = place
    self.form = form
    self.sections = sections
  }

  /// All of them.
  package static let all: [DataFile] = {
    let terms = Form.entry { Declaration(TermsFields.self) }
    let people = Form.keyed { Declaration(PersonFields.self) }
    let files = [
      DataFile("settings", "dossier.yaml", .entry { Declaration(SettingsFields.self) }),
      DataFile(
        "practice", "content/practice.yaml", .entry { Declaration(PracticeFields.self) }, sections: ["defaults": terms]),
      DataFile("standards", "content/standards.yaml", .entry { Declaration(StandardsFields.self) }),
      DataFile("numbers", "content/numbers.yaml", .list(.entry { Declaration(GivenNumberFields.self) })),
      DataFile("client", "content/clients/*/client.yaml", .entry { Declaration(ClientFields.self) }),
      DataFile("engagement", "content/clients/*/*/engagement.yaml", terms, sections: ["people": people]),
      DataFile("change", "content/clients/*/*/changes/*.yaml", .entry { Declaration(ChangeFields.self) }),
      DataFile(
        "pack", "templates/packs/*.yaml", .entry { Declaration(PackFields.self) }, sections: ["defaults": terms]),
    ]
    return files
      + Declaration(LogFields.self).fields.map { DataFile($0.key, "content/clients/*/*/log/\($0.key).yaml", $0.form) }
  }()

  package static func named(_ name: String) -> DataFile? { all.first { $0.name == name } }
}

/// Where the schemas stand in a workspace. The files name theirs in their first line, for editors:
/// `# yaml-language-server: $schema=../.schemas/practice.json`.
package let schemaFolder = ".schemas"

/// The first line of a file that commands begin.
///
/// - Parameters:
///   - kind: the name of its kind.
///   - path: from the workspace.
func schemaLine(of kind: String, forFileAt path: String) -> String {
  let up = path.utf8.filter { $0 == UInt8(ascii: "/") }.map { _ in "../" }.joined()
  return "# yaml-language-server: $schema=\(up)\(schemaFolder)/\(kind).json\n"
}

/// The schemas of all files, by their paths in a workspace.
let schemaFiles: [String: [UInt8]] = Dictionary(
  uniqueKeysWithValues: DataFile.all.map { ("\(schemaFolder)/\($0.name).json", Array($0.schema.utf8)) })
