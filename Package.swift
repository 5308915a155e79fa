// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "heed",
  products: [.executable(name: "heed", targets: ["heed"])],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CArchive"),
    .systemLibrary(name: "CMarkdown"),
    .target(
      name: "Engine", dependencies: ["CSQLite", "CCurl", "CArchive"], swiftSettings: settings),
    .target(
      name: "TUI", dependencies: ["Engine", "CNcurses", "CMarkdown"], swiftSettings: settings),
    .executableTarget(name: "heed", dependencies: ["Engine", "TUI"], swiftSettings: settings),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "TUITests", dependencies: ["TUI", "Engine"], exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(name: "CommandTests", dependencies: ["Engine"], swiftSettings: settings),
  ]
)
