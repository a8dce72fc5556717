// swift-tools-version: 6.2
import PackageDescription

// Every target of ours: Swift 6 language mode (the tools version's default), no warning let through,
// imports that say what they are.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Strict memory safety everywhere but in the three targets that call C.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "dossier",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "dossier", targets: ["dossier"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    .target(name: "Values", swiftSettings: safe),
    .target(name: "Diagnostics", dependencies: ["Values"], swiftSettings: safe),
    .target(name: "Templating", dependencies: ["Diagnostics", "Values"], swiftSettings: safe),
    .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics"], swiftSettings: strict),
    .target(name: "Legal", dependencies: ["Diagnostics", "Markdown", "Values"], swiftSettings: safe),
    .target(name: "Engagements", dependencies: ["Diagnostics", "Values"], swiftSettings: safe),
    .target(name: "Files", swiftSettings: strict),
    .target(
      name: "DossierKit",
      dependencies: [
        "CYAML", "Diagnostics", "Engagements", "Files", "Legal", "Markdown", "Templating", "Values",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dossier",
      dependencies: [
        "Diagnostics", "DossierKit", "Engagements", "Values",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safe),

    // How fast the engine is beside others: `make bench`.
    .executableTarget(
      name: "dossier-benchmarks",
      dependencies: ["Diagnostics", "DossierKit", "Legal", "Markdown", "Templating", "Values"],
      path: "Benchmarks/Engine", swiftSettings: strict),

    // Every sum beside an independent implementation: `make compare`.
    .executableTarget(
      name: "dossier-ledgers", dependencies: ["Diagnostics", "DossierKit", "Engagements", "Values"],
      path: "Benchmarks/Ledgers", exclude: ["ledgers.py"], swiftSettings: strict),

    // What libFuzzer tries: `make fuzz`. Built as usual it runs inputs from files.
    .executableTarget(
      name: "dossier-fuzz", dependencies: ["Diagnostics", "DossierKit", "Markdown", "Templating", "Values"],
      path: "Fuzz", exclude: ["words.dict"], swiftSettings: strict),

    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ValuesTests", dependencies: ["Values", "TestSupport"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "Values", "TestSupport"],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "TemplatingTests", dependencies: ["Templating", "Diagnostics", "Values", "TestSupport"],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "Templating", "Diagnostics", "Values", "TestSupport"],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "LegalTests", dependencies: ["Legal", "Diagnostics", "DossierKit", "Markdown", "TestSupport"],
      exclude: ["Agreements", "Cases"], swiftSettings: strict),
    .testTarget(
      name: "EngagementsTests", dependencies: ["Engagements", "Diagnostics", "Values", "TestSupport"],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DossierKitTests",
      dependencies: [
        "DossierKit", "Diagnostics", "Engagements", "Files", "Legal", "Templating", "Values", "TestSupport",
        "dossier-ledgers",
      ],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Diagnostics", "DossierKit", "TestSupport", "dossier"],
      exclude: ["Base", "Cases"],
      swiftSettings: strict
    ),
  ]
)
