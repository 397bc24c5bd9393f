package org.telltale.capture;

import java.util.List;
import org.telltale.capture.frame.FileSequence;
import org.telltale.capture.frame.ProblemLog;

/**
 * What a reading found out about its files.
 *
 * @param files as they were read, in order
 * @param summaries one for each, without problems
 * @param log what could not be read, with offsets over all files
 */
record CaptureFound(List<FileSequence.Read> files, List<CaptureSummary> summaries, ProblemLog log) {
}
