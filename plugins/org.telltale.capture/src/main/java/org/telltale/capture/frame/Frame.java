package org.telltale.capture.frame;

/**
 * One frame in the reader's hands: a cursor that the next read overwrites, so that no frame costs an object. Its bytes
 * are {@code bytes[start, start + captured)} and stay valid until the next read. Not thread-safe.
 */
public final class Frame {

	/** No app is named. */
	public static final int NO_UID = -1;
	/** {@link #direction} is not said ({@code epb_flags}, draft-ietf-opsawg-pcapng section 4.3.1). */
	public static final int NO_DIRECTION = 0;
	/** Received by the capturing host. */
	public static final int INBOUND = 1;
	/** Sent by the capturing host. */
	public static final int OUTBOUND = 2;

	/** Number from 1 over the whole file, or the set that is read as one. */
	public long number;
	/** Capture clock, nanoseconds since 1970-01-01T00:00:00Z; that of the frame before, else 0, if {@link #timed} is false. */
	public long timeNanos;
	/** Whether the file gives this frame a time (a Simple Packet Block has none). */
	public boolean timed;
	/** Which file of a set it is in, from 0. */
	public int file;
	/** Where the captured bytes begin in the file, or over the set. */
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
	/** Number of the {@link CaptureSource} that the frame came from. */
	public int source;
	/** Bytes of frame check sequence at the end of the frame on the link; 0 if there is none or nobody says. */
	public int fcsBytes;
	/** Which way the frame went at the capturing host: {@link #INBOUND}, {@link #OUTBOUND} or {@link #NO_DIRECTION}. */
	public int direction;
	/** Android's user id of the app that sent or got the frame, as the capturing program says; {@link #NO_UID} if it does not. */
	public int uid = NO_UID;
}
