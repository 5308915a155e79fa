internal import CNcurses

/// Puts the terminal right when the process ends in any other way than by `Terminal.close()`, and hears of resizing,
/// stopping, going on and the wish that the process end. One at a time: signals are the whole process's.
struct Restoration {
  /// What signals changed.
  struct Changes {
    var resized: Bool
    var stopped: Bool
    var continued: Bool
  }

  /// What the signal handlers know; it lives as long as the process.
  private let state: UnsafeMutablePointer<heed_restoration>

  /// Takes the signals. Nil: there is no memory for it.
  /// - Parameters:
  ///   - savedError: where standard error went before; nil if it was left alone.
  ///   - bytes: what switches everything off again.
  init?(input: Int32, output: Int32, wake: Int32, savedError: Int32?, modes: termios?, bytes: [UInt8]) {
    let protect = { (modes: UnsafePointer<termios>?) in
      bytes.withUnsafeBytes { buffer in
        heed_protect(
          input, output, wake, savedError ?? -1, modes, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          buffer.count)
      }
    }
    let state = if var modes { protect(&modes) } else { protect(nil) }
    guard let state else { return nil }
    self.state = state
  }

  /// Gives the signals back.
  func end() { heed_unprotect(state) }

  /// While the screen is handed to another program there is nothing to put right.
  func setActive(_ active: Bool) { heed_set_active(state, active ? 1 : 0) }

  /// Stops the job as `^Z` does and returns when it goes on.
  func stopJob() { heed_stop_job() }

  /// What came since the last call.
  func takeChanges() -> Changes {
    Changes(
      resized: heed_took_resize(state) != 0, stopped: heed_took_stop(state) != 0,
      continued: heed_took_continue(state) != 0)
  }

  /// The signal by which the process was asked to end; nil if it was not.
  var endSignal: Int32? {
    let number = heed_end_signal(state)
    return number == 0 ? nil : number
  }
}
