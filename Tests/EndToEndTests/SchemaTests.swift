import DossierKit
import Foundation
import TestSupport
import Testing

/// The JSON Schemas beside an independent validator of them, which reads YAML 1.2.
@Suite struct SchemaTests {
  private static let validator = testsFolder.deletingLastPathComponent().appending(path: ".venv/bin/check-jsonschema")
    .path

  @Test func theSampleIsValid() throws {
    let workspace = try TemporaryWorkspace(isSample: true)
    defer { workspace.remove() }
    _ = try workspace.run("dossier schema")
    for file in DataFile.all {
      // Where the sample has no such file the schema is still looked at.
      let check = "\(Self.validator) --check-metaschema .schemas/\(file.name).json"
      #expect(try workspace.run(check).hasSuffix("ok -- validation done\n"), "\(file.name)")
      let validation = try workspace.run(
        "set -- \(file.place); [ ! -e \"$1\" ] || \(Self.validator) --schemafile .schemas/\(file.name).json \"$@\" && echo valid"
      )
      #expect(validation.hasSuffix("valid\n"), "\(validation)")
    }
  }

  @Test(arguments: [
    // A key that there is none, in a map, in an entry of a list and in a step; a word that is none; a list for a map.
    ("client", "nmae: Harbor"), ("engagement", "stages: [{ titel: Build }]"),
    ("requests", "[{ id: R-1, asked: { onn: 2026-04-02 } }]"),
    ("requests", "[{ id: R-1, classed: { on: 2026-04-02, as: exta } }]"), ("practice", "defaults: { goodwill: [] }"),
    ("payments", "{ id: advance }"),
  ])
  func mistakesAreMarked(in file: String, text: String) throws {
    let workspace = try TemporaryWorkspace(isSample: false)
    defer { workspace.remove() }
    let answer = try workspace.run(
      "dossier schema --quiet && echo '\(text)' >typed.yaml && \(Self.validator) --schemafile .schemas/\(file).json typed.yaml"
    )
    #expect(answer.hasSuffix("--- status 1\n") && answer.contains("Schema validation errors were encountered"))
  }
}
