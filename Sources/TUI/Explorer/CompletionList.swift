import Engine

/// What a filter line offers for the word under its cursor, and which of it is selected.
struct CompletionList: Sendable, Equatable {
  /// Values that are not to be seen now: those of a blind review.
  let hidden: Set<Filter.Key>
  private(set) var completion: FilterCompletion
  /// Nil while the keys belong to the line alone.
  private(set) var selected: Int?
  private(set) var top = 0
  private var values: FilterValues

  init(for editor: LineEditor, hiding hidden: Set<Filter.Key> = [], values: FilterValues = .fixed) {
    self.hidden = hidden
    self.values = values.without(hidden)
    completion = CompletionList.completion(of: editor, self.values)
  }

  var candidates: [FilterCompletion.Candidate] { completion.candidates }
  var chosen: FilterCompletion.Candidate? { selected.flatMap(candidates.element) }

  /// Offers what fits the line as it is now. An empty line offers all keys, an empty word of a longer one only if asked to.
  mutating func look(at editor: LineEditor, isAsked: Bool = false) {
    completion = CompletionList.completion(of: editor, values, isAsked: isAsked)
    selected = nil
    top = 0
  }

  /// The store has told what it holds.
  mutating func know(_ values: FilterValues, at editor: LineEditor) {
    self.values = values.without(hidden)
    let chosen = chosen
    look(at: editor, isAsked: completion.key == nil && !candidates.isEmpty)
    selected = chosen.flatMap(candidates.firstIndex)
  }

  /// Selects the next or previous candidate; from the line itself the first or last, and before the first it is the line's
  /// turn again.
  mutating func select(by step: Int, visible: Int) {
    guard !candidates.isEmpty else { return }
    let wanted = selected.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
    guard wanted >= 0 else {
      (selected, top) = (nil, 0)
      return
    }
    var list = ListPosition(selected: selected ?? 0, top: top)
    list.select(wanted, of: candidates.count, visible: visible)
    (selected, top) = (list.selected, list.top)
  }

  private static func completion(of editor: LineEditor, _ values: FilterValues, isAsked: Bool = false)
    -> FilterCompletion
  {
    FilterCompletion(
      of: editor.characters, at: editor.cursor, values: values, offersAllKeys: isAsked || editor.characters.isEmpty)
  }
}
