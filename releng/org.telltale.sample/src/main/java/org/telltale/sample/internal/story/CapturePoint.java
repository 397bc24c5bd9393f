package org.telltale.sample.internal.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.telltale.sample.internal.capture.CaptureFrame;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.Traffic;
import org.telltale.sample.internal.wire.WirePacket;

/**
 * A place where frames are recorded.
 *
 * @param link its link layer
 * @param own the machine on which it runs, which cooked captures show
 * @param sees which packets pass there
 * @param clockOffset how far its clock is ahead of true UTC
 * @param delayNanos how much later than elsewhere packets pass
 * @param repeatEvery each so-manieth frame is recorded twice; 0 for never
 */
record CapturePoint(LinkLayer link, Node own, Predicate<WirePacket> sees, Duration clockOffset, long delayNanos, int repeatEvery) {

	private static final long REPEAT_NANOS = 6_000;

	/** The access point, with a right clock. */
	static CapturePoint accessPoint(LinkLayer link) {
		return new CapturePoint(link, Cast.GATEWAY, packet -> packet.from() != Cast.HANDSET_CELLULAR
				&& packet.to() != Cast.HANDSET_CELLULAR,
				Duration.ZERO, 0, 0);
	}

	/** The handset itself, which sees its own packets only. */
	static CapturePoint handset(LinkLayer link, Node own) {
		return new CapturePoint(link, own, packet -> packet.from() == own || packet.to() == own, Duration.ZERO, 0, 0);
	}

	/** The same point with a clock that is ahead. */
	CapturePoint ahead(Duration offset) {
		return new CapturePoint(link, own, sees, offset, delayNanos, repeatEvery);
	}

	/** The same point, seeing packets later. */
	CapturePoint later(long nanos) {
		return new CapturePoint(link, own, sees, clockOffset, nanos, repeatEvery);
	}

	/** The same point, recording each so-manieth frame twice. */
	CapturePoint repeating(int every) {
		return new CapturePoint(link, own, sees, clockOffset, delayNanos, every);
	}

	/** The frames recorded there, in the order of time. */
	List<CaptureFrame> record(Traffic traffic) {
		List<WirePacket> packets = new ArrayList<>(traffic.packets());
		packets.sort(Comparator.comparingLong(WirePacket::nanos));
		List<CaptureFrame> frames = new ArrayList<>();
		int count = 0;
		for (WirePacket packet : packets) {
			Optional<byte[]> bytes = sees.test(packet) ? link.frame(packet, own) : Optional.empty();
			if (bytes.isPresent()) {
				long nanos = packet.nanos() + delayNanos + clockOffset.toNanos();
				frames.add(new CaptureFrame(nanos, bytes.get(), packet, false));
				if (repeatEvery > 0 && ++count % repeatEvery == 0) {
					frames.add(new CaptureFrame(nanos + REPEAT_NANOS, bytes.get(), packet, true));
				}
			}
		}
		frames.sort(Comparator.comparingLong(CaptureFrame::nanos));
		return frames;
	}
}
