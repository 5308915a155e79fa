/// What a sweep found, finished or not: how often each cell heeded the constraint, and in one line what would have saved
/// the user.
public struct SweepReport: Sendable, Equatable {
  /// The run's id.
  public var run: String
  /// The transcript whose case was swept.
  public var parent: String?
  public var model: String
  /// In the order of the design; the scenario without the others last.
  public var cells: [Cell]
  /// What the sweep leaves out of what its parent was; nil for nothing.
  public var note: String?

  public init(run: String, parent: String?, model: String, cells: [Cell], note: String? = nil) {
    self.run = run
    self.parent = parent
    self.model = model
    self.cells = cells
    self.note = note
  }

  /// A scenario under a condition.
  public struct Cell: Sendable, Equatable {
    public var scenario: Scenario
    public var condition: Condition
    /// How many conversations it has, played or not.
    public var planned: Int
    /// How they were rated; missing are those without a usable answer, which failed or were not played. Of `absent`, which
    /// is compared and not rated, nothing else is counted.
    public var counts: Counts
    /// Opens its transcripts.
    public var filter: Filter
    /// For `absent` alone: how it compares with the same scenario's `baseline`.
    public var comparison: Comparison?

    public init(
      scenario: Scenario, condition: Condition, planned: Int, counts: Counts, filter: Filter,
      comparison: Comparison? = nil
    ) {
      self.scenario = scenario
      self.condition = condition
      self.planned = planned
      self.counts = counts
      self.filter = filter
      self.comparison = comparison
    }

    public var isRated: Bool { condition != .absent }

    /// The pass rate with Wilson's interval, over passes and fails as published; nil where nothing counts.
    public var rate: Proportion? { isRated ? counts.rate() : nil }
  }

  /// How often an answer says the same as the baseline does, although the user never told the constraint.
  ///
  /// "The same" is the same advice: both recommend the act or both advise against it, as the rule rater reads an answer
  /// (`Advice`); their words and reasons do not matter. The baseline's advice is the one that more than half of its answers
  /// give. Answers that give neither advice say the same as nobody. Conversations that have no answer are not compared.
  public struct Comparison: Sendable, Equatable {
    /// What the baseline says; nil where no advice has the majority of its answers.
    public var baseline: Advice?
    /// How many answers say the same.
    public var same: Int
    /// How many answers there are.
    public var answers: Int

    /// - Parameters:
    ///   - baseline: what each answer with the constraint says.
    ///   - absent: what each answer without it says.
    public init(baseline: [Advice], absent: [Advice]) {
      let common = [Advice.recommends, .against].first { advice in
        2 * baseline.count { $0 == advice } > baseline.count
      }
      self.baseline = common
      answers = absent.count
      same = absent.count { $0 == common }
    }
  }
}

extension SweepReport {
  /// One line: the conditions with the highest pass rate first, then what becomes of the case without the others, and
  /// whether the constraint made any difference.
  ///
  /// Fractions are passes of passes and fails; what is unclear or missing is told beside them.
  public var verdict: String {
    let rated = cells.filter(\.isRated)
    // Only beside other conditions does the cell without the others say something of its own.
    let main = cells.first?.scenario
    let own = rated.enumerated().filter { $0.element.scenario == main }
      .sorted { a, b in
        let (first, second) = (a.element.rate?.rate ?? -1, b.element.rate?.rate ?? -1)
        return first == second ? a.offset < b.offset : first > second
      }
    var parts = [own.map { "\($0.element.condition.rawValue) \($0.element.fraction)" }.joined(separator: ", ")]
    parts += rated.filter { $0.scenario != main }.map { "without the others \($0.fraction)" }
    parts += cells.compactMap { cell in cell.comparison.map { "without the constraint \($0.text(cell.planned))" } }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension SweepReport.Cell {
  fileprivate var fraction: String {
    let rest = [
      counts.unclear > 0 ? "\(counts.unclear) unclear" : nil, counts.missing > 0 ? "\(counts.missing) missing" : nil,
    ]
    .compactMap { $0 }
    let trials = counts.trials(.published)
    let share = trials > 0 ? "\(counts.pass)/\(trials)" : "–"
    return rest.isEmpty ? share : "\(share) (\(rest.joined(separator: ", ")))"
  }
}

extension SweepReport.Comparison {
  fileprivate func text(_ planned: Int) -> String {
    let missing = planned > answers ? " (\(planned - answers) missing)" : ""
    guard answers > 0 else { return "–\(missing)" }
    return baseline == nil
      ? "there is nothing to compare: the baseline's answers give no common advice\(missing)"
      : "it says the same in \(same)/\(answers)\(missing)"
  }
}

/// Why a run has no sweep's report.
public struct NoSweep: Error, Sendable, CustomStringConvertible {
  public var run: String

  public var description: String {
    "Run \(run) is no sweep; make one of a transcript with: heed sweep TRANSCRIPT"
  }
}

extension Store {
  /// What the sweep with this id has found so far. Throws `NoSweep` for another kind of run.
  public func sweepReport(ofRun id: String) throws -> SweepReport {
    let run = try run(id)
    guard run.settings.kind == .sweep, let key = try key(ofRun: run.id) else { throw NoSweep(run: run.id) }
    let own = Filter.all.and(.run, run.id)
    let counted = try counts(by: [.scenario, .condition], filter: own)
    var report = SweepReport(run: run.id, parent: run.settings.parent, model: run.models.first ?? "", cells: [])
    report.note = try run.settings.parent.flatMap { try detail($0)?.transcript }.flatMap(Sweep.note)
    for (_, plan) in try plans(of: key) {
      guard let scenario = plan.scenario else { continue }
      let names = [String(scenario.rawValue), plan.condition.rawValue]
      var counts = counted.first { $0.key == names }?.counts ?? Counts()
      counts.missing = run.settings.repeats - counts.pass - counts.unclear - counts.fail
      report.cells.append(
        .init(
          scenario: scenario, condition: plan.condition, planned: run.settings.repeats, counts: counts,
          filter: own.and(.scenario, names[0]).and(.condition, names[1])))
    }
    for (index, cell) in report.cells.enumerated() where !cell.isRated {
      guard
        let baseline = report.cells.first(where: { $0.scenario == cell.scenario && $0.condition == .baseline })
      else { continue }
      let comparison = SweepReport.Comparison(
        baseline: try advice(filter: baseline.filter), absent: try advice(filter: cell.filter))
      report.cells[index].comparison = comparison
      report.cells[index].counts = Counts(missing: cell.planned - comparison.answers)
    }
    return report
  }

  /// What the answers come down to, of the complete conversations that the filter lets through and that can be read.
  private func advice(filter: Filter) throws -> [Advice] {
    try transcriptIDs(filter: filter.and(.status, TranscriptStatus.complete.rawValue)).compactMap { id in
      guard let detail = try detail(id) else { return nil }
      let (transcript, plan) = (detail.transcript, try plan(ofTranscript: id))
      // Both are read with the same words, told or not.
      return RuleRater().advice(
        RatingInput(
          constraint: transcript.constraint, owner: transcript.owner, category: transcript.category,
          heedWords: plan?.heedWords ?? [], hazardWords: plan?.hazardWords ?? [], turns: detail.turns))
    }
  }
}
