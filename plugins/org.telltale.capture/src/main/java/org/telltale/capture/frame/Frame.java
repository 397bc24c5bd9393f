package org.telltale.capture.frame;

/**
 * One frame in the reader's hands: a cursor that the next read overwrites, so that no frame costs an object. Its bytes
 * are {@code bytes[start, start + captured)} and stay valid until the next read. Not thread-safe.
 */
public final class Frame {

	/** Number from 1 over the whole file. */
	public long number;
	/** Capture clock, nanoseconds since 1970-01-01T00:00:00Z; that of the frame before, else 0, if {@link #timed} is false. */
	public long timeNanos;
	/** Whether the file gives this frame a time (a Simple Packet Block has none). */
	public boolean timed;
	/** Where the captured bytes begin in the file. */
	public long offset;
	/** How many bytes were captured. */
	public int captured;
	/** How many there were on the link, as the file says. */
	public long original;
	/** LINKTYPE of the file or interface. */
	public int linkType;
	/** The array that holds the captured bytes; not to be changed. */
	public byte[] bytes;
	/** Index of the first captured byte in {@link #bytes}. */
	public int start;
}
