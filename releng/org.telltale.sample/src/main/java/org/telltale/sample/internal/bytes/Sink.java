package org.telltale.sample.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array; every writing method returns this sink, numbers are cut to their width. */
public final class Sink {

	private byte[] bytes = new byte[256];
	private int length;

	/** One byte. */
	public Sink u8(int value) {
		room(1);
		bytes[length++] = (byte) value;
		return this;
	}

	/** Two bytes, most significant first. */
	public Sink be16(int value) {
		return u8(value >> 8).u8(value);
	}

	/** Three bytes, most significant first. */
	public Sink be24(int value) {
		return u8(value >> 16).be16(value);
	}

	/** Four bytes, most significant first. */
	public Sink be32(long value) {
		return be16((int) (value >> 16)).be16((int) value);
	}

	/** Eight bytes, most significant first. */
	public Sink be64(long value) {
		return be32(value >>> 32).be32(value);
	}

	/** Two bytes, least significant first. */
	public Sink le16(int value) {
		return u8(value).u8(value >> 8);
	}

	/** Four bytes, least significant first. */
	public Sink le32(long value) {
		return le16((int) value).le16((int) (value >> 16));
	}

	/** Eight bytes, least significant first. */
	public Sink le64(long value) {
		return le32(value).le32(value >>> 32);
	}

	/** Two bytes in the order named. */
	public Sink put16(boolean bigEndian, int value) {
		return bigEndian ? be16(value) : le16(value);
	}

	/** Four bytes in the order named. */
	public Sink put32(boolean bigEndian, long value) {
		return bigEndian ? be32(value) : le32(value);
	}

	/** All bytes of an array. */
	public Sink bytes(byte[] more) {
		return bytes(more, 0, more.length);
	}

	/** A part of an array. */
	public Sink bytes(byte[] more, int offset, int count) {
		room(count);
		System.arraycopy(more, offset, bytes, length, count);
		length += count;
		return this;
	}

	/** A text in UTF-8. */
	public Sink utf8(String text) {
		return bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/** A number of zero bytes. */
	public Sink zeros(int count) {
		room(count);
		Arrays.fill(bytes, length, length + count, (byte) 0);
		length += count;
		return this;
	}

	/** Zero bytes up to the next multiple of {@code unit}. */
	public Sink align(int unit) {
		return zeros((unit - length % unit) % unit);
	}

	/** Zero bytes up to an absolute length. */
	public Sink padTo(int wanted) {
		return zeros(wanted - length);
	}

	/** Overwrites two bytes, most significant first. */
	public Sink setBe16(int offset, int value) {
		bytes[offset] = (byte) (value >> 8);
		bytes[offset + 1] = (byte) value;
		return this;
	}

	/** Overwrites four bytes, least significant first. */
	public Sink setLe32(int offset, long value) {
		for (int i = 0; i < 4; i++) {
			bytes[offset + i] = (byte) (value >> 8 * i);
		}
		return this;
	}

	/** Overwrites bytes. */
	public Sink set(int offset, byte[] more) {
		System.arraycopy(more, 0, bytes, offset, more.length);
		return this;
	}

	/** Bytes so far. */
	public int length() {
		return length;
	}

	/** A copy of what was written. */
	public byte[] toBytes() {
		return Arrays.copyOf(bytes, length);
	}

	private void room(int count) {
		if (length + count > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
		}
	}
}
