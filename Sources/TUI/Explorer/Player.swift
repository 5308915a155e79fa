/// Plays a conversation turn by turn: what has not been said yet is not seen.
struct Player: Sendable, Equatable {
  /// How many turns are seen.
  var shown: Int
  var count: Int
  var isPlaying = true
  var speed = 0
  /// The run whose transcripts are played one after the other; nil: only what is shown.
  var run: Run?
  /// Ticks of another time are dropped.
  var tick = 0

  struct Run: Sendable, Equatable {
    var id: String
    /// The transcript that is played.
    var transcript: String?
    /// All that has ended has been played: the next one comes when it ends.
    var isWaiting = false
    /// Nothing more will end.
    var isOver = false
  }

  /// How much faster or slower each step of `speed` is, and the slowest and the fastest.
  static let speeds = -3...4

  /// Milliseconds until the next turn: reading takes longer for longer turns.
  func pause(words: Int) -> Int {
    let usual = min(max(900, words * 45), 6000)
    return speed >= 0 ? usual >> speed : usual << -speed
  }

  var speedText: String { speed >= 0 ? "×\(1 << speed)" : "×1/\(1 << -speed)" }
}
