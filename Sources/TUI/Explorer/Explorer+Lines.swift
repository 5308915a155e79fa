import Engine
import Foundation

/// One line to type: a filter, a search, a note, a name.
extension Explorer {
  mutating func handle(_ key: KeyEvent, _ input: InputOverlay) -> [Effect] {
    if let completed = complete(input, with: key) { return show(.input(completed)) }
    var input = input
    switch key {
    case .escape: return leaveLine()
    case .enter: return finish(input)
    case .control("o") where input.purpose.takesEditor:
      change { $0.overlay = nil }
      return [.edit(input.editor.text, input.purpose)]
    default:
      if !input.editor.handle(key) { return [] }
      input.problem = nil
      input.completion?.look(at: input.editor)
      return show(.input(input))
    }
  }

  /// A note that was begun is there when it is asked for again.
  mutating func leaveLine() -> [Effect] {
    if case .input(let input) = state.overlay, case .note(let id) = input.purpose {
      let isKept = input.editor.text != note(on: id)
      change { $0.drafts[id] = isKept ? input.editor.text : nil }
      if isKept { say("The note is not saved; \(keyName(.note)) goes on with it.") }
    }
    return close()
  }

  private mutating func finish(_ input: InputOverlay) -> [Effect] {
    var input = input
    let text = input.editor.text
    switch input.purpose {
    case .search:
      change { $0.overlay = nil }
      return search(text)
    case .searchAll:
      change { $0.overlay = nil }
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
      say("Searching…")
      return awaitTable(.search(words: text, hidesModels: state.isBlind))
    case .note(let transcript):
      change { $0.overlay = nil }
      // A note that was only looked at is not said again.
      guard text != note(on: transcript) else {
        change { $0.drafts[transcript] = nil }
        return []
      }
      return annotate(transcript, .note(text))
    case .fork(let transcript, let turn, let rerun):
      change { $0.overlay = nil }
      return finishFork(of: transcript, turn: turn, with: text, rerun)
    case .export(let ids):
      let path = text.trimmingCharacters(in: .whitespaces)
      guard !path.isEmpty else { return [] }
      let overwrites = input.problem != nil
      change { $0.overlay = nil }
      return [.export(ids, path: path, overwrites: overwrites)]
    case .saveView:
      let name = text.trimmingCharacters(in: .whitespaces)
      guard !name.isEmpty else { return [] }
      change { $0.overlay = nil }
      return [.saveView(SavedView(name: name, place: KeptPlace(state)))]
    case .filter:
      do throws(FilterError) {
        let filter = try Filter(parsing: text)
        change {
          $0.overlay = nil
          $0.filter = filter
        }
        return reloadLists()
      } catch {
        input.problem = error.description
        return show(.input(input))
      }
    }
  }
}
