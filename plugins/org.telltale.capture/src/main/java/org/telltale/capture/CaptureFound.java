package org.telltale.capture;

import java.util.List;
import org.telltale.base.Problem;
import org.telltale.capture.frame.FileSequence;

/**
 * What a reading found out about its files.
 *
 * @param files as they were read, in order
 * @param summaries one for each, without problems
 * @param problems in the order met, with offsets over all files
 */
record CaptureFound(List<FileSequence.Read> files, List<CaptureSummary> summaries, List<Problem> problems) {
}
