import Engine
import Foundation
import TUI

// A reader that goes away ends the output, not the program with a signal.
signal(SIGPIPE, SIG_IGN)
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
