package org.telltale.capture.tls;

import org.telltale.base.json.Json;
import org.telltale.capture.protocol.CaptureRecord;

/** Counts how many TLS connections a key log opened. On one thread. */
public final class KeyTally {

	private final KeyLog log;
	private long sessions;
	private long matched;
	private long decrypted;

	public KeyTally(KeyLog log) {
		this.log = log;
	}

	/** Takes a record; any but those of TLS are passed over. */
	public void count(CaptureRecord record) {
		if (record instanceof TlsRecord tls) {
			sessions++;
			matched += tls.details().keyed() ? 1 : 0;
			decrypted += tls.details().decrypted() ? 1 : 0;
		}
	}

	/** TLS connections seen. */
	public long sessions() {
		return sessions;
	}

	/** Those for which the log has a line. */
	public long matched() {
		return matched;
	}

	/** Those of which records were opened. */
	public long decrypted() {
		return decrypted;
	}

	/** Those that have a line and were not opened. */
	public long failed() {
		return matched - decrypted;
	}

	/** The {@code keys} record of {@code scan}. */
	public Json toJson() {
		return Json.object().put("type", "keys").put("evidence", Json.texts(log.evidence())).put("secrets", log.count()).put("notRead", log.notRead())
				.put("sessions", sessions).put("matched", matched).put("decrypted", decrypted).put("failed", failed());
	}
}
