package org.telltale.capture.http2;

/**
 * How many bytes of windows may be copied for layers: frames of many streams in turn make windows that overlap, and hostile ones
 * would make each as long as the connection. Not thread-safe.
 */
final class CopyCredit {

	private static final long FREE = 64L << 20;
	private static final int TIMES = 64;

	private long used;

	/** Takes credit for a window. @param delivered how long the direction is by now @return false if there is not so much left */
	boolean take(long delivered, long length) {
		if (used + length > FREE + TIMES * delivered) {
			return false;
		}
		used += length;
		return true;
	}
}
