package org.telltale.capture.protocol;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/** Something read from a capture that the command line prints as one {@code scan} record. Immutable. */
public interface CaptureRecord {

	/** The group of records that it belongs to ({@code scan --facts}): {@code flows}, {@code dns}, {@code tls}, {@code http}, {@code files}, {@code messages}. */
	String group();

	/** The record in its published form. @param evidence SHA-256 of the capture in lower-case hexadecimal */
	Json toJson(String evidence);

	/** Writes the same; records of which there are many do it without making objects. */
	default void write(JsonWriter out, String evidence) {
		out.value(toJson(evidence));
	}
}
