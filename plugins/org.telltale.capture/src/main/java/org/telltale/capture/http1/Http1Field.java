package org.telltale.capture.http1;

import java.util.Map;
import org.telltale.base.ByteRange;

/**
 * A field line.
 *
 * @param name lower case
 * @param value without surrounding SP and HTAB
 * @param from where the value begins, from the first byte of the start line
 * @param to where it ends
 */
public record Http1Field(String name, String value, int from, int to) implements Map.Entry<String, String> {

	/** Where the value stands. */
	public ByteRange range() {
		return new ByteRange(from, to - from);
	}

	@Override
	public String getKey() {
		return name;
	}

	@Override
	public String getValue() {
		return value;
	}

	@Override
	public String setValue(String other) {
		throw new UnsupportedOperationException("a field line does not change");
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Map.Entry<?, ?> entry && name.equals(entry.getKey()) && value.equals(entry.getValue());
	}

	@Override
	public int hashCode() {
		return name.hashCode() ^ value.hashCode();
	}
}
