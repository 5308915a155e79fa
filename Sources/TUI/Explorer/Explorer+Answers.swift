import Engine
import Foundation

/// What background work answered. Answers to questions that are no longer asked are dropped.
extension Explorer {
  mutating func handle(_ answer: Answer) -> [Effect] {
    let effects = take(answer) + pressTypedAhead()
    noteSeen()
    return effects
  }

  private mutating func take(_ answer: Answer) -> [Effect] {
    switch answer {
    case .overview(let rows, let models, let origins, let problem, let generation):
      guard generation == state.generation.lists else { return [] }
      let effects = receive(overview: rows, models: models, origins: origins)
      if let problem { say("\(problem) \(keyName(.filter)) changes the filter.", isError: true) }
      return effects
    case .cases(let rows, let generation):
      guard generation == state.generation.lists else { return [] }
      return receive(cases: rows)
    case .transcripts(let transcripts, let details, let active, let generation):
      guard generation == state.generation.transcripts else { return [] }
      return receive(transcripts, details, active: active)
    case .refreshed(let rows, let cases, let models, let origins, let generation):
      // The lists have been asked for again since: these counts may be of others.
      guard generation == state.generation.lists else { return refreshCounts() }
      change {
        $0.models = models
        $0.modelOrigins = origins
      }
      return refresh(rows, cases)
    case .details(let details):
      keepingPlace { $0.keep(details) }
      guard state.awaitsDiff else { return [] }
      change { $0.awaitsDiff = false }
      return openDiff()
    case .found(let detail, let what, let turn, let generation):
      guard generation == state.generation.find else { return [] }
      change { if !$0.finds.isEmpty { $0.finds.removeFirst() } }
      if let detail, !state.finds.isEmpty { return step(from: detail.transcript.id) }
      guard let detail else {
        change { $0.finds = [] }
        if what == "transcript" {
          say("That transcript is not in the store any more.")
          return []
        }
        say("There is no other \(what)\(state.filter.isEmpty ? "" : " that the filter lets through").")
        return []
      }
      // What was asked for by name has been noted when it was.
      if what != "transcript" { noteJump() }
      return goTo(detail, turn: turn)
    case .saved(let detail, let message, let canUndo):
      keep([detail])
      change { state in
        if let index = state.reader.candidates.firstIndex(where: { $0.id == detail.transcript.id }) {
          state.reader.candidates[index] = detail.transcript
        }
      }
      let goesOn = state.goesOn == detail.transcript.id
      // In a queue another item stands here in a moment: it is said of which one this is.
      let short = message.replacing(" as human/\(state.author)", with: "")
      let said =
        goesOn ? "\(detail.transcript.useCase): \(short.prefix(1).lowercased())\(short.dropFirst())" : message
      say(canUndo ? "\(said); \(keyName(.undo)) undoes it." : said)
      if case .labels(var overlay) = state.overlay, overlay.transcript == detail.transcript.id {
        overlay.chosen = labels(on: overlay.transcript)
        change { $0.overlay = .labels(overlay) }
      }
      guard goesOn else { return refreshCounts() }
      change { $0.goesOn = nil }
      return goOn(.next)
    case .notSaved(let id, let content, let text): return notSaved(content, of: id, text)
    case .notDone(let putsBack, let takesBack, let text):
      change { state in
        if let putsBack { state.undoable.append(putsBack) }
        if let takesBack, let index = state.undoable.lastIndex(of: takesBack) { state.undoable.remove(at: index) }
      }
      return take(.failed(text))
    case .lastSaid(let id):
      guard let id else {
        say("Nothing of \(state.author)'s is left to undo in this queue.")
        return []
      }
      change { $0.undoable.append(.annotated(id)) }
      return undo()
    case .rerunProgress(let progress):
      change { $0.progress = progress }
      return []
    case .rerunDone(let parent, let results): return receiveRerun(of: parent, results)
    case .swept(let report): return receive(report)
    case .rerunFailed(let text):
      change { $0.progress = nil }
      say(text, isError: true)
      return []
    case .table(let table):
      // What is being typed or chosen is not taken away by what was asked for before.
      change { $0.awaitsTable = false }
      guard state.overlay == nil else {
        say("“\(table.title)” has come; close this and ask again to see it.")
        return []
      }
      change {
        $0.message = nil
        $0.overlay = .table(table)
      }
      return []
    case .edited(let text, let purpose): return receive(edited: text, purpose)
    case .savedView(let name, let replaced):
      say(
        "\(replaced ? "What was saved before is replaced by" : "Saved as") “\(name)”; \(keyName(.palette)) and its name open it."
      )
      return []
    case .said(let text, let isError):
      say(text, isError: isError)
      return []
    case .exists(let path, let purpose):
      var input = InputOverlay(purpose: purpose, editor: LineEditor(path))
      input.problem = "It is there already; Enter overwrites it, another name spares it."
      return state.overlay == nil ? show(.input(input)) : []
    case .tick(let tick): return receive(tick: tick)
    case .views(let views):
      if case .palette(var palette) = state.overlay {
        palette.views = views
        return show(.palette(palette))
      }
      return []
    case .filterValues(let values): return receive(values)
    case .queues(let queues):
      change { $0.awaitsTable = false }
      guard state.overlay == nil else { return [] }
      return show(.queue(QueueOverlay(queues: queues, filter: state.filter)))
    case .queueItem(let queue, let item, let detail): return receive(queue, item, detail)
    case .live(let progress): return receive(progress)
    case .played(let detail, let run, let forward): return receive(played: detail, run: run, forward: forward)
    case .words(let piece, let run, let transcript, let turn):
      hear(piece, run: run, transcript: transcript, turn: turn)
      return []
    case .failed(let text):
      change {
        $0.finds = []
        $0.typedAhead = []
        $0.awaitsTable = false
        $0.awaitsItem = false
        $0.goesOn = nil
        $0.target = nil
        $0.generation.shown = $0.generation.transcripts
      }
      say(text, isError: true)
      return []
    }
  }

  /// What was written in the editor goes where the line would have gone.
  private mutating func receive(edited text: String?, _ purpose: InputOverlay.Purpose) -> [Effect] {
    guard let text else { return [] }
    switch purpose {
    case .note(let transcript):
      let note = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard note != self.note(on: transcript) else { return [] }
      return annotate(transcript, .note(note))
    case .fork(let transcript, let turn, let rerun):
      return finishFork(of: transcript, turn: turn, with: text, rerun)
    case .filter, .search, .searchAll, .export, .saveView: return []
    }
  }

  private mutating func receive(overview rows: [OverviewRow], models: [String], origins: [String: Origin]) -> [Effect] {
    let before = state.selectedOverview
    change { state in
      state.overview = rows
      state.models = models
      state.modelOrigins = origins
      let same = rows.firstIndex { $0.scenario == before?.scenario && $0.condition == before?.condition }
      // At first: the scenario that the paper's ablations are about.
      let usual = rows.firstIndex { $0.scenario == .twoPeople && $0.condition == .baseline }
      state.overviewList.selected = (before == nil ? nil : same) ?? usual ?? 0
    }
    settle()
    if rows.isEmpty {
      say(
        state.filter.isEmpty
          ? "Nothing is recorded yet." : "No transcript fits the filter; \(keyName(.filter)) changes it.")
    }
    return reloadCases()
  }

  private mutating func receive(cases rows: [CaseRow]) -> [Effect] {
    let before = state.selectedCase
    change { state in
      state.cases = rows
      let same = rows.firstIndex { $0.suite == before?.suite && $0.useCase == before?.useCase }
      state.caseList.selected = same ?? 0
      if same == nil, before != nil { state.reader.pinned = [] }
    }
    settle()
    return state.target == nil ? reloadTranscripts() : selectTargetCase()
  }

  private mutating func receive(_ transcripts: [Transcript], _ details: [TranscriptDetail], active: String?) -> [Effect]
  {
    let target = state.target
    // What the filter leaves out, edited reruns, and what stands behind the first few hundred is in no list.
    let isUnlisted = target.map { target in
      active != target.transcript && state.reader.details[target.transcript] != nil
    }
    let active = isUnlisted == true ? target?.transcript : active
    var isAnother = false
    change { state in
      state.generation.shown = state.generation.transcripts
      isAnother = state.reader.active != active
      state.reader.candidates = state.isBlind ? Veil.shuffled(transcripts) : transcripts
      state.reader.activate(active)
      if isUnlisted == true, let active { state.reader.pinned = [active] }
      state.target = nil
    }
    keep(details)
    if let pattern = state.search?.pattern { change { $0.search = .init(pattern: pattern) } }
    forgetDetails()
    if let turn = target?.turn {
      reveal(turn: turn, scalar: 0, of: active)
    } else if isAnother {
      standOnRequest()
    }
    settle()
    if isUnlisted == true, !state.filter.isEmpty, state.queue == nil { say("The filter leaves this transcript out.") }
    if let effects = restartPlayer() { return effects + loadMissingDetails() }
    if let place = change({ state in
      defer { state.placeToOpen = nil }
      return state.placeToOpen
    }) {
      return goBack(to: place)
    }
    return loadMissingDetails()
  }

  /// Opens a transcript where it is decided: at the request and its answer.
  mutating func standOnRequest() {
    let turns = state.reader.activeDetail?.turns ?? []
    let request = turns.last { $0.kind == .request } ?? turns.last { $0.role == .user }
    let turn = request?.index ?? 1
    let reader = readerLayout()
    scrollReader(to: reader.top(ofTurn: turn))
    // Whoever reviews judges the answer: that is what is rated and marked.
    let isJudged = state.queue != nil && turns.element(turn)?.role == .assistant
    change { $0.reader.turn = isJudged ? turn + 1 : turn }
  }

  /// The result stands beside its parent.
  private mutating func receiveRerun(of parent: String, _ results: [TranscriptDetail]) -> [Effect] {
    change { $0.progress = nil }
    guard let result = results.last else {
      say("The rerun gave no transcript.", isError: true)
      return []
    }
    keep(results)
    let verdicts = results.map(Explorer.outcome).joined(separator: ", ")
    let changed = result.transcript.changed.map { " (\($0))" } ?? ""
    let title =
      "Rerun of \(result.transcript.useCase)\(state.isBlind ? " has ended" : "\(changed): \(verdicts)")."
    // Whoever has gone on to another case, plays one or marks words is not torn away from it.
    guard state.reader.order.contains(parent), !state.isOnItsWay, state.overlay == nil else {
      say("\(title) It stands with its case.")
      return refreshCounts()
    }
    change { state in
      state.reader.pinned = [parent] + results.suffix(3).map(\.transcript.id)
      state.reader.activate(result.transcript.id)
      state.focus = .transcripts
    }
    say("\(title) \(keyName(.back)) goes back.")
    settle()
    standOnRequest()
    return loadMissingDetails() + refreshCounts()
  }

  /// What came of a rerun, in a word.
  private static func outcome(_ detail: TranscriptDetail) -> String {
    let transcript = detail.transcript
    if let rating = transcript.rating { return rating.title }
    let cause = transcript.cause.map { ", \(Wording.cause($0))" } ?? ""
    return transcript.status == .failed ? "failed\(cause)" : "no rating\(cause)"
  }

  /// Loads the counts again, without moving anything.
  mutating func refreshCounts() -> [Effect] {
    change { state in
      [.refresh(row: state.selectedOverview, filter: state.filter, generation: state.generation.lists)]
    }
  }

  /// New counts for the same selection; a pair or a case that came up may stand before it. What the filter no longer lets
  /// through, e.g. a failure that was just rated otherwise, keeps its place until one goes elsewhere.
  private mutating func refresh(_ rows: [OverviewRow], _ cases: [CaseRow]) -> [Effect] {
    change { state in
      let (place, row) = (state.overviewList.selected, state.selectedOverview)
      state.overview = rows
      if let same = rows.firstIndex(where: { $0.scenario == row?.scenario && $0.condition == row?.condition }) {
        state.overviewList.selected = same
      } else if let row {
        state.overviewList.selected = min(place, rows.count)
        state.overview.insert(
          OverviewRow(scenario: row.scenario, condition: row.condition, counts: Counts()), at: min(place, rows.count))
      }
      let (casePlace, useCase) = (state.caseList.selected, state.selectedCase)
      state.cases = cases
      if let same = cases.firstIndex(where: { $0.suite == useCase?.suite && $0.useCase == useCase?.useCase }) {
        state.caseList.selected = same
      } else if var useCase {
        useCase.byModel = [:]
        state.caseList.selected = min(casePlace, cases.count)
        state.cases.insert(useCase, at: min(casePlace, cases.count))
      }
    }
    settle()
    return []
  }

  mutating func keep(_ details: [TranscriptDetail]) {
    change { state in
      for detail in details { state.reader.details[detail.transcript.id] = detail }
    }
    // Spans may have gone, e.g. with an undo.
    if let span = state.reader.span, span >= seenSpans.count { change { $0.reader.span = nil } }
  }

  /// Lets go of what is no longer near, so that memory does not grow with reading.
  private mutating func forgetDetails() {
    change { state in
      guard state.reader.details.count > 48 else { return }
      let near = Set(state.reader.order).union(state.reader.pinned)
      state.reader.details = state.reader.details.filter { near.contains($0.key) }
    }
  }
}
