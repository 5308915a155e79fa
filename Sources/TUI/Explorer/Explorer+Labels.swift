import Engine

/// The dialog of labels: a letter sets or drops one, and it is saved at once.
extension Explorer {
  mutating func openLabels() -> [Effect] {
    guard let id = annotated("label") else { return [] }
    return show(.labels(LabelOverlay(transcript: id, chosen: labels(on: id))))
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ overlay: LabelOverlay) -> [Effect] {
    var overlay = overlay
    let labels = Label.failureModes
    var toggled: String?
    if action == .undo {
      guard state.undoable.last == .annotated(overlay.transcript) else {
        say("Nothing that was said here is left to undo.")
        return []
      }
      return undo()
    } else if action == .toggle {
      toggled = labels.element(overlay.list.selected)?.id
    } else if case .character(let character) = key, let index = labels.firstIndex(where: { $0.hotkey == character }) {
      overlay.list.select(index, of: labels.count, visible: labels.count)
      toggled = labels[index].id
    } else if let rows = step(action, page: overlayPage) {
      overlay.list.select(overlay.list.selected + rows, of: labels.count, visible: labels.count)
    } else {
      guard case .character(let character) = key else { return meansNothing(key) }
      say("“\(character)” is no label's key; \(keyName(.cancel, on: .labels)) closes.")
      return []
    }
    guard let toggled else { return show(.labels(overlay)) }
    if let position = overlay.chosen.firstIndex(of: toggled) {
      overlay.chosen.remove(at: position)
    } else {
      overlay.chosen.append(toggled)
    }
    _ = show(.labels(overlay))
    return annotate(overlay.transcript, .labels(overlay.chosen))
  }
}
