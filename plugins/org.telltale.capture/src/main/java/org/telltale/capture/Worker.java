package org.telltale.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.tls.KeyLog;

/** Works off the flows that fall to it; owns their conversations. On one thread at a time. */
final class Worker implements FindingListener {

	private final int number;
	private final int workers;
	private final Protocols protocols;
	private final Datagram datagram = new Datagram();
	private KeyLog keys;
	private final CaptureContext context;
	private final ProblemLog log;
	/** The flows whose conversations it owns, in no order. */
	private final List<OpenFlow> open = new ArrayList<>();
	private Finds finds;
	private int place;

	/** @param number which of the {@code workers} this is, from 0 */
	Worker(int number, int workers, String capture, CaptureOptions options, Set<CaptureListener.Want> wants) {
		this.number = number;
		this.workers = workers;
		this.keys = options.keys();
		this.protocols = Protocols.of(() -> keys);
		this.log = new ProblemLog(capture);
		this.context = new CaptureContext(options.limits(), this, log, wants.contains(CaptureListener.Want.LAYERS),
				wants.contains(CaptureListener.Want.DERIVATIONS));
	}

	void work(Batch batch) {
		finds = batch.finds.get(number);
		for (int i = 0; i < batch.count; i++) {
			Work work = batch.works[i];
			if (work.kind == Work.Kind.KEYS) {
				keys = keys.and(work.keys);
			} else if (workers == 1 || work.share % workers == number) {
				place = i;
				work(work);
			}
		}
	}

	private void work(Work work) {
		OpenFlow flow = work.flow;
		log.at(work.moment);
		if (work.kind == Work.Kind.END) {
			if (flow.conversation != null) {
				flow.conversation.finish();
				flow.conversation = null;
				OpenFlow last = open.removeLast();
				if (last != flow) {
					open.set(flow.place, last);
					last.place = flow.place;
				}
			}
			finds.add(place, flow);
			return;
		}
		if (work.kind == Work.Kind.REST) {
			if (flow.conversation != null) {
				flow.conversation.finish();
			}
			return;
		}
		if (flow.conversation == null) {
			flow.conversation = flow.tcp ? new TcpConversation(context, flow.flow, protocols.streams())
					: new UdpConversation(context, flow.flow, protocols.datagrams(), datagram);
			flow.place = open.size();
			open.add(flow);
		}
		flow.conversation.packet(work);
	}

	long held() {
		return context.held();
	}

	/** The conversation that holds most, of equal ones the oldest. */
	Optional<Conversation> largest() {
		return open.stream().map(flow -> flow.conversation).max(Comparator.comparingLong(Conversation::held).thenComparing(c -> -c.index()));
	}

	/** Makes a conversation let go of what it can; its finds come behind everything in the batch. */
	void relieve(Conversation conversation, Batch batch, int turn) {
		finds = batch.finds.get(number);
		place = batch.count + turn;
		log.at(batch.moment + turn);
		conversation.relieve();
	}

	ProblemLog log() {
		return log;
	}

	@Override
	public void record(CaptureRecord record) {
		finds.add(place, record);
	}

	@Override
	public void name(NameSeen name) {
		finds.add(place, name);
	}

	@Override
	public void layers(List<Layer> layers) {
		finds.addLayers(place, layers);
	}
}
