"""Prints a mail as another program understands it: Python's own reader."""

import email
import email.policy
import sys
from email.header import decode_header, make_header
from email.utils import getaddresses

raw = open(sys.argv[1], "rb").read()
lines = raw.split(b"\r\n")
print("longest line", max(map(len, lines)), "| LF or CR alone", sum(b"\n" in l or b"\r" in l for l in lines),
      "| not ASCII", sum(b > 127 for b in raw))
message = email.message_from_bytes(raw, policy=email.policy.default)
# The newer reader of addresses keeps the blanks between encoded words, which RFC 2047 takes out.
fields = email.message_from_bytes(raw)
for name, value in fields.items():
    if name in ("From", "To", "Cc"):
        for phrase, address in getaddresses([value]):
            print(name, "|", ascii(str(make_header(decode_header(phrase)))), "|", address)
    else:
        print(name, "|", ascii(str(message[name])))
for part in message.walk():
    print("part", part.get_content_type(), dict(part["Content-Type"].params), part.get_filename(), part.defects)
    if part.get_content_type() == sys.argv[2]:
        print(part.get_content().replace("\r\n", "\n"), end="")
