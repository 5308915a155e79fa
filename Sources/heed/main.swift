import Engine
import TUI

print("heed")
