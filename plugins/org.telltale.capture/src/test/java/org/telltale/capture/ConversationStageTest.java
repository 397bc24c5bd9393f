package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.protocol.Flow;

/** What becomes of a batch when a worker fails. */
class ConversationStageTest {

	private static final int MANY = 400_000;
	private static final Flow.Roles ROLES = new Flow.Roles(new Peer(IpAddress.four(1), 1), new Peer(IpAddress.four(2), 2), HandsetSide.UNKNOWN, "none",
			Optional.empty(), Optional.empty());

	/** Needs more stack than there is. */
	private static final class Overflowing implements Conversation {

		@Override
		public void packet(Work work) {
			throw new StackOverflowError();
		}

		@Override
		public void finish() {
			// holds nothing
		}

		@Override
		public int index() {
			return 0;
		}

		@Override
		public long held() {
			return 0;
		}

		@Override
		public void relieve() {
			// holds nothing
		}
	}

	private static Worker worker(int number) {
		return new Worker(number, 2, "test", CaptureOptions.DEFAULT, Set.of());
	}

	/** A worker's work without a flow, at which it fails, and much work of the other one's. */
	private static Batch batch(int failing) {
		Batch batch = new Batch(2);
		Work broken = batch.next();
		broken.kind = Work.Kind.PACKET;
		broken.share = failing;
		OpenFlow flow = new OpenFlow(new Flow(new FlowRef(1 - failing, 1, 0), false, ROLES), new FlowEnds(), 0, true);
		for (int i = 0; i < MANY; i++) {
			batch.flow(Work.Kind.END, flow, i);
		}
		batch.begin();
		return batch;
	}

	@Test
	void failureIsThrownWhenTheOtherWorkersAreThrough() {
		for (int failing = 0; failing < 2; failing++) {
			Batch batch = batch(failing);
			try (ConversationStage stage = new ConversationStage(List.of(worker(0), worker(1)), 1 << 20)) {
				assertThrows(NullPointerException.class, () -> stage.work(batch));
				assertEquals(List.of(Finds.State.RESTING, Finds.State.RESTING), batch.finds.subList(0, 2).stream().map(Finds::state).toList(), "worker " + failing + " failed");
			}
		}
	}

	@Test
	void errorOfAnyWorkerIsThrownAsItIs() {
		for (int failing = 0; failing < 2; failing++) {
			Batch batch = batch(failing);
			batch.works[0].flow = new OpenFlow(new Flow(new FlowRef(failing, 1, 0), false, ROLES), new FlowEnds(), 0, true);
			batch.works[0].flow.conversation = new Overflowing();
			try (ConversationStage stage = new ConversationStage(List.of(worker(0), worker(1)), 1 << 20)) {
				assertThrows(StackOverflowError.class, () -> stage.work(batch), "worker " + failing + " failed");
			}
		}
	}
}
