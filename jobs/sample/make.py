#!/usr/bin/env python3
"""Builds the sample crawl below this folder from pages.jsonl and pages/.

Usage: make.py            write crawl-data/, warc.paths and damage.jsonl
       make.py --check    compare what would be written with what lies there, write nothing

The same index gives the same bytes: ids come from names, dates from the index, rubbish from a hash. Only another
implementation of deflate (zlib-ng for one) packs differently; what is unpacked stays the same.
"""
import base64
import datetime
import email.utils
import hashlib
import json
import pathlib
import sys
import urllib.parse
import uuid
import zlib

HERE = pathlib.Path(__file__).resolve().parent
AGENT = "How2MineSample/1.0 (+https://crawler.example/bot)"
CUT_SHARE = 0.55  # of a member's bytes that stay when it is cut
EXCESS = 1500  # bytes that a wrong Content-Length claims too much
KEPT_BYTES = 1300  # of a page whose record is truncated: its steps, and half of a comment
CHUNKS = (1024, 700, 1531)


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record_id(*names):
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(names))}>"


def deflate(data, window):
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return packer.compress(data) + packer.flush()


def gzip_member(data):
    """A gzip member whose header says neither time nor system, unlike what gzip.compress writes on some versions."""
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + deflate(data, -15) + tail


ENCODERS = {
    "gzip": gzip_member,
    "deflate": lambda data: deflate(data, 15),
    # What some servers send under the name of deflate: the stream without zlib's header and check sum.
    "rawdeflate": lambda data: deflate(data, -15),
}


def chunked(data):
    out, at, turn = [], 0, 0
    while at < len(data):
        piece = data[at:at + CHUNKS[turn % len(CHUNKS)]]
        out.append(b"%x\r\n%b\r\n" % (len(piece), piece))
        at, turn = at + len(piece), turn + 1
    return b"".join(out) + b"0\r\n\r\n"


def page_bytes(entry):
    if "file" not in entry:
        return b""
    data = (HERE / entry["file"]).read_bytes()
    charset = entry.get("charset")
    if charset and charset != "utf-8":
        data = data.decode("utf-8").encode(charset)
    return b"\xef\xbb\xbf" + data if entry.get("bom") else data


def http_date(date):
    return email.utils.format_datetime(datetime.datetime.fromisoformat(date.replace("Z", "+00:00")), usegmt=True)


def http_response(entry):
    """Head, payload (content encoding on, transfer encoding off: what the payload digest covers) and body as sent."""
    payload = page_bytes(entry)
    lines = [f"HTTP/1.1 {entry.get('status', '200 OK')}", "Date: " + http_date(entry["date"])]
    lines += [f"{name}: {value}" for name, value in entry["headers"]]
    encoding = entry.get("content_encoding")
    if encoding and entry.get("decoded_by_crawler"):
        lines.append(f"X-Crawler-Content-Encoding: {encoding}")
    elif encoding:
        payload = ENCODERS[encoding](payload)
        lines.append("Content-Encoding: " + encoding.removeprefix("raw"))
    body = payload
    if entry.get("chunked"):
        body = chunked(payload)
        lines.append("Transfer-Encoding: chunked")
    elif entry.get("content_length", True):
        lines.append(f"Content-Length: {len(payload)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), payload, body


def record(kind, rid, date, fields, block, claimed=None):
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: {rid}", f"WARC-Date: {date}"]
    lines += [f"{name}: {value}" for name, value in fields if value is not None]
    lines += [f"WARC-Block-Digest: {digest(block)}", f"Content-Length: {len(block) if claimed is None else claimed}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def warc_fields(pairs):
    return "".join(f"{name}: {value}\r\n" for name, value in pairs).encode()


def warcinfo(warc, date):
    block = warc_fields([
        ("software", "make.py of How2Mine.Spark's sample crawl"), ("format", "WARC File Format 1.1"),
        ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("isPartOf", "SAMPLE-2026-40"), ("description", "Pages written for tests, under .example names only"),
        ("robots", "classic"), ("http-header-user-agent", AGENT)])
    fields = [("WARC-Filename", warc.rsplit("/", 1)[1]), ("Content-Type", "application/warc-fields")]
    return record("warcinfo", record_id("warcinfo", warc), date, fields, block)


def request(entry, rid, response, info):
    address = urllib.parse.urlsplit(entry["url"])
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    block = (f"GET {target} HTTP/1.1\r\nHost: {address.netloc}\r\nUser-Agent: {AGENT}\r\n"
             "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nAccept-Encoding: gzip, deflate\r\n"
             "Connection: close\r\n\r\n").encode()
    fields = [("WARC-Target-URI", entry["url"]), ("WARC-IP-Address", entry["ip"]), ("WARC-Warcinfo-ID", info),
              ("WARC-Concurrent-To", response), ("Content-Type", "application/http; msgtype=request")]
    return record("request", rid, entry["date"], fields, block)


def response(entry, rid, requested, info):
    head, payload, body = http_response(entry)
    claimed = reason = None
    if entry.get("damage") == "truncated":
        payload = body = body[:KEPT_BYTES]
        reason = "length"
    if entry.get("damage") == "wrong_length":
        claimed = len(head) + len(body) + EXCESS
    fields = [("WARC-Target-URI", entry["url"]), ("WARC-IP-Address", entry["ip"]), ("WARC-Warcinfo-ID", info),
              ("WARC-Concurrent-To", requested), ("WARC-Truncated", reason), ("WARC-Payload-Digest", digest(payload)),
              ("WARC-Identified-Payload-Type", entry.get("type", "text/html")),
              ("Content-Type", "application/http; msgtype=response")]
    return record("response", rid, entry["date"], fields, head + body, claimed)


def metadata(entry, rid, told, info):
    pairs = [("fetchTimeMs", 90 + zlib.crc32(entry["url"].encode()) % 700)]
    if "charset" in entry:
        pairs.append(("charset-detected", entry["charset"].upper()))
    fields = [("WARC-Target-URI", entry["url"]), ("WARC-Warcinfo-ID", info), ("WARC-Concurrent-To", told),
              ("Content-Type", "application/warc-fields")]
    return record("metadata", rid, entry["date"], fields, warc_fields(pairs))


def revisit(entry, rid, info, earlier):
    head, payload, _ = http_response({**earlier, "date": entry["date"]})
    fields = [("WARC-Target-URI", entry["url"]), ("WARC-IP-Address", entry["ip"]), ("WARC-Warcinfo-ID", info),
              ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
              ("WARC-Refers-To", record_id("response", earlier["url"], earlier["date"])),
              ("WARC-Refers-To-Target-URI", earlier["url"]), ("WARC-Refers-To-Date", earlier["date"]),
              ("WARC-Payload-Digest", digest(payload)), ("Content-Type", "application/http; msgtype=response")]
    return record("revisit", rid, entry["date"], fields, head)


def resource(entry, rid, info):
    block = page_bytes(entry)
    fields = [("WARC-Target-URI", entry["url"]), ("WARC-IP-Address", entry["ip"]), ("WARC-Warcinfo-ID", info),
              ("WARC-Payload-Digest", digest(block)), ("Content-Type", entry["type"])]
    return record("resource", rid, entry["date"], fields, block)


def rubbish(size):
    """Bytes that are no gzip, with a false gzip signature (reserved flags set) two thirds in."""
    data = bytearray(hashlib.shake_256(b"rubbish").digest(size).replace(b"\x1f\x8b", b"\x20\x8b"))
    data[size * 2 // 3:size * 2 // 3 + 4] = b"\x1f\x8b\x08\xe0"
    return bytes(data)


def members(entry, info, index):
    """The gzip members of one line of the index: (bytes, damage or None)."""
    kind = entry.get("kind", "response")
    if kind == "rubbish":
        return [(rubbish(entry["size"]), "rubbish")]
    names = entry["url"], entry["date"]
    if kind == "resource":
        return [(gzip_member(resource(entry, record_id(kind, *names), info)), None)]
    asked, told = record_id("request", *names), record_id(kind, *names)
    if kind == "revisit":
        earlier = next(e for e in index if e.get("url") == entry["refers_to"] and e is not entry)
        main = gzip_member(revisit(entry, told, info, earlier))
    else:
        main = gzip_member(response(entry, told, asked, info))
    if entry.get("damage") == "cut":
        main = main[:int(len(main) * CUT_SHARE)]
    return [(gzip_member(request(entry, asked, told, info)), None), (main, entry.get("damage")),
            (gzip_member(metadata(entry, record_id("metadata", *names), told, info)), None)]


def build(index):
    """All files by path relative to this folder."""
    warcs, damage = {}, []
    for warc in sorted({entry["warc"] for entry in index}):
        entries = [entry for entry in index if entry["warc"] == warc]
        out = bytearray(gzip_member(warcinfo(warc, entries[0]["date"])))
        for entry in entries:
            for data, kind in members(entry, record_id("warcinfo", warc), index):
                if kind:
                    damage.append({"warc": warc, "offset": len(out), "length": len(data), "kind": kind,
                                   **({"url": entry["url"]} if "url" in entry else {})})
                out += data
        warcs[warc] = bytes(out)
    paths = "".join(f"{warc}\n" for warc in warcs).encode()
    lines = "".join(json.dumps(line) + "\n" for line in damage).encode()
    return {**warcs, "warc.paths": paths, "damage.jsonl": lines}


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    index = [json.loads(line) for line in (HERE / "pages.jsonl").read_text("utf-8").splitlines()]
    differing = 0
    for name, data in build(index).items():
        path = HERE / name
        same = path.exists() and path.read_bytes() == data
        differing += not same
        print(f"{len(data):8} {'same' if same else 'differs' if arguments else 'written'}  {name}")
        if not same and not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 1 if arguments and differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
