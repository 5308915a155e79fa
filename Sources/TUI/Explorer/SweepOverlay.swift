import Engine

/// What is about to be swept: one case under every condition, several times each.
struct SweepOverlay: Sendable, Equatable {
  var parent: Transcript
  var models: [String]
  var model: String
  var repeats = Sweep.usualRepeats
  var isOnRepeats = false

  var sweep: Sweep { Sweep(model: model == parent.model ? nil : model, repeats: repeats) }

  /// How many conversations are played.
  var conversations: Int { repeats * Sweep.cellCount(of: parent.scenario ?? .twoPeople) }

  mutating func change(by step: Int) {
    if isOnRepeats {
      repeats = min(max(1, repeats + step), 99)
    } else if let index = models.firstIndex(of: model) {
      model = models[(index + step + models.count) % models.count]
    }
  }
}
