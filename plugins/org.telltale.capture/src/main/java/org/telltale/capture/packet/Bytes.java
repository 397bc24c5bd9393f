package org.telltale.capture.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network order, several bytes at once. Callers have compared the place with what is there. */
final class Bytes {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private Bytes() {
	}

	static int u8(byte[] b, int at) {
		return b[at] & 0xff;
	}

	static int u16(byte[] b, int at) {
		return (short) SHORT.get(b, at) & 0xffff;
	}

	static long u32(byte[] b, int at) {
		return (int) INT.get(b, at) & 0xffffffffL;
	}

	static long i64(byte[] b, int at) {
		return (long) LONG.get(b, at);
	}

	/** A link-layer address of six bytes. */
	static long u48(byte[] b, int at) {
		return (long) u16(b, at) << 32 | u32(b, at + 2);
	}

	/** Two bytes in the other order: 802.11 and its capture headers are little-endian. */
	static int le16(byte[] b, int at) {
		return u8(b, at) | u8(b, at + 1) << 8;
	}

	static long le32(byte[] b, int at) {
		return Integer.reverseBytes((int) u32(b, at)) & 0xffffffffL;
	}
}
