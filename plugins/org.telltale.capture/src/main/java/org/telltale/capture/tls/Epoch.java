package org.telltale.capture.tls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Keys;
import org.telltale.capture.tls.crypt.CipherSuite;
import org.telltale.capture.tls.crypt.Opened;
import org.telltale.capture.tls.crypt.RecordKeys;
import org.telltale.capture.tls.crypt.RecordOpener;

/** The records of one direction under one secret of the key log, updates of it included (RFC 8446 section 4.6.3). */
final class Epoch {

	/**
	 * Where a record stands among those of its epoch.
	 *
	 * @param ordinal records before it
	 * @param sequence its sequence number
	 * @param updates how often the secret was updated before it
	 * @param chain the block that it is chained on, where the record does not hold it
	 * @param keystream bytes of key stream used before it
	 */
	record Mark(long ordinal, long sequence, int updates, byte[] chain, long keystream) {
	}

	private final CipherSuite suite;
	private final boolean chainedOn;
	private final Json.Fields params;
	private final Keys keys;
	private final List<Long> updatesAt = new ArrayList<>(0);
	/** The traffic secret of TLS 1.3; empty before. */
	private byte[] secret;
	private RecordOpener opener;
	private long ordinal;
	private long sequence;

	private Epoch(CipherSuite suite, boolean chainedOn, Json.Fields params, Keys keys, byte[] secret, RecordOpener opener) {
		this.suite = suite;
		this.chainedOn = chainedOn;
		this.params = params;
		this.keys = keys;
		this.secret = secret;
		this.opener = opener;
	}

	/**
	 * An epoch before TLS 1.3.
	 *
	 * @param params those of {@code tls.decrypt} that hold for all of its records
	 * @param chainedOn whether records go on from the last block of the one before (TLS 1.0)
	 */
	static Epoch before13(CipherSuite suite, boolean chainedOn, Json.Fields params, Keys keys, RecordOpener opener) {
		return new Epoch(suite, chainedOn, params, keys, new byte[0], opener);
	}

	/** An epoch of TLS 1.3. */
	static Epoch of13(CipherSuite suite, Json.Fields params, Keys keys, byte[] secret) {
		return new Epoch(suite, false, params, keys, secret, RecordKeys.of13(suite, secret));
	}

	/** Where the next record stands. */
	Mark mark() {
		return new Mark(ordinal, sequence, updatesAt.size(), chainedOn ? opener.chain() : new byte[0], opener.keystream());
	}

	/** Where the next record stands if it has this number. */
	Mark markAs(long number) {
		return new Mark(ordinal + number - sequence, number, updatesAt.size(), new byte[0], 0);
	}

	/** Where its keys stand. */
	Keys keys() {
		return keys;
	}

	/** Opens the next record; empty if it does not authenticate. */
	Optional<Opened> open(byte[] bytes, int at, int length) {
		Optional<Opened> opened = opener.open(bytes, at, length, sequence);
		if (opened.isPresent()) {
			sequence++;
			ordinal++;
		}
		return opened;
	}

	/** Behind a hole: the next record has this number if it opens with it. Of no use where openers keep state. */
	Optional<Opened> openAs(byte[] bytes, int at, int length, long number) {
		Optional<Opened> opened = opener.open(bytes, at, length, number);
		if (opened.isPresent()) {
			ordinal += number - sequence + 1;
			sequence = number + 1;
		}
		return opened;
	}

	/** Whether a record can be opened without those before it. */
	boolean apart() {
		return !chainedOn && suite.cipher() != CipherSuite.Cipher.RC4;
	}

	/** The sender has said that its next record is under the updated secret. */
	void update() {
		secret = RecordKeys.updated(suite, secret);
		opener = RecordKeys.of13(suite, secret);
		sequence = 0;
		updatesAt.add(ordinal);
	}

	/** The parameters of {@code tls.decrypt} for the records from one to another. */
	Json.Fields params(Mark first, Mark last, String content) {
		Json.Fields all = params.copy().put("content", content).put("sequence", Long.toString(first.sequence()));
		if (chainedOn && first.sequence() > 0) {
			all.put("iv", HexFormat.of().formatHex(first.chain()));
		}
		if (suite.cipher() == CipherSuite.Cipher.RC4) {
			all.put("keystream", Long.toString(first.keystream()));
		}
		if (secret.length > 0) {
			all.put("updates", first.updates());
			List<Json> within = new ArrayList<>(0);
			for (int i = first.updates(); i < last.updates(); i++) {
				within.add(Json.of(updatesAt.get(i) - first.ordinal()));
			}
			if (!within.isEmpty()) {
				all.put("updatesAt", Json.array(within));
			}
		}
		return all;
	}
}
