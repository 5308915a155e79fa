import Engine

/// Scenarios and cases: what is selected, and what that makes necessary to load.
extension Explorer {
  /// Loads everything again, e.g. after the filter changed.
  mutating func reloadLists() -> [Effect] {
    change {
      Explorer.forgetTheWay(&$0)
      $0.generation.lists += 1
      // Transcripts that were asked for before belong to lists that are no more.
      $0.generation.transcripts += 1
      return [.loadOverview(filter: $0.filter, generation: $0.generation.lists)]
    }
  }

  /// Loads the cases of the selected scenario and condition.
  mutating func reloadCases() -> [Effect] {
    change {
      guard let row = $0.selectedOverview else {
        $0.cases = []
        Explorer.showNothing(&$0)
        return []
      }
      $0.generation.lists += 1
      $0.generation.transcripts += 1
      return [
        .loadCases(
          scenario: row.scenario, condition: row.condition, filter: $0.filter, generation: $0.generation.lists)
      ]
    }
  }

  /// Loads the transcripts of the selected case.
  mutating func reloadTranscripts() -> [Effect] {
    let count = layout.columns.count
    return change {
      guard let row = $0.selectedOverview, let useCase = $0.selectedCase else {
        Explorer.showNothing(&$0)
        return []
      }
      $0.generation.transcripts += 1
      return [
        .loadTranscripts(
          .init(
            row: row, useCase: useCase, filter: $0.filter, preferred: $0.target?.transcript ?? $0.reader.active,
            model: $0.reader.activeTranscript?.model, count: count), generation: $0.generation.transcripts)
      ]
    }
  }

  mutating func selectOverview(_ row: Int) -> [Effect] {
    let visible = ScreenLayout.listRows(layout.overview)
    let changed = change {
      let before = $0.overviewList.selected
      $0.overviewList.select(row, of: $0.overview.count, visible: visible)
      if $0.overviewList.selected != before { Explorer.forgetTheWay(&$0) }
      return $0.overviewList.selected != before
    }
    return changed ? reloadCases() : []
  }

  mutating func selectCase(_ row: Int) -> [Effect] {
    let visible = ScreenLayout.listRows(layout.cases)
    let changed = change {
      let before = $0.caseList.selected
      $0.caseList.select(row, of: $0.cases.count, visible: visible)
      // Another case is another conversation: what was put side by side belongs to the old one.
      if $0.caseList.selected != before {
        $0.reader.pinned = []
        Explorer.forgetTheWay(&$0)
      }
      return $0.caseList.selected != before
    }
    return changed ? reloadTranscripts() : []
  }

  /// There is no case: no transcript is shown, and none is awaited.
  private static func showNothing(_ state: inout ExplorerState) {
    state.reader = Reader()
    state.target = nil
    state.generation.transcripts += 1
    state.generation.shown = state.generation.transcripts
  }

  /// The person goes elsewhere: where the explorer was going no longer matters.
  private static func forgetTheWay(_ state: inout ExplorerState) {
    state.target = nil
    state.finds = []
    state.generation.find += 1
  }

  /// Asks for a transcript to go to.
  mutating func locate(_ id: String, turn: Int? = nil) -> [Effect] {
    change {
      Explorer.forgetTheWay(&$0)
      return [.locate(id, turn: turn, generation: $0.generation.find)]
    }
  }

  /// Goes to a transcript wherever it is: its scenario, its case, its column.
  mutating func goTo(_ detail: TranscriptDetail, turn: Int? = nil) -> [Effect] {
    let transcript = detail.transcript
    let isHere = change { state -> Bool in
      state.target = .init(
        suite: transcript.suite, useCase: transcript.useCase, transcript: transcript.id, turn: turn)
      state.reader.details[transcript.id] = detail
      if state.selectedOverview?.scenario == transcript.scenario,
        state.selectedOverview?.condition == transcript.condition
      {
        return true
      }
      if let row = state.overview.firstIndex(where: {
        $0.scenario == transcript.scenario && $0.condition == transcript.condition
      }) {
        state.overviewList.selected = row
      }
      return false
    }
    settle()
    guard isHere else { return reloadCases() }
    return selectTargetCase()
  }

  /// Selects the case of the target where it is listed; loads its transcripts.
  mutating func selectTargetCase() -> [Effect] {
    let visible = ScreenLayout.listRows(layout.cases)
    change { state in
      guard let target = state.target else { return }
      if let row = state.cases.firstIndex(where: { $0.suite == target.suite && $0.useCase == target.useCase }) {
        if row != state.caseList.selected { state.reader.pinned = [] }
        state.caseList.select(row, of: state.cases.count, visible: visible)
      }
    }
    return reloadTranscripts()
  }
}
