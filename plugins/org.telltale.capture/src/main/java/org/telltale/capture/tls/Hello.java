package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Collects what one hello says. */
final class Hello {

	private final boolean client;
	private final int version;
	private final byte[] random;
	private final byte[] sessionId;
	private final Codes.Builder extensions = new Codes.Builder();
	private Codes ciphers = Codes.NONE;
	private Codes compressions = Codes.NONE;
	private Codes versions = Codes.NONE;
	private Codes groups = Codes.NONE;
	private Codes formats = Codes.NONE;
	private Codes signatures = Codes.NONE;
	private Codes shares = Codes.NONE;
	private List<String> alpn = List.of();
	private Optional<String> sni = Optional.empty();
	private int ticket;
	private int keys;
	private boolean outer;

	Hello(boolean client, int version, byte[] random, byte[] sessionId) {
		this.client = client;
		this.version = version;
		this.random = random;
		this.sessionId = sessionId;
	}

	/** Suites and compression methods, then the extensions (RFC 8446 sections 4.1.2 and 4.1.3). */
	void body(ByteCursor cursor) throws TruncatedException {
		if (client) {
			ciphers = pairs(cursor.part(cursor.u16()));
			compressions = bytes(cursor.part(cursor.u8()));
		} else {
			ciphers = Codes.of(cursor.u16());
			compressions = Codes.of(cursor.u8());
		}
		if (cursor.remaining() >= 2) {
			extensions(cursor);
		}
	}

	/** A list of extensions (RFC 8446 section 4.2). */
	void extensions(ByteCursor cursor) throws TruncatedException {
		ByteCursor all = cursor.part(cursor.u16());
		while (all.remaining() > 0) {
			int extension = all.u16();
			extensions.add(extension);
			read(extension, all.part(all.u16()));
		}
	}

	/** The suites of a hello in the form of SSL 2.0 (RFC 5246 appendix E.2), three bytes each. */
	void oldSuites(ByteCursor cursor) throws TruncatedException {
		Codes.Builder found = new Codes.Builder();
		while (cursor.remaining() > 0) {
			int suite = cursor.u24();
			if (suite <= 0xffff) {
				found.add(suite);
			}
		}
		ciphers = found.build();
	}

	TlsMessage build() {
		return new TlsMessage(client, version, random, sessionId, versions, ciphers, compressions, extensions.build(), groups, formats,
				signatures, shares, sni, alpn, ticket, keys, outer);
	}

	private void read(int type, ByteCursor body) throws TruncatedException {
		if (body.remaining() == 0) {
			return;
		}
		switch (type) {
			case 0 -> serverName(body);
			case 10 -> groups = pairs(body.part(body.u16()));
			case 11 -> formats = bytes(body.part(body.u8()));
			case 13 -> signatures = pairs(body.part(body.u16()));
			case 16 -> protocols(body.part(body.u16()));
			case TlsMessage.SESSION_TICKET -> ticket = body.remaining();
			case TlsMessage.PRE_SHARED_KEY -> keys = client ? count(body.part(body.u16())) : 1;
			case 43 -> versions = pairs(client ? body.part(body.u8()) : body);
			case 51 -> keyShares(body);
			case TlsMessage.ENCRYPTED_CLIENT_HELLO -> outer = client && body.u8() == 0;
			default -> {
				// Its type is in the list.
			}
		}
	}

	private static Codes pairs(ByteCursor cursor) throws TruncatedException {
		int[] values = new int[cursor.remaining() / 2];
		for (int i = 0; i < values.length; i++) {
			values[i] = cursor.u16();
		}
		if (cursor.remaining() > 0) {
			cursor.u16();
		}
		return Codes.of(values);
	}

	private static Codes bytes(ByteCursor cursor) throws TruncatedException {
		int[] values = new int[cursor.remaining()];
		for (int i = 0; i < values.length; i++) {
			values[i] = cursor.u8();
		}
		return Codes.of(values);
	}

	/** How many identities a list of pre-shared keys has. */
	private static int count(ByteCursor identities) throws TruncatedException {
		int count = 0;
		while (identities.remaining() > 0) {
			identities.skip(identities.u16());
			identities.skip(4);
			count++;
		}
		return count;
	}

	/** RFC 8446 section 4.2.8: a list of the client's, one share of the server's, only a group in a HelloRetryRequest. */
	private void keyShares(ByteCursor body) throws TruncatedException {
		if (!client) {
			shares = Codes.of(body.u16());
			return;
		}
		Codes.Builder found = new Codes.Builder();
		ByteCursor list = body.part(body.u16());
		while (list.remaining() > 0) {
			found.add(list.u16());
			list.skip(list.u16());
		}
		shares = found.build();
	}

	private void protocols(ByteCursor list) throws TruncatedException {
		List<String> names = new ArrayList<>(4);
		while (list.remaining() > 0) {
			names.add(new String(list.bytes(list.u8()), StandardCharsets.ISO_8859_1));
		}
		alpn = names;
	}

	private void serverName(ByteCursor body) throws TruncatedException {
		ByteCursor list = body.part(body.u16());
		while (list.remaining() > 0 && sni.isEmpty()) {
			int kind = list.u8();
			byte[] name = list.bytes(list.u16());
			if (kind == 0) {
				sni = Optional.of(new String(name, StandardCharsets.ISO_8859_1));
			}
		}
	}
}
