package org.telltale.sample.internal.capture;

import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/**
 * Writes pcap files (draft-ietf-opsawg-pcap section 4).
 *
 * @param bigEndian the byte order
 * @param nanosecond times in nanoseconds, else microseconds
 * @param snapLength most bytes kept of a frame
 */
public record PcapFile(boolean bigEndian, boolean nanosecond, int snapLength) {

	private static final long NANOS = 1_000_000_000L;

	/** The file's bytes. */
	public byte[] write(LinkLayer link, List<CaptureFrame> frames) {
		Sink out = new Sink().put32(bigEndian, nanosecond ? 0xa1b23c4dL : 0xa1b2c3d4L).put16(bigEndian, 2).put16(bigEndian, 4);
		out.put32(bigEndian, 0).put32(bigEndian, 0).put32(bigEndian, snapLength).put32(bigEndian, link.number());
		for (CaptureFrame frame : frames) {
			int kept = Math.min(snapLength, frame.bytes().length);
			out.put32(bigEndian, frame.nanos() / NANOS).put32(bigEndian, frame.nanos() % NANOS / (nanosecond ? 1 : 1000));
			out.put32(bigEndian, kept).put32(bigEndian, frame.bytes().length).bytes(frame.bytes(), 0, kept);
		}
		return out.toBytes();
	}
}
