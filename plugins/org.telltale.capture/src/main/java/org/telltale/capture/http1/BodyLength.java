package org.telltale.capture.http1;

import java.util.List;

/**
 * What a head says of its body's length (RFC 9112 sections 6.1 to 6.3).
 *
 * @param chunked whether the last transfer coding is chunked
 * @param coded whether there is any transfer coding but identity
 * @param length the first Content-Length if it is a number of at most 15 digits, else -1
 */
public record BodyLength(boolean chunked, boolean coded, long length) {

	private static final BodyLength NOTHING = new BodyLength(false, false, -1);

	/** Reads the lines about it. @param minor of the version 1.x @param flaws gets what readers disagree about */
	static BodyLength of(boolean request, int minor, List<Http1Field> fields, Flaws flaws) {
		Http1Field length = null;
		Http1Field coding = null;
		Http1Field lastCoding = null;
		for (int i = 0; i < fields.size(); i++) {
			Http1Field field = fields.get(i);
			if (field.name().equals("content-length")) {
				if (length != null) {
					flaws.add(length.value().equals(field.value()) ? Http1Flaw.LENGTH_REPEATED : Http1Flaw.LENGTHS_DIFFER, field.from());
				}
				length = length == null ? field : length;
			} else if (field.name().equals("transfer-encoding")) {
				coding = coding == null ? field : coding;
				lastCoding = field;
			}
		}
		if (length == null && coding == null) {
			return NOTHING;
		}
		long number = length == null ? -1 : number(length.value());
		if (length != null && number < 0) {
			flaws.add(Http1Flaw.LENGTH_NO_NUMBER, length.from());
		}
		if (coding == null || coding == lastCoding && coding.value().equalsIgnoreCase("identity")) {
			return new BodyLength(false, false, number);
		}
		boolean chunked = endsInChunked(lastCoding.value());
		if (length != null) {
			flaws.add(Http1Flaw.LENGTH_AND_CODING, coding.from());
		}
		if (!chunked && (request || mentionsChunked(fields)) || chunked && twice(fields)) {
			flaws.add(Http1Flaw.CODING_NOT_CHUNKED, coding.from());
		}
		if (minor == 0) {
			flaws.add(Http1Flaw.CODING_TOO_OLD, coding.from());
		}
		return new BodyLength(chunked, true, number);
	}

	private static long number(String value) {
		if (value.isEmpty() || value.length() > 15) {
			return -1;
		}
		long number = 0;
		for (int i = 0; i < value.length(); i++) {
			int digit = value.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

	/** Whether the last member of the list is {@code chunked} exactly, but for case and SP, HTAB round it. */
	private static boolean endsInChunked(String value) {
		int from = value.length() - 7;
		if (from < 0 || !value.regionMatches(true, from, "chunked", 0, 7)) {
			return false;
		}
		int at = from - 1;
		while (at >= 0 && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
			at--;
		}
		return at < 0 || value.charAt(at) == ',';
	}

	private static boolean mentionsChunked(List<Http1Field> fields) {
		return count(fields) > 0;
	}

	private static boolean twice(List<Http1Field> fields) {
		return count(fields) > 1;
	}

	private static int count(List<Http1Field> fields) {
		int count = 0;
		for (Http1Field field : fields) {
			if (field.name().equals("transfer-encoding")) {
				for (int i = 0; i + 7 <= field.value().length(); i++) {
					count += field.value().regionMatches(true, i, "chunked", 0, 7) ? 1 : 0;
				}
			}
		}
		return count;
	}
}
