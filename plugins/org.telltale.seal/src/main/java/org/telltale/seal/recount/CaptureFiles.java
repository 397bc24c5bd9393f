package org.telltale.seal.recount;

import java.util.List;

import org.telltale.seal.refusal.Refusal;

/**
 * A capture, and the items of evidence that it is read from: one, or those of a set in its order. Frames are numbered here over all
 * of them; facts and derivations number them in their file.
 *
 * @param capture all files as one
 * @param evidence their ids, in order
 */
public record CaptureFiles(Capture capture, List<String> evidence) {

	/** The number over all files of a frame that is named by its file. */
	public int frame(String id, long number) throws Refusal {
		int file = evidence.indexOf(id);
		Refusal.unless(file >= 0, "evidence is read that is not of the capture");
		Refusal.unless(number >= 1 && number <= capture.framesOf(file), "a frame is listed that the capture does not have");
		return capture.framesBefore(file) + (int) number;
	}

	/** The file that holds a frame. */
	public String evidence(int frame) {
		return evidence.get(capture.file(frame));
	}

	/** The number of a frame in its file. */
	public int number(int frame) {
		return frame - capture.framesBefore(capture.file(frame));
	}
}
