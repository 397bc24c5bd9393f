package org.telltale.sample.internal.story;

import java.time.Duration;
import java.util.List;
import org.telltale.sample.internal.capture.CaptureFrame;

/**
 * A capture file of a run.
 *
 * @param file its path in the evidence folder
 * @param point where it was taken: ap, handset or gateway
 * @param sees the bearers that the point can see
 * @param clockOffset how far the capture's clock was ahead of true UTC
 * @param bytes the file
 * @param frames its frames in the file's order
 */
record Recording(String file, String point, List<String> sees, Duration clockOffset, byte[] bytes, List<CaptureFrame> frames) {
}
