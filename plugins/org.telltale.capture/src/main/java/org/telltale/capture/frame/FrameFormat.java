package org.telltale.capture.frame;

import java.io.IOException;

/** One way of storing frames in a file. */
interface FrameFormat {

	/** What the format is called in records. */
	String name();

	/** Reads the next frame into {@code frame}; false at the end of what can be read. */
	boolean next(Frame frame) throws IOException;

	/** The record or block that holds the frame read last. */
	FrameRecord record(Frame frame);
}
