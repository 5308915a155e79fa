/// How far a rerun or a sweep is, said sparingly: at the start, at each quarter and at the end.
struct PlainMilestones {
  /// Quarters that were told; nil: not even the start.
  private var told: Int?

  /// What is to be said now; nil where nothing is new enough.
  mutating func line(for progress: ExplorerState.Progress) -> String? {
    let planned = max(1, progress.planned)
    let quarter = min(4, progress.done * 4 / planned)
    guard told.map({ quarter > $0 }) ?? true else { return nil }
    let isStart = told == nil && progress.done == 0
    told = quarter
    let title = progress.title.replacing(" · ", with: ", ")
    if isStart { return "Playing \(title), \(progress.planned) in all." }
    return "\(title): \(progress.done) of \(progress.planned) played."
  }
}
