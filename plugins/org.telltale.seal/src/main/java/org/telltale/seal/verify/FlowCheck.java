package org.telltale.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.CountedFlow;
import org.telltale.seal.recount.Endpoint;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/** Counts a flow again. */
public final class FlowCheck implements FactCheck {

	private static final int ID_DIGITS = 16;

	private final FactTable table;
	private final EvidenceFolder folder;

	/** A check over a folder of evidence. */
	public FlowCheck(FactTable table, EvidenceFolder folder) {
		this.table = table;
		this.folder = folder;
	}

	@Override
	public boolean holds(Fact fact) throws Refusal, IOException {
		List<String> members = FactFiles.members(fact, table);
		firstFrame(fact);
		Optional<CaptureFiles> files = FactFiles.of(members, folder);
		if (files.isEmpty()) {
			return false;
		}
		CountedFlow flow = counted(fact, files.get());
		requireRoles(fact, flow);
		Refusal.unless(fact.integer("first") == flow.first(), "first is not the time of its earliest frame");
		Refusal.unless(fact.integer("last") == flow.last(), "last is not the time of its latest frame");
		boolean clientIsOut = !fact.text("handset").equals("server");
		requireSent(fact, "out", flow.sentBy(end(fact, clientIsOut ? "client" : "server")));
		requireSent(fact, "in", flow.sentBy(end(fact, clientIsOut ? "server" : "client")));
		return true;
	}

	/** The first frame that a flow's id names; the id has to be of that evidence. */
	static int firstFrame(Fact fact) throws Refusal {
		String prefix = fact.text("evidence").substring(0, ID_DIGITS) + "-";
		String rest = fact.text("flow").startsWith(prefix) ? fact.text("flow").substring(prefix.length()) : "";
		Refusal.unless(rest.matches("[1-9]\\d{0,8}-[0-8](-[1-9]\\d{0,5})?"), "the id of the flow is not made from its evidence and first frame");
		return Integer.parseInt(rest.substring(0, rest.indexOf('-')));
	}

	/** What the id says of a flow behind its first frame: the depth, and which packet of the frame opened it if it is not the first. */
	private static String place(CountedFlow flow) {
		return "-" + flow.depth() + (flow.opening().ordinal() > 0 ? "-" + flow.opening().ordinal() : "");
	}

	/** The flow that the fact means, by its first frame, ends and transport. */
	static CountedFlow counted(Fact fact, CaptureFiles files) throws Refusal {
		int number = firstFrame(fact);
		int firstFrame = files.frame(fact.text("evidence"), number);
		Endpoint client = end(fact, "client");
		Endpoint server = end(fact, "server");
		boolean tcp = fact.text("transport").equals("tcp");
		Refusal.unless(tcp || fact.text("transport").equals("udp"), "a transport that is not known");
		String id = fact.text("flow");
		return files.capture().flowsFrom(firstFrame).stream().filter(f -> f.tcp() == tcp && f.isBetween(client, server))
				.filter(f -> id.endsWith("-" + number + place(f))).findFirst()
				.orElseThrow(() -> new Refusal("no such flow begins at frame " + number));
	}

	/** One end of the flow that a fact names. */
	static Endpoint end(Fact fact, String member) throws Refusal {
		return end(fact.object(member));
	}

	static Endpoint end(Json json) throws Refusal {
		IpAddress address = json.text("address").flatMap(IpAddress::parse).orElseThrow(() -> new Refusal("an end of a flow is no address"));
		Refusal.unless(json.text("address").orElse("").equals(address.toString()), "an address is not written in its usual form");
		long port = json.integer("port").orElse(-1L);
		Refusal.unless(port >= 0 && port <= 65_535, "an end of a flow has no port");
		return new Endpoint(address, (int) port);
	}

	private static void requireRoles(Fact fact, CountedFlow flow) throws Refusal {
		if (flow.opening().opens()) {
			Refusal.unless(flow.opening().from().equals(end(fact, "client")), "the client is not who sent the SYN");
		}
	}

	private static void requireSent(Fact fact, String direction, CountedFlow.Sent sent) throws Refusal {
		requireCount(fact, "frames", direction, sent.frames());
		requireCount(fact, "bytes", direction, sent.bytes());
		requireCount(fact, "payload", direction, sent.payload());
	}

	private static void requireCount(Fact fact, String member, String direction, long counted) throws Refusal {
		long said = fact.object(member).integer(direction).orElse(-1L);
		Refusal.unless(said == counted, member + "." + direction + " is " + said + " in the fact, counted again " + counted);
	}
}
