package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** The server name of a ClientHello (RFC 8446 sections 4.1.2 and 5.1, RFC 6066 section 3). */
final class TlsOps {

	private static final int HANDSHAKE = 22;
	private static final int CLIENT_HELLO = 1;
	private static final int HOST_NAME = 0;

	private TlsOps() {
	}

	static byte[] serverName(byte[] records) throws Refusal {
		try {
			return find(clientHello(new ByteCursor(records)));
		} catch (TruncatedException e) {
			throw new Refusal("the ClientHello is cut or malformed");
		}
	}

	/** Of a handshake message without records, as QUIC carries it (RFC 8446 section 4, RFC 9001 section 4.1.3). */
	static byte[] handshakeServerName(byte[] message) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(message);
			Refusal.unless(cursor.u8() == CLIENT_HELLO, "the handshake is no ClientHello");
			return find(cursor.part(cursor.u24()));
		} catch (TruncatedException e) {
			throw new Refusal("the ClientHello is cut or malformed");
		}
	}

	private static ByteCursor clientHello(ByteCursor records) throws TruncatedException, Refusal {
		ByteArrayOutputStream handshake = new ByteArrayOutputStream();
		long wanted = 4;
		while (handshake.size() < wanted) {
			Refusal.unless(records.u8() == HANDSHAKE, "the record is no handshake");
			Refusal.unless(records.u8() == 3, "the record is no TLS");
			records.u8();
			byte[] fragment = records.bytes(records.u16());
			Refusal.unless(fragment.length > 0, "an empty handshake record");
			handshake.writeBytes(fragment);
			if (handshake.size() >= 4) {
				ByteCursor head = new ByteCursor(handshake.toByteArray());
				Refusal.unless(head.u8() == CLIENT_HELLO, "the handshake is no ClientHello");
				wanted = 4L + head.u24();
			}
		}
		return new ByteCursor(handshake.toByteArray(), 4, (int) wanted - 4);
	}

	private static byte[] find(ByteCursor hello) throws TruncatedException, Refusal {
		hello.skip(34);
		hello.skip(hello.u8());
		hello.skip(hello.u16());
		hello.skip(hello.u8());
		ByteCursor extensions = hello.part(hello.u16());
		while (extensions.remaining() > 0) {
			int type = extensions.u16();
			ByteCursor body = extensions.part(extensions.u16());
			if (type == 0) {
				ByteCursor names = body.part(body.u16());
				while (names.remaining() > 0) {
					int kind = names.u8();
					byte[] name = names.bytes(names.u16());
					if (kind == HOST_NAME) {
						return ascii(name);
					}
				}
			}
		}
		throw new Refusal("the ClientHello names no server");
	}

	private static byte[] ascii(byte[] name) throws Refusal {
		for (byte b : name) {
			Refusal.unless(b > 0x20 && b < 0x7f, "the server name is not ASCII");
		}
		return name;
	}
}
