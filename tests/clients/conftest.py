"""Where the clients' tests find what they share with record_clients.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
