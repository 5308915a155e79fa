import Engine

/// The picture of a state: everything that is drawn comes from here and the files beside it.
struct Screen {
  let state: ExplorerState
  let layout: ScreenLayout
  let reader: ReaderLayout

  var frame: Frame {
    Frame(rows: state.rows, columns: state.columns)
  }
}
