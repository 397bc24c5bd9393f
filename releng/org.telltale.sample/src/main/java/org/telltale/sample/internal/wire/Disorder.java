package org.telltale.sample.internal.wire;

/** What happens to the segments of one message on their way. */
public enum Disorder {
	/** They arrive in order. */
	NONE,
	/** The second and the third segment change places. */
	OUT_OF_ORDER,
	/** A segment follows that repeats the end of the first and the beginning of the second, with the same bytes. */
	OVERLAP,
	/** The second segment is sent again, whole. */
	RETRANSMISSION,
	/** The first segment's packet arrives as IPv4 fragments. */
	FRAGMENTS
}
