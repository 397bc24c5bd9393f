package org.telltale.capture.tls.crypt;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/** The MAC of a record (RFC 5246 section 6.2.3.1). */
final class RecordMac {

	private final Mac mac;
	private final int length;

	RecordMac(CipherSuite suite, byte[] key) {
		this.mac = KeyDerivation.mac(suite.mac(), key);
		this.length = suite.macLength();
	}

	/** Bytes of a MAC. */
	int length() {
		return length;
	}

	/**
	 * Whether the MAC behind {@code content[from, from + count)} is that of a record.
	 *
	 * @param record holds the record's header, which gives type and version, at {@code at}
	 */
	boolean follows(long sequence, byte[] record, int at, byte[] content, int from, int count) {
		byte[] head = { (byte) (sequence >>> 56), (byte) (sequence >>> 48), (byte) (sequence >>> 40), (byte) (sequence >>> 32),
				(byte) (sequence >>> 24), (byte) (sequence >>> 16), (byte) (sequence >>> 8), (byte) sequence, record[at], record[at + 1],
				record[at + 2], (byte) (count >> 8), (byte) count };
		mac.update(head);
		mac.update(content, from, count);
		return MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(content, from + count, from + count + length));
	}
}
