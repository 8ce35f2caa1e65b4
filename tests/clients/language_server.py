"""Drive yaml-language-server, which is what VS Code's YAML extension runs.

    with LanguageServer(folder) as server:
        server.open(file)
        server.diagnostics(file)

Lines and characters count from 0, as the protocol of language servers has them; characters are
UTF-16 units.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import IO, Any, Self

Message = dict[str, Any]

SERVER = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS: Message = {
    "validate": True,
    "hover": True,
    "completion": True,
    "yamlVersion": "1.2",
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
}
PATIENCE_IN_SECONDS = 60


class LanguageServer:
    def __init__(self, folder: Path, settings: Message = SETTINGS) -> None:
        self._folder = folder
        self._settings = settings
        self._messages: Queue[Message] = Queue()
        self._published: dict[str, list[Message]] = {}
        self._last_id = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["node", SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        Thread(target=_read_all, args=(self._process.stdout, self._messages), daemon=True).start()
        capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": self._folder.as_uri(), "capabilities": capabilities},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, file: Path) -> None:
        document = {"languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": {"uri": file.as_uri(), **document}})

    def diagnostics(self, file: Path) -> list[Message]:
        """What the server published about an open file, waiting for it."""
        while file.as_uri() not in self._published:
            self._receive()
        return self._published[file.as_uri()]

    def hover(self, file: Path, line: int, character: int) -> str:
        """The Markdown shown over a place, empty when there is none."""
        answer = self._ask("textDocument/hover", _place(file, line, character))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, file: Path, line: int, character: int) -> list[str]:
        """The labels proposed at a place."""
        return [item["label"] for item in self.proposals(file, line, character)]

    def proposals(self, file: Path, line: int, character: int) -> list[Message]:
        """What is proposed at a place: label, text to insert, explanation."""
        answer = self._ask("textDocument/completion", _place(file, line, character))
        items: list[Message] = answer["items"]
        return items

    def _ask(self, method: str, params: Message) -> Any:
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": params})
        while (message := self._receive()).get("id") != self._last_id or "method" in message:
            pass
        if "error" in message:
            raise RuntimeError(message["error"]["message"])
        return message["result"]

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _receive(self) -> Message:
        """Take the next message; note what is published, and answer what the server asks."""
        message = self._messages.get(timeout=PATIENCE_IN_SECONDS)
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, asked: Message) -> Any:
        """What VS Code answers: the settings that the server asks for, each section apart."""
        if asked["method"] != "workspace/configuration":
            return None
        sections = (item["section"] for item in asked["params"]["items"])
        return [self._settings if section == "yaml" else {} for section in sections]

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()


def _place(file: Path, line: int, character: int) -> Message:
    position = {"line": line, "character": character}
    return {"textDocument": {"uri": file.as_uri()}, "position": position}


def _read_all(stream: IO[bytes], messages: Queue[Message]) -> None:
    """Put every message of the server in the queue, until it ends."""
    while header := stream.readline():
        if header.lower().startswith(b"content-length:"):
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            messages.put(json.loads(stream.read(length)))
