import Engine
import Foundation

/// Does what the explorer asks for, on a thread of its own, and posts the answers.
final class EffectRunner: Sendable {
  private let store: Store
  private let baseURL: String?
  private let configuration: Configuration
  private let queue = DispatchQueue(label: "heed.effects", qos: .userInitiated)
  private let newest = Newest()
  private let watcher: RunWatcher
  private let itemClock = ItemClock()
  private let post: @Sendable (Answer) -> Void

  init(
    store: Store, baseURL: String?, configuration: Configuration = .standard, post: @escaping @Sendable (Answer) -> Void
  ) {
    self.store = store
    self.baseURL = baseURL
    self.configuration = configuration
    self.post = post
    watcher = RunWatcher(path: store.path, pricing: configuration.pricing, post: post)
  }

  /// Starts the work and returns at once.
  func start(_ effect: Effect) {
    switch effect {
    case .rerun(let rerun, let parent):
      return play(parent, "rerun") { detail, store in
        try rerun.order(of: detail, in: store)
      } done: { report, store in
        let ids = try store.transcriptIDs(filter: Filter.all.and(.run, report.run))
        return .rerunDone(parent: parent, results: try ids.compactMap { try store.detail($0) })
      }
    case .sweep(let sweep, let parent):
      return play(parent, "sweep") { detail, store in
        try sweep.order(of: detail, in: store)
      } done: { report, store in
        .swept(try store.sweepReport(ofRun: report.run))
      }
    case .watch(let run): return watcher.watch(run)
    case .unwatch: return watcher.stop()
    case .tick(let tick, let milliseconds):
      return DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [post] in
        post(.tick(tick))
      }
    default: break
    }
    newest.note(effect)
    queue.async { [self] in
      // What has been asked again since need not be answered: a held key would pile up questions.
      guard !newest.isStale(effect), let answer = answer(effect) else { return }
      post(answer)
    }
  }

  /// Does the work now. Gives nil for effects that have no answer.
  func answer(_ effect: Effect) -> Answer? {
    do {
      return try work(effect)
    } catch {
      switch effect {
      case .annotate(let id, _, let content, _): return .notSaved(transcript: id, content, "\(error)")
      case .undo(let id, _): return .notDone(putsBack: .annotated(id), takesBack: nil, "\(error)")
      case .stepQueue(let queue, let position, .unskip):
        return .notDone(putsBack: .skipped(queue: queue, position: position), takesBack: nil, "\(error)")
      case .stepQueue(let queue, let position, .skip):
        return .notDone(putsBack: nil, takesBack: .skipped(queue: queue, position: position), "\(error)")
      default: return .failed("\(error)")
      }
    }
  }

  /// Ends what runs for the person alone: what they said is saved, and the time of the open item noted.
  func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      itemClock.stop(in: store)
      done.signal()
    }
    // A question that takes long keeps nobody from leaving; a rating that waits for another program's is worth it.
    _ = done.wait(timeout: .now() + .seconds(11))
  }

  private func work(_ effect: Effect) throws -> Answer? {
    switch effect {
    case .loadOverview(let filter, let generation):
      let (models, origins) = try models()
      let rows = try store.overview(filter: filter)
      return .overview(
        rows, models: models, origins: origins, problem: rows.isEmpty ? problem(of: filter) : nil,
        generation: generation)
    case .loadCases(let scenario, let condition, let filter, let generation):
      return .cases(
        try store.caseRows(scenario: scenario, condition: condition, filter: filter), generation: generation)
    case .refresh(let row, let filter, let generation):
      let cases =
        try row.map { try store.caseRows(scenario: $0.scenario, condition: $0.condition, filter: filter) } ?? []
      let (models, origins) = try models()
      return .refreshed(
        try store.overview(filter: filter), cases, models: models, origins: origins, generation: generation)
    case .loadTranscripts(let query, let generation):
      let transcripts = try store.transcripts(
        suite: query.useCase.suite, useCase: query.useCase.useCase, scenario: query.row.scenario,
        condition: query.row.condition, filter: query.filter, including: query.preferred,
        limit: TranscriptQuery.limit)
      let active = query.active(among: transcripts)
      var reader = Reader()
      reader.candidates = transcripts
      reader.active = active
      return .transcripts(
        transcripts, details: try details(reader.visible(query.count)), active: active, generation: generation)
    case .loadDetails(let ids): return .details(try details(ids))
    case .find(let from, let find, let generation):
      let id = try from.flatMap { try store.neighbour(of: $0, filter: find.filter, forward: find.forward) }
      return .found(try id.flatMap { try store.detail($0) }, what: find.what, turn: nil, generation: generation)
    case .locate(let id, let turn, let generation):
      return .found(try store.detail(id), what: "transcript", turn: turn, generation: generation)
    case .annotate(let id, let author, let content, let seen):
      try store.annotate(id, by: author, content, seen: seen)
      return try saved(id, EffectRunner.said(content, by: author), canUndo: true)
    case .undo(let id, let author):
      guard let undone = try store.undo(id, by: author) else {
        return try saved(id, "Nothing of \(author)'s is left to undo here.")
      }
      return try saved(id, "Undone: \(EffectRunner.said(undone.content, by: author)).")
    case .findLastSaid(let queue, let author):
      return .lastSaid(transcript: try store.lastAnnotated(inQueue: queue, by: author))
    case .search(let words, let hidesModels):
      var table = try Tables.search(words, in: store)
      if hidesModels { table.drop(column: "model") }
      return .table(table)
    case .runs: return .table(try Tables.runs(in: store))
    case .sweepReport(let run): return .table(Tables.sweep(try store.sweepReport(ofRun: run)))
    case .agreement(let filter): return .table(try Tables.agreement(filter: filter, in: store))
    case .matrix(let filter): return .table(try Tables.matrix(filter: filter, in: store))
    case .watch(let run):
      var observer = try RunObserver(
        store: store, run: run, pricing: configuration.pricing)
      return .live(try observer.look(at: Date()))
    case .wish(let wish, let run):
      try store.setWish(wish, run: run)
      return nil
    case .views: return .views(try store.views().compactMap(SavedView.init))
    case .saveView(let view):
      let isKnown = try store.views().contains { $0.name == view.name }
      try store.saveView(view.name, view.body, at: Date())
      return .savedView(name: view.name, replaced: isKnown)
    case .filterValues: return .filterValues(try store.filterValues())
    case .lineage(let id): return .table(try Tables.lineage(of: id, in: store))
    case .nextPlayed(let run, let from, let forward):
      let id = try store.ended(inRun: run, after: from, forward: forward)
      return .played(try id.flatMap { try store.detail($0) }, run: run, forward: forward)
    case .history(let suite, let useCase, let from):
      return .table(try Tables.history(suite: suite, useCase: useCase, from: from, in: store))
    case .plays(let filter, let title): return .table(try Tables.plays(filter, title: title, in: store))
    case .queues(let author): return .queues(try store.queues(of: author))
    case .makeQueue(let name, let author, let filter, let order):
      let queue = try store.makeQueue(name: name, author: author, filter: filter, order: order, at: Date())
      return try queueItem(queue.id, try store.nextItem(of: queue.id, after: 0))
    case .openQueue(let id): return try queueItem(id, try store.nextItem(of: id, after: 0))
    case .stepQueue(let id, let position, let step): return try stepQueue(id, position, step)
    case .leaveItem:
      itemClock.stop(in: store)
      return nil
    case .export(let ids, let path, let overwrites): return try export(ids, to: path, overwrites: overwrites)
    case .tick, .edit, .page, .unwatch, .rerun, .sweep, .copy, .suspend, .redraw, .quit: return nil
    }
  }

  private func stepQueue(_ id: Int, _ position: Int, _ step: QueueStep) throws -> Answer? {
    switch step {
    case .next: return try queueItem(id, try store.nextItem(of: id, after: position))
    case .skip:
      try store.mark(queue: id, position: position, skipped: true)
      return try queueItem(id, try store.nextItem(of: id, after: position))
    case .unskip:
      try store.mark(queue: id, position: position, skipped: false)
      return try queueItem(id, try store.item(of: id, at: position))
    case .flag(let flagged):
      try store.mark(queue: id, position: position, flagged: flagged)
      return try queueItem(id, try store.item(of: id, at: position))
    case .place(let step):
      let place = min(max(1, position + step), try store.queue(id).count)
      return try queueItem(id, try store.item(of: id, at: place))
    case .transcript(let transcript):
      return try queueItem(id, try store.item(of: id, transcript: transcript) ?? store.item(of: id, at: position))
    }
  }

  /// The item with its transcript; the time of the one before it is noted.
  private func queueItem(_ id: Int, _ item: ReviewItem?) throws -> Answer {
    itemClock.start(id, item?.position, in: store)
    let detail = try item.flatMap { try store.detail($0.transcript) }
    return .queueItem(try store.queue(id), item, detail)
  }

  private func export(_ ids: [String], to path: String, overwrites: Bool) throws -> Answer {
    let path = (path as NSString).expandingTildeInPath
    if !overwrites, FileManager.default.fileExists(atPath: path) { return .exists(path: path, .export(ids)) }
    let details = try details(ids)
    let text =
      path.hasSuffix(".jsonl")
      ? details.map { HeedJSONL.encode(ImportedTranscript($0)) + "\n" }.joined()
      : details.map { TranscriptText($0, style: .markdown).text }.joined(separator: "\n\n---\n\n") + "\n"
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      return .said("\(path) cannot be written (\(error.localizedDescription)).", isError: true)
    }
    return .said("Wrote \(details.count) transcript\(details.count == 1 ? "" : "s") to \(path).", isError: false)
  }

  /// The models that have transcripts, and where these come from.
  private func models() throws -> ([String], [String: Origin]) {
    let models = try store.models()
    let origins = Dictionary(models.map { ($0.id, $0.origin) }, uniquingKeysWith: { first, _ in first })
    return (unique(models.map(\.id)), origins)
  }

  /// What the store has nothing of, though the filter asks for it by name.
  private func problem(of filter: Filter) -> String? {
    do {
      _ = try Filter(parsing: filter.description, for: store)
      return nil
    } catch let error as FilterError {
      return error.problem
    } catch {
      return nil
    }
  }

  private func details(_ ids: [String]) throws -> [TranscriptDetail] { try ids.compactMap { try store.detail($0) } }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func saved(_ id: String, _ message: String, canUndo: Bool = false) throws -> Answer? {
    try store.detail(id).map { .saved($0, message: message, canUndo: canUndo) }
  }

  private static func said(_ content: Annotation.Content, by author: String) -> String {
    switch content {
    case .rating(let value): "Rated \(value.rawValue) \(value.title) as human/\(author)"
    case .labels(let labels): labels.isEmpty ? "No labels" : "Labels: \(labels.joined(separator: ", "))"
    case .note(let note): note.isEmpty ? "Note removed" : "Note saved"
    case .spans(let spans) where spans.isEmpty: "Spans dropped"
    case .spans(let spans): "\(Wording.count(spans.count, "span", "spans")) saved"
    case .withdrawal: "Withdrawn"
    }
  }

  // MARK: The full-text index

  /// Feeds the full-text index in small steps beside the loop, until it holds everything.
  func indexInBackground() {
    let path = store.path
    Task.detached(priority: .utility) {
      // What cannot be indexed now is indexed by the next search; that one tells what is wrong.
      guard let store = try? Store(path: path) else { return }
      while let left = try? store.indexPending(limit: 1000), left > 0 {
        // What a person says goes first: a pause in which whoever waits to write gets in.
        try? await Task.sleep(for: .milliseconds(15))
      }
    }
  }

  // MARK: Reruns

  /// Plays a rerun beside the loop, on a connection of its own, telling how far it is.
  private func play(
    _ parent: String, _ name: String, order makeOrder: @escaping @Sendable (TranscriptDetail, Store) throws -> RunOrder,
    done: @escaping @Sendable (RunReport, Store) throws -> Answer
  ) {
    let (path, baseURL, configuration, post, watcher) = (store.path, baseURL, configuration, post, watcher)
    Task.detached {
      do {
        let store = try Store(path: path)
        let detail = try store.detail(named: parent)
        let order = try makeOrder(detail, store)
        let what = order.plans.count > 1 ? "sweep" : order.plans.first?.condition.rawValue ?? ""
        let progress = RerunProgress(
          .init(
            title: "\(detail.transcript.useCase) · \(what)", parent: parent,
            turns: (order.plans.first?.turns.count ?? 0) * 2, planned: order.transcripts))
        let catalog = ModelCatalog(configuration: configuration, baseURL: order.settings.baseURL ?? baseURL)
        // Words are listened to while somebody watches; else answers come in one piece, which costs less.
        let options = Runner.Options(pricing: catalog.pricing, hears: { _ in watcher.run != nil })
        let runner = Runner(
          store: store, model: { (id) throws(ModelError) in try catalog.model(id) }, options: options
        ) { event in
          if case .words(let transcript, let turn, let piece) = event {
            if let run = progress.run { post(.words(piece, run: run, transcript: transcript, turn: turn)) }
          } else if let now = progress.take(event) {
            post(.rerunProgress(now))
          }
        }
        let report = try await runner.launch(order)
        while try store.indexPending() > 0 {}
        post(try done(report, store))
      } catch let error as ModelError {
        post(.rerunFailed("The \(name) did not start: \(error.detail)"))
      } catch {
        post(.rerunFailed("The \(name) failed: \(error)"))
      }
    }
  }
}

/// How far a rerun is, from the runner's events.
private final class RerunProgress: @unchecked Sendable {
  private let lock = NSLock()
  private var now: ExplorerState.Progress
  private var id: String?

  init(_ now: ExplorerState.Progress) { self.now = now }

  /// The run's id, once it has begun.
  var run: String? { lock.withLock { id } }

  func take(_ event: RunEvent) -> ExplorerState.Progress? {
    lock.withLock {
      switch event {
      case .started(let report): id = report.run
      case .words, .call, .paused, .resumed: break
      case .turn(_, let index, _): now.turn = index
      case .transcript(_, _, _, let report):
        now.done = report.complete + report.failed
        now.turn = 0
      }
      return now
    }
  }
}

/// The newest question of each kind that can be asked again before it is answered.
private final class Newest: @unchecked Sendable {
  private let lock = NSLock()
  private var lists = 0
  private var transcripts = 0

  func note(_ effect: Effect) {
    lock.withLock {
      switch effect {
      case .loadOverview(_, let generation), .loadCases(_, _, _, let generation): lists = generation
      case .loadTranscripts(_, let generation): transcripts = generation
      default: break
      }
    }
  }

  func isStale(_ effect: Effect) -> Bool {
    lock.withLock {
      switch effect {
      case .loadOverview(_, let generation), .loadCases(_, _, _, let generation): generation < lists
      case .loadTranscripts(_, let generation): generation < transcripts
      default: false
      }
    }
  }
}
