package org.telltale.capture;

import org.telltale.base.json.Json;

/** Something read from a capture that the command line prints as one {@code scan} record. */
public sealed interface CaptureRecord permits FlowRecord, DnsRecord, TlsRecord, HttpRecord, FileRecord {

	/** The record in its published form. @param evidence SHA-256 of the capture in lower-case hexadecimal */
	Json toJson(String evidence);
}
