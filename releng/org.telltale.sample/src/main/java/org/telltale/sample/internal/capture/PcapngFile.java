package org.telltale.sample.internal.capture;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** Writes pcapng files (draft-ietf-opsawg-pcapng section 4), section after section. */
public final class PcapngFile {

	private static final int SNAP_LENGTH = 262144;
	private static final long NANOS = 1_000_000_000L;

	private final Sink out = new Sink();

	/**
	 * One interface of a section.
	 *
	 * @param link its link layer
	 * @param name its name
	 * @param resolution the value of if_tsresol: a power of ten, or of two if its highest bit is set; -1 leaves the option out
	 */
	public record Interface(LinkLayer link, String name, int resolution) {
	}

	/** Starts a section with its interfaces; packets follow by {@link #packet}. */
	public Section section(boolean bigEndian, List<Interface> interfaces) {
		Section section = new Section(bigEndian, interfaces);
		section.open();
		return section;
	}

	/** The file so far. */
	public byte[] toBytes() {
		return out.toBytes();
	}

	/** A section under construction. */
	public final class Section {

		private final boolean bigEndian;
		private final List<Interface> interfaces;

		private Section(boolean bigEndian, List<Interface> interfaces) {
			this.bigEndian = bigEndian;
			this.interfaces = List.copyOf(interfaces);
		}

		private void open() {
			Sink header = new Sink().put32(bigEndian, 0x1a2b3c4dL).put16(bigEndian, 1).put16(bigEndian, 0).put32(bigEndian, -1)
					.put32(bigEndian, -1);
			option(header, 4, "telltale sample builder, SYNTHETIC".getBytes(StandardCharsets.UTF_8));
			block(0x0a0d0d0aL, header.put32(bigEndian, 0));
			for (Interface each : interfaces) {
				Sink body = new Sink().put16(bigEndian, each.link().number()).put16(bigEndian, 0).put32(bigEndian, SNAP_LENGTH);
				option(body, 2, each.name().getBytes(StandardCharsets.UTF_8));
				if (each.resolution() >= 0) {
					option(body, 9, new byte[] {(byte) each.resolution()});
				}
				block(1, body.put32(bigEndian, 0));
			}
		}

		/** An Enhanced Packet Block on the interface of that number. */
		public void packet(int interfaceNumber, CaptureFrame frame) {
			long ticks = ticks(frame.nanos(), interfaces.get(interfaceNumber).resolution());
			int length = frame.bytes().length;
			Sink body = new Sink().put32(bigEndian, interfaceNumber).put32(bigEndian, ticks >>> 32).put32(bigEndian, ticks);
			block(6, body.put32(bigEndian, length).put32(bigEndian, length).bytes(frame.bytes()).align(4));
		}

		/** An Interface Statistics Block that says nothing was dropped. */
		public void statistics(int interfaceNumber, long nanos, long received) {
			long ticks = ticks(nanos, interfaces.get(interfaceNumber).resolution());
			Sink body = new Sink().put32(bigEndian, interfaceNumber).put32(bigEndian, ticks >>> 32).put32(bigEndian, ticks);
			option(body, 4, new Sink().put32(bigEndian, bigEndian ? 0 : received).put32(bigEndian, bigEndian ? received : 0).toBytes());
			option(body, 5, new byte[8]);
			block(5, body.put32(bigEndian, 0));
		}

		private void option(Sink body, int code, byte[] value) {
			body.put16(bigEndian, code).put16(bigEndian, value.length).bytes(value).align(4);
		}

		private void block(long type, Sink body) {
			int total = body.length() + 12;
			out.put32(bigEndian, type).put32(bigEndian, total).bytes(body.toBytes()).put32(bigEndian, total);
		}
	}

	private static long ticks(long nanos, int resolution) {
		if (resolution < 0) {
			return nanos / 1000;
		}
		BigInteger units = (resolution & 0x80) != 0 ? BigInteger.ONE.shiftLeft(resolution & 0x7f) : BigInteger.TEN.pow(resolution);
		return BigInteger.valueOf(nanos).multiply(units).divide(BigInteger.valueOf(NANOS)).longValueExact();
	}
}
