import Engine

/// Where the reader was before jumping elsewhere, and places that were marked with a letter.
extension Explorer {
  /// Remembers where the reader is, before a jump.
  mutating func noteJump() {
    guard let here else { return }
    change { state in
      state.jumps.forward = []
      if state.jumps.back.last != here { state.jumps.back.append(here) }
      if state.jumps.back.count > 100 { state.jumps.back.removeFirst() }
    }
  }

  private var here: ExplorerState.Place? {
    state.reader.active.map { .init(transcript: $0, turn: state.reader.turn, filter: state.filter) }
  }

  mutating func jump(back: Bool) -> [Effect] {
    let here = here
    let next: ExplorerState.Place? = change { state in
      guard let place = back ? state.jumps.back.popLast() : state.jumps.forward.popLast() else { return nil }
      if let here {
        if back { state.jumps.forward.append(here) } else { state.jumps.back.append(here) }
      }
      return place
    }
    guard let next else {
      say(back ? "There is no earlier place." : "There is no later place.")
      return []
    }
    guard let filter = next.filter, filter != state.filter else { return locate(next.transcript, turn: next.turn) }
    // The lists are as they were there, too.
    change {
      $0.filter = filter
      $0.placeToOpen = KeptPlace($0).at(next)
    }
    return reloadLists()
  }

  mutating func handleMark(_ key: KeyEvent, sets: Bool) -> [Effect] {
    change { $0.overlay = nil }
    guard case .character(let letter) = key, letter.isLetter || letter.isNumber || letter == "'" else { return [] }
    if sets {
      guard let here else {
        say("There is no transcript to mark.")
        return []
      }
      change { $0.marks[letter] = .init(transcript: here.transcript, turn: here.turn) }
      say("Marked with \(letter); '\(letter) comes back.")
      return []
    }
    // '' goes back to where one was before the last jump.
    if letter == "'" { return jump(back: true) }
    guard let place = state.marks[letter] else {
      let known = state.marks.keys.sorted().map(String.init).joined(separator: " ")
      let other = known.isEmpty ? "\(keyName(.setMark)) sets a mark" : "there are \(known)"
      say("Nothing is marked with \(letter); \(other).")
      return []
    }
    noteJump()
    return locate(place.transcript, turn: place.turn)
  }
}
