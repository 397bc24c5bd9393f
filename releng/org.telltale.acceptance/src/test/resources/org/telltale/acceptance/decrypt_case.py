"""Opens an encrypted case after docs/formats/encryption.md, with nothing of Telltale: python3 and openssl.

decrypt_case.py CASE PASSWORD-FILE journal            the journal's lines
decrypt_case.py CASE PASSWORD-FILE evidence SHA-256   an item of the vault
decrypt_case.py CASE PASSWORD-FILE database           the password of the database's file

openssl has no GCM on its command line: texts are decrypted in counter mode, as GCM does it, and the tags are not checked.
"""
import base64
import hashlib
import hmac
import json
import struct
import subprocess
import sys
import unicodedata


def hkdf(key, salt, info):
    extracted = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def decrypt(key, nonce, sealed):
    counter = nonce + struct.pack(">I", 2)
    return subprocess.run(["openssl", "enc", "-d", "-aes-256-ctr", "-K", key.hex(), "-iv", counter.hex()],
                          input=sealed[:-16], stdout=subprocess.PIPE, check=True).stdout


def master(case, password):
    with open(case + "/case.key", encoding="utf-8") as file:
        kept = json.load(file)
    text = unicodedata.normalize("NFC", password).encode("utf-8")
    wrapping = hashlib.pbkdf2_hmac("sha256", text, bytes.fromhex(kept["salt"]), kept["iterations"], 32)
    return decrypt(wrapping, bytes.fromhex(kept["nonce"]), bytes.fromhex(kept["key"]))


def purpose(key, name):
    return hkdf(key, b"", ("telltale case 1 " + name).encode())


def journal(case, key):
    with open(case + "/journal.sealed", "rb") as file:
        for line in file.read().splitlines():
            sealed = base64.b64decode(line)
            yield decrypt(purpose(key, "journal"), sealed[:12], sealed[12:])


def evidence(case, key, sha256):
    name = hmac.new(purpose(key, "vault names"), sha256.encode(), hashlib.sha256).hexdigest()
    with open("%s/vault/%s/%s" % (case, name[:2], name), "rb") as file:
        header = file.read(64)
        body = file.read()
    assert header[:16] == b"telltale-sealed1"
    size = struct.unpack(">I", header[16:20])[0]
    file_key = hkdf(purpose(key, "vault content"), header[32:], b"telltale file 1")
    end = decrypt(file_key, b"\xff\xff\xff\xff" + bytes(8), body[-56:])
    body = body[:-56]
    plain = b"".join(decrypt(file_key, struct.pack(">IQ", 0, index), body[at:at + size + 16])
                     for index, at in enumerate(range(0, len(body), size + 16)))
    assert struct.unpack(">Q", end[:8])[0] == len(plain)
    assert end[8:] == hashlib.sha256(plain).digest()
    return plain


def main(case, password_file, what, *more):
    with open(password_file, encoding="utf-8") as file:
        key = master(case, file.readline().rstrip("\r\n"))
    out = sys.stdout.buffer
    if what == "journal":
        for line in journal(case, key):
            out.write(line + b"\n")
    elif what == "evidence":
        out.write(evidence(case, key, *more))
    else:
        out.write(purpose(key, "database").hex().encode() + b"\n")


main(*sys.argv[1:])
