package org.telltale.capture;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.telltale.base.IpAddress;
import org.telltale.base.Progress;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.packet.Datagram;
import org.telltale.capture.packet.FragmentTable;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.packet.PacketDecoder;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.HostName;
import org.telltale.capture.protocol.NameSeen;

/** One reading of one capture: owns what is shared by its flows. */
final class CaptureRun implements AutoCloseable {

	private static final int PROGRESS_FRAMES = 0x3fff;
	private static final int SWEEP_FRAMES = 0x3ffff;

	private final String name;
	private final CaptureListener listener;
	private final ProblemLog log;
	private final FrameReader reader;
	private final Frame frame = new Frame();
	private final Packet packet = new Packet();
	private final PacketDecoder decoder;
	private final FragmentTable fragments;
	private final FlowTable table;
	private final CaptureContext context;
	private final SideRule rule;
	private final Map<IpAddress, Map<String, Long>> dnsNames = new HashMap<>();
	private final TreeSet<Integer> linkTypes = new TreeSet<>();
	private long bytes;
	private long truncated;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;
	private int lastLinkType = Integer.MIN_VALUE;

	CaptureRun(ReadableByteChannel channel, String name, CaptureOptions options, CaptureListener listener) {
		this.name = name;
		this.listener = listener;
		this.log = new ProblemLog(name);
		this.reader = new FrameReader(channel, log);
		this.decoder = new PacketDecoder(log);
		this.fragments = new FragmentTable(log);
		this.context = new CaptureContext(options.limits(), new Names(), log, listener.wantsLayers(), listener.wantsDerivations());
		Protocols protocols = Protocols.of(options);
		this.rule = new SideRule(options);
		this.table = new FlowTable(rule, open -> open.flow.tcp() ? new TcpConversation(context, open.flow, protocols.streams())
				: new UdpConversation(context, open.flow, protocols.datagrams()));
	}

	CaptureSummary run(long size, Progress progress) throws IOException {
		boolean cancelled = false;
		while (!cancelled && reader.next(frame)) {
			count();
			int flow = switch (decoder.decode(frame, packet)) {
				case TRANSPORT -> packet();
				case FRAGMENT -> fragment();
				case OTHER -> -1;
			};
			listener.frame(frame.number, frame.timeNanos, frame.offset, frame.captured, frame.original, flow);
			if ((frame.number & PROGRESS_FRAMES) == 0) {
				progress.step("frames", reader.offset(), size);
				cancelled = progress.cancelled();
			}
			if ((frame.number & SWEEP_FRAMES) == 0) {
				table.sweep(frame.timeNanos);
			}
		}
		fragments.finish();
		for (OpenFlow flow : table.flows()) {
			flow.conversation.finish();
		}
		for (OpenFlow flow : table.flows()) {
			listener.record(flow.toRecord(dnsNames(flow.flow.roles().server().address())));
		}
		FrameReader.Totals totals = reader.finish();
		progress.step("frames", totals.length(), totals.length());
		boolean timed = first <= last;
		CaptureSummary summary = new CaptureSummary(name, reader.format(), totals.sha256(), totals.mib(), totals.length(), reader.frames(), bytes,
				timed ? Optional.of(first) : Optional.empty(), timed ? Optional.of(last) : Optional.empty(),
				new ArrayList<>(linkTypes), truncated, table.flows().size(), cancelled, log.problems(totals.sha256().hex()));
		List.copyOf(summary.problems()).forEach(listener::problem);
		return summary;
	}

	private FrameRef ref() {
		return new FrameRef(frame.number, frame.offset, frame.captured, frame.timeNanos);
	}

	/** A segment or datagram in one piece. */
	private int packet() {
		OpenFlow flow = table.flow(packet, frame.number, frame.timeNanos);
		int side = table.side(flow, packet);
		flow.count(side, packet.ipBytes, frame.timeNanos);
		flow.payload[side] += packet.payloadLength;
		if (packet.protocol == Packet.UDP) {
			DhcpLease.acknowledged(packet).ifPresent(rule::lease);
		}
		flow.conversation.packet(side, packet, List.of(ref()));
		relieve();
		return flow.flow.ref().index();
	}

	/** A fragment: counted once its flow is known, read once its datagram is whole. */
	private int fragment() {
		if (packet.protocol != Packet.TCP && packet.protocol != Packet.UDP) {
			log.count("ip." + packet.protocol, "ip.protocol-not-analysed", frame.offset,
					"IP fragment of protocol " + packet.protocol + " not analysed", "It belongs to no flow and was not searched.");
			return -1;
		}
		Optional<Datagram> known = fragments.offer(packet, ref());
		if (known.isEmpty()) {
			return -1;
		}
		Datagram datagram = known.get();
		List<Datagram.Fragment> fresh = datagram.takeUncounted();
		FrameRef opening = fresh.isEmpty() ? ref() : fresh.getFirst().frame();
		OpenFlow flow = table.flow(packet, opening.number(), opening.timeNanos());
		int side = table.side(flow, packet);
		fresh.forEach(fragment -> flow.count(side, fragment.ipBytes(), fragment.frame().timeNanos()));
		if (datagram.complete()) {
			flow.payload[side] += packet.payloadLength;
			flow.conversation.packet(side, packet, datagram.carriers());
			relieve();
		}
		return flow.flow.ref().index();
	}

	/** Keeps all conversations together under the memory limit: the one that holds most lets go first. */
	private void relieve() {
		while (context.held() > context.limits().maxTotalBytes()) {
			Conversation most = null;
			for (OpenFlow flow : table.flows()) {
				if (most == null || flow.conversation.held() > most.held()) {
					most = flow.conversation;
				}
			}
			long before = context.held();
			most.relieve();
			if (context.held() >= before) {
				return;
			}
		}
	}

	private void count() {
		bytes += frame.original;
		if (frame.captured < frame.original) {
			truncated++;
		}
		first = Math.min(first, frame.timeNanos);
		last = Math.max(last, frame.timeNanos);
		if (frame.linkType != lastLinkType) {
			lastLinkType = frame.linkType;
			linkTypes.add(lastLinkType);
		}
	}

	/** The names that DNS gave an address, each with its first frame. */
	private List<HostName> dnsNames(IpAddress address) {
		return dnsNames.getOrDefault(address, Map.of()).entrySet().stream().map(entry -> new HostName(entry.getKey(), "dns", entry.getValue()))
				.toList();
	}

	/** Passes findings on, and keeps the names that DNS gives. */
	private final class Names implements FindingListener {
		@Override
		public void record(CaptureRecord record) {
			listener.record(record);
		}

		@Override
		public void name(NameSeen name) {
			if (name.source().equals("dns")) {
				dnsNames.computeIfAbsent(name.address(), a -> new TreeMap<>()).putIfAbsent(name.name(), name.frame());
			}
			listener.name(name);
		}

		@Override
		public void layers(List<Layer> layers) {
			listener.layers(layers);
		}
	}

	@Override
	public void close() {
		reader.close();
	}
}
