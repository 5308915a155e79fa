internal import CNcurses

/// Puts the terminal right when the process ends in any other way than by `Terminal.close()`, and hears of resizing,
/// stopping and going on. The only file that uses the shim's signal state.
enum Restoration {
  private static let atExit: Void = heed_put_right_at_exit()

  /// What is to be done when signals changed something.
  struct Changes {
    var resized: Bool
    var stopped: Bool
    var continued: Bool
  }

  /// Takes the signals.
  /// - Parameters:
  ///   - savedError: where standard error went before; nil if it was left alone.
  ///   - bytes: what switches everything off again.
  static func begin(
    input: Int32, output: Int32, wake: Int32, savedError: Int32?, modes: termios?, bytes: [UInt8]
  ) {
    _ = atExit
    let protect = { (modes: UnsafePointer<termios>?) in
      bytes.withUnsafeBytes { buffer in
        heed_protect(
          input, output, wake, savedError ?? -1, modes, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          buffer.count)
      }
    }
    if var modes { protect(&modes) } else { protect(nil) }
  }

  /// Gives the signals back.
  static func end() { heed_unprotect() }

  /// While the screen is handed to another program there is nothing to put right.
  static func setActive(_ active: Bool) { heed_set_active(active ? 1 : 0) }

  /// Stops the job as `^Z` does and returns when it goes on.
  static func stopJob() { heed_stop_job() }

  /// What came since the last call.
  static func takeChanges() -> Changes {
    Changes(resized: heed_took_resize() != 0, stopped: heed_took_stop() != 0, continued: heed_took_continue() != 0)
  }
}
