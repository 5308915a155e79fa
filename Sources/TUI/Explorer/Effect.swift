import Engine

/// Work that the explorer asks for: done off the loop, answered with an `Answer`.
enum Effect: Sendable, Equatable {
  /// The scenarios and models, and the cases of a scenario.
  case loadOverview(filter: Filter, generation: Int)
  case loadCases(scenario: Scenario?, condition: Condition, filter: Filter, generation: Int)
  case loadTranscripts(TranscriptQuery, generation: Int)
  case loadDetails([String])
  /// The counts of the lists anew, where nothing else has changed.
  case refresh(row: OverviewRow?, filter: Filter, generation: Int)
  /// The next or previous transcript that the filter lets through, seen from one.
  case find(from: String?, ExplorerState.Find, generation: Int)
  /// A transcript to go to, and a turn of it.
  case locate(String, turn: Int?, generation: Int)
  /// - seen: what the author had before them.
  case annotate(transcript: String, author: String, Annotation.Content, seen: Seen)
  case undo(transcript: String, author: String)
  /// The transcript of a queue that this author said something of last.
  case findLastSaid(queue: Int, author: String)
  case rerun(Rerun, parent: String)
  case sweep(Sweep, parent: String)
  /// What the sweep that a run is has found.
  case sweepReport(run: String)
  /// The transcript of a run that ended after another, or before it, to be played.
  case nextPlayed(run: String, from: String?, forward: Bool)
  /// The reruns that a transcript belongs to.
  case lineage(String)
  /// All that was played of a case, repeats together; one stands on the kind of the transcript.
  case history(suite: String, useCase: String, from: String?)
  /// Each of these.
  case plays(Filter, title: String)
  case search(words: String, hidesModels: Bool)
  case runs
  /// Tells how far a run is, again and again, until told to end.
  case watch(run: String)
  case unwatch
  /// Asks something of a run; nil takes it back.
  case wish(Run.Wish?, run: String)
  case agreement(Filter)
  case matrix(Filter)
  case views
  case saveView(SavedView)
  /// What can stand after a filter's keys.
  case filterValues
  case queues(author: String)
  case makeQueue(name: String, author: String, Filter, ReviewQueue.Order)
  /// The first item that is to be done.
  case openQueue(Int)
  case stepQueue(Int, from: Int, QueueStep)
  /// The time of the open item no longer runs.
  case leaveItem
  case copy(String)
  /// Opens the text in the person's editor.
  case edit(String, InputOverlay.Purpose)
  /// Opens a transcript in the person's pager.
  case page(String)
  /// Writes transcripts to a file: `.jsonl` as Heed's JSONL, anything else as Markdown.
  case export([String], path: String, overwrites: Bool)
  /// Comes back after so many milliseconds.
  case tick(Int, after: Int)
  case suspend
  case redraw
  case quit
}

/// What background work answers.
enum Answer: Sendable {
  /// - problem: why the filter can let nothing through, where that is known.
  case overview(
    [OverviewRow], models: [String], origins: [String: Origin], problem: String? = nil, generation: Int)
  case cases([CaseRow], generation: Int)
  case refreshed([OverviewRow], [CaseRow], models: [String], origins: [String: Origin], generation: Int)
  /// The transcripts of the case, with what is recorded of those that are seen first.
  case transcripts([Transcript], details: [TranscriptDetail], active: String?, generation: Int)
  case details([TranscriptDetail])
  /// A transcript to go to; nil: there is none.
  case found(TranscriptDetail?, what: String, turn: Int?, generation: Int)
  /// - canUndo: something was added that can be taken back.
  case saved(TranscriptDetail, message: String, canUndo: Bool)
  /// What was said could not be saved, and why.
  case notSaved(transcript: String, Annotation.Content, String)
  /// A step of undo or a skip that could not be made, and why: what it was about is as it was.
  case notDone(putsBack: ExplorerState.Undoable?, takesBack: ExplorerState.Undoable?, String)
  /// Where the newest annotation stands that can be taken back; nil: there is none.
  case lastSaid(transcript: String?)
  case rerunProgress(ExplorerState.Progress)
  case rerunDone(parent: String, results: [TranscriptDetail])
  case rerunFailed(String)
  case swept(SweepReport)
  case table(TableOverlay)
  case live(RunProgress)
  /// What is to be played next; nil: no other has ended.
  case played(TranscriptDetail?, run: String, forward: Bool)
  /// A piece of an answer to a rerun, while it comes.
  case words(ReplyPiece, run: String, transcript: String, turn: Int)
  case views([SavedView])
  case filterValues(FilterValues)
  case queues([ReviewQueue])
  /// An item with its transcript; without an item all is done.
  case queueItem(ReviewQueue, ReviewItem?, TranscriptDetail?)
  case failed(String)
  /// What the editor left; nil if it was left without saving or could not be opened.
  case edited(String?, InputOverlay.Purpose)
  case savedView(name: String, replaced: Bool)
  /// Something was done of which only this is to be said.
  case said(String, isError: Bool)
  /// The file is there already.
  case exists(path: String, InputOverlay.Purpose)
  case tick(Int)
}

/// Which transcripts to load, and which of them are wanted first.
struct TranscriptQuery: Sendable, Equatable {
  var row: OverviewRow
  var useCase: CaseRow
  var filter: Filter
  /// The transcript to stand on, else one of this model, else the first.
  var preferred: String?
  var model: String?
  /// How many have a column.
  var count: Int

  /// How many of a cell are listed; a cell of a large run may hold hundreds, and a filter leads to the others.
  static let limit = 60

  /// The one to stand on.
  func active(among candidates: [Transcript]) -> String? {
    if let preferred, candidates.contains(where: { $0.id == preferred }) { return preferred }
    return candidates.first { $0.model == model }?.id ?? candidates.first?.id
  }
}
