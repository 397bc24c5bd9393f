package org.telltale.sample.internal.capture;

import org.telltale.sample.internal.wire.WirePacket;

/**
 * A frame as one capture point recorded it.
 *
 * @param nanos its time by the capture's clock, nanoseconds since the epoch
 * @param bytes all of its bytes
 * @param packet the packet it shows
 * @param repeated whether the capture point recorded the packet a second time
 */
public record CaptureFrame(long nanos, byte[] bytes, WirePacket packet, boolean repeated) {
}
