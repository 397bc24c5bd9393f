package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** {@code tls.decrypt}: a run of whole records of one direction, opened with one line of a key log. */
final class TlsRecords {

	private static final int MAX_RECORD = (1 << 14) + 2_048;
	private static final int CHANGE_CIPHER_SPEC = 20;
	private static final int APPLICATION_DATA = 23;
	private static final int HEADER = 5;

	/** A record; {@code header} are its first five bytes. */
	record Sealed(byte[] header, byte[] body) {

		int type() {
			return header[0] & 0xff;
		}
	}

	private TlsRecords() {
	}

	static byte[] decrypt(byte[] input, byte[] line, Json json) throws Refusal {
		TlsParameters parameters = TlsParameters.of(json);
		byte[] secret = TlsSecret.of(line, parameters);
		ByteCursor records = new ByteCursor(input);
		try {
			return parameters.version() < 0x0304 ? before13(records, parameters, secret) : in13(records, parameters, secret);
		} catch (TruncatedException e) {
			throw new Refusal("the bytes are no whole TLS records");
		}
	}

	private static Sealed next(ByteCursor records) throws TruncatedException, Refusal {
		byte[] header = records.bytes(HEADER);
		int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
		Refusal.unless(length <= MAX_RECORD, "a TLS record is too long");
		return new Sealed(header, records.bytes(length));
	}

	private static byte[] before13(ByteCursor records, TlsParameters parameters, byte[] secret) throws TruncatedException, Refusal {
		TlsProtection protection = new TlsProtection(parameters, TlsSecret.block(secret, parameters));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (records.remaining() > 0) {
			Sealed record = next(records);
			byte[] content = protection.open(record);
			if (record.type() == parameters.content()) {
				out.writeBytes(content);
			}
		}
		return out.toByteArray();
	}

	/** RFC 8446 sections 5.2, 7.2 and 7.3. */
	private static byte[] in13(ByteCursor records, TlsParameters parameters, byte[] first) throws TruncatedException, Refusal {
		TlsSuite suite = parameters.suite();
		byte[] secret = first;
		for (int i = 0; i < parameters.updates(); i++) {
			secret = updated(suite, secret);
		}
		byte[] key = Hmac.expandLabel(suite.prfDigest(), secret, "key", suite.keyLength());
		byte[] iv = Hmac.expandLabel(suite.prfDigest(), secret, "iv", 12);
		long sequence = parameters.sequence();
		int number = 0;
		int updates = 0;
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (records.remaining() > 0) {
			Sealed record = next(records);
			if (record.type() == CHANGE_CIPHER_SPEC) {
				continue;
			}
			Refusal.unless(record.type() == APPLICATION_DATA, "a TLS record is not of the outer type of TLS 1.3");
			if (updates < parameters.updatesAt().length && parameters.updatesAt()[updates] == number) {
				updates++;
				secret = updated(suite, secret);
				key = Hmac.expandLabel(suite.prfDigest(), secret, "key", suite.keyLength());
				iv = Hmac.expandLabel(suite.prfDigest(), secret, "iv", 12);
				sequence = 0;
			}
			inner(Aead.open(suite.kind(), key, Aead.nonce(iv, sequence++), record.header(), record.body()), parameters.content(), out);
			number++;
		}
		Refusal.unless(updates == parameters.updatesAt().length, "updatesAt names a record that is not in the run");
		return out.toByteArray();
	}

	private static byte[] updated(TlsSuite suite, byte[] secret) {
		return Hmac.expandLabel(suite.prfDigest(), secret, "traffic upd", secret.length);
	}

	/** TLSInnerPlaintext: content, its type, zeros. */
	private static void inner(byte[] plain, int wanted, ByteArrayOutputStream out) throws Refusal {
		int at = plain.length - 1;
		while (at >= 0 && plain[at] == 0) {
			at--;
		}
		Refusal.unless(at >= 0, "a TLS record has no inner type");
		if (plain[at] == wanted) {
			out.writeBytes(Arrays.copyOf(plain, at));
		}
	}
}
