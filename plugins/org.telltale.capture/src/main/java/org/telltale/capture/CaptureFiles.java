package org.telltale.capture;

import java.util.List;
import org.telltale.capture.frame.FileSequence;

/**
 * What one reading reads.
 *
 * @param name what problems call it until a digest is known
 * @param inputs the files in order, at least one
 * @param set whether they are a set, be it of one file; else there is one
 */
record CaptureFiles(String name, List<? extends FileSequence.Input> inputs, boolean set) {

	CaptureFiles {
		inputs = List.copyOf(inputs);
	}
}
