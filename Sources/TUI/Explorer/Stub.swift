extension Explorer {
  mutating func handleOverlay(_ key: KeyEvent) -> [Effect] { [] }
  mutating func perform(_ action: Action) -> [Effect] { [] }
  mutating func handle(_ mouse: Mouse) -> [Effect] { [] }
  mutating func pasteIntoOverlay(_ text: String) {}
  mutating func loadMissingDetails() -> [Effect] { [] }
}
