package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.protocol.Flow;

class RestQueueTest {

	private static final Flow.Roles ROLES = new Flow.Roles(new Peer(IpAddress.four(1), 1), new Peer(IpAddress.four(2), 2), HandsetSide.UNKNOWN, "none",
			Optional.empty(), Optional.empty());

	private final RestQueue queue = new RestQueue();
	private final List<OpenFlow> open = new ArrayList<>();
	private int flows;

	private void open(long frame) {
		OpenFlow flow = new OpenFlow(new Flow(new FlowRef(flows++, frame, 0), false, ROLES), new FlowEnds(), 0, true);
		flow.lastFrame = frame;
		open.add(flow);
		queue.add(flow);
	}

	private void end(OpenFlow flow) {
		flow.ended = true;
		queue.ended();
	}

	private OpenFlow oldest() {
		return open.stream().min(Comparator.<OpenFlow>comparingLong(flow -> flow.lastFrame).thenComparingInt(flow -> flow.index)).orElseThrow();
	}

	@Test
	void theFlowWhoseLastFrameIsTheOldestComesOutWhateverHappenedInBetween() {
		Random random = new Random(11);
		long frame = 0;
		for (int step = 0; step < 60_000; step++) {
			int what = random.nextInt(10);
			frame += random.nextInt(2);
			if (what < 4 || open.size() < 5) {
				open(frame);
			} else if (what < 8) {
				open.get(random.nextInt(open.size())).lastFrame = frame;
			} else if (what == 8 && open.size() > 60) {
				end(open.remove(random.nextInt(open.size())));
			} else if (open.size() > 40) {
				OpenFlow expected = oldest();
				assertSame(expected, queue.remove(), "step " + step);
				expected.ended = true;
				open.remove(expected);
			}
		}
	}

	@Test
	void flowsThatHaveEndedDoNotPileUp() {
		for (int round = 0; round < 6 * FlowTable.MOST_OPEN; round++) {
			open(round);
			if (open.size() > 3) {
				end(open.removeFirst());
			}
			assertTrue(queue.size() < 1500, "held: " + queue.size());
		}
		OpenFlow expected = oldest();
		assertSame(expected, queue.remove());
	}
}
