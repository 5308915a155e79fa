import Engine

/// The filter line: what is typed is completed from what the store holds.
extension Explorer {
  /// Opens the line with the filter as it is; the values that can be typed are asked for.
  mutating func openFilter() -> [Effect] {
    // What is typed next is another word.
    let editor = LineEditor(state.filter.isEmpty ? "" : state.filter.description + " ")
    var input = InputOverlay(purpose: .filter, editor: editor)
    input.completion = CompletionList(for: editor, hiding: state.isBlind ? Filter.veiledKeys : [])
    return show(.input(input)) + [.filterValues]
  }

  mutating func receive(_ values: FilterValues) -> [Effect] {
    if case .palette(var palette) = state.overlay {
      palette.cases = values[.useCase].map(\.text)
      return show(.palette(palette))
    }
    guard case .input(var input) = state.overlay else { return [] }
    input.completion?.know(values, at: input.editor)
    return show(.input(input))
  }

  /// The line after a key that has to do with completion; nil if it has not.
  func complete(_ input: InputOverlay, with key: KeyEvent) -> InputOverlay? {
    guard var list = input.completion else { return nil }
    var input = input
    let visible = CompletionView.rows(in: layout.overlay)
    switch key {
    case .down, .control("n"): list.select(by: 1, visible: visible)
    case .up, .control("p"), .backTab: list.select(by: -1, visible: visible)
    case .enter:
      guard let chosen = list.chosen else { return nil }
      return input.taking(chosen.text)
    case .tab:
      if let chosen = list.chosen { return input.taking(chosen.text) }
      if list.completion.isComplete { return input }
      if let common = list.completion.commonBeginning { return input.taking(common) }
      // Between two terms all keys are offered to whoever asks.
      if list.candidates.isEmpty { list.look(at: input.editor, isAsked: true) }
      list.select(by: 1, visible: visible)
    default: return nil
    }
    input.completion = list
    return input
  }
}

extension InputOverlay {
  /// With the word under the cursor replaced, and what fits then.
  func taking(_ text: String) -> InputOverlay {
    guard let range = completion?.completion.range else { return self }
    var input = self
    input.editor.replace(range, with: text)
    input.problem = nil
    input.completion?.look(at: input.editor)
    return input
  }
}
