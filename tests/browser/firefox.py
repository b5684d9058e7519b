"""The system's Firefox by WebDriver BiDi, which it speaks itself: no driver, no browser of a test tool."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import websocket

PATIENCE = 30.0  # seconds for the browser to start, or a page to become as it should


class Firefox:
    """One window of a browser with a fresh profile.

    Args:
        executable: the browser.
        profile: an empty folder.
    """

    def __init__(self, executable: str, profile: Path) -> None:
        settings = {"datareporting.policy.dataSubmissionEnabled": False, "app.update.auto": False}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        arguments = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        log = profile / "log.txt"
        with log.open("wb") as said:
            self._process = subprocess.Popen([executable, *arguments], stdout=said, stderr=said)
        self._socket = websocket.create_connection(f"{self._address(log)}/session", suppress_origin=True)
        self._number = 0
        self._ask("session.new", {"capabilities": {}})
        self._window = self._ask("browsingContext.getTree", {})["contexts"][0]["context"]

    def _address(self, log: Path) -> str:
        """What the browser says on its way up."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            if match := re.search(
                r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")
            ):
                return match[1]
            time.sleep(0.05)
        self._process.kill()
        raise OSError(f"Firefox does not listen: {log.read_text('utf-8', 'replace')[-300:]}")

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        parameters = {"context": self._window, "url": address, "wait": "complete"}
        self._ask("browsingContext.navigate", parameters)

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page, which must be JSON."""
        parameters = {
            "expression": f"JSON.stringify({script})",
            "target": {"context": self._window},
            "awaitPromise": True,
        }
        result = self._ask("script.evaluate", parameters)
        assert result["type"] == "success", result
        value = result["result"].get("value")
        return None if value is None else json.loads(value)

    def wait_for(self, script: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({script})"):
            assert time.monotonic() < end, f"waited in vain for {script}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys together (a shortcut), or one."""
        actions = [{"type": "keyDown", "value": key} for key in keys]
        actions += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("input.performActions", {"context": self._window, "actions": [source]})

    def hover(self, selector: str) -> None:
        """Move the mouse to the middle of an element."""
        self._point(selector, [])

    def click(self, selector: str) -> None:
        """Click the middle of an element."""
        self._point(selector, [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def _point(self, selector: str, then: list[dict[str, Any]]) -> None:
        element = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{element}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        box = self.evaluate(f"{element}.getBoundingClientRect()")
        x, y = round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)
        source = {
            "type": "pointer",
            "id": "mouse",
            "actions": [{"type": "pointerMove", "x": x, "y": y}, *then],
        }
        self._ask("input.performActions", {"context": self._window, "actions": [source]})

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)
