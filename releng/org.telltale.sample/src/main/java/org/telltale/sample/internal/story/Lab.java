package org.telltale.sample.internal.story;

import org.telltale.sample.internal.protocol.Datagrams;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.wire.Disorder;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.TcpConversation;
import org.telltale.sample.internal.wire.Traffic;

/** What machines in the laboratory do in a run: look names up, ask the time, talk HTTP. Times are true UTC. */
final class Lab {

	/** Payload of a full segment over IPv4 and IPv6. */
	static final int FULL_SEGMENT = 1400;
	private static final long MILLI = 1_000_000;
	private static final long SECOND = 1_000 * MILLI;
	private static final int TTL_SECONDS = 300;

	private final Traffic traffic = new Traffic();
	private int port = 41000;
	private int dnsId = 0x2a00;

	/** What went over the wire. */
	Traffic traffic() {
		return traffic;
	}

	/** The next unused local port. */
	int nextPort() {
		port += 3;
		return port;
	}

	/** Asks the resolver for the server's address. */
	void lookUp(long nanos, Node client, Node server, boolean six) {
		Node resolver = client == Cast.HANDSET_CELLULAR ? Cast.CELLULAR_RESOLVER : Cast.RESOLVER;
		int local = nextPort();
		dnsId += 37;
		traffic.udp(nanos, client, local, resolver, 53, false, Datagrams.dnsQuery(dnsId, server.name(), six));
		byte[] answer = Datagrams.dnsAnswer(dnsId, server.name(), six, server.text(six), TTL_SECONDS);
		traffic.udp(nanos + 9 * MILLI, resolver, 53, client, local, false, answer);
	}

	/** Looks the time server up and asks it. */
	void askTime(long nanos, Node client) {
		lookUp(nanos, client, Cast.NTP, false);
		int local = nextPort();
		long asked = nanos + 20 * MILLI;
		traffic.udp(asked, client, local, Cast.NTP, 123, false, Datagrams.ntpRequest(asked));
		traffic.udp(asked + 31 * MILLI, Cast.NTP, 123, client, local, false, Datagrams.ntpAnswer(asked, asked + 16 * MILLI));
	}

	/** Noise that looks like QUIC, to and from a server of the baseline. */
	void quic(long nanos, Node client, String seed) {
		lookUp(nanos, client, Cast.CONNECTIVITY, false);
		int local = nextPort();
		traffic.udp(nanos + 20 * MILLI, client, local, Cast.CONNECTIVITY, 443, false, Datagrams.quicInitial(seed + " out"));
		traffic.udp(nanos + 60 * MILLI, Cast.CONNECTIVITY, 443, client, local, false, Datagrams.quicInitial(seed + " in"));
	}

	/** Looks the server up and connects to it. */
	TcpConversation connect(long nanos, Node client, Node server, int serverPort, boolean six, int segmentSize) {
		lookUp(nanos, client, server, six);
		return new TcpConversation(traffic, nanos + 15 * MILLI, client, nextPort(), server, serverPort, six, segmentSize).open();
	}

	/** One request and its answer on a connection of their own to port 80. */
	void exchange(long nanos, Node client, Node server, boolean six, Payload request, Payload answer) {
		connect(nanos, client, server, 80, six, FULL_SEGMENT).send(true, request).pause(5 * MILLI).send(false, answer).close();
	}

	/** The same with small segments that meet trouble on their way. */
	void troubled(long nanos, Node client, Node server, Payload request, Payload answer, int segmentSize, Disorder disorder) {
		connect(nanos, client, server, 80, false, segmentSize).send(true, request, disorder).pause(5 * MILLI).send(false, answer).close();
	}

	/** The usual short answer of the vendor's servers. */
	static Payload accepted() {
		return Http.answer("200 OK").body("application/json", Payload.of("{\"code\":0,\"description\":\"ok\"}"));
	}

	/** The check whether the network is open. */
	void checkConnectivity(long nanos, Node client) {
		Payload request = Http.request("GET", Cast.CONNECTIVITY.name(), "/generate_204").field("User-Agent",
				"Dalvik/1.6.0 (Linux; Android 4.4.2)")
				.empty();
		exchange(nanos, client, Cast.CONNECTIVITY, false, request, Http.answer("204 No Content").field("Content-Length", "0").empty());
	}

	/** What the laboratory's own machines do all the time. */
	void background(long nanos) {
		traffic.arp(nanos, Cast.LAPTOP, Cast.GATEWAY);
		askTime(nanos + SECOND, Cast.LAPTOP);
		checkConnectivity(nanos + 3 * SECOND, Cast.LAPTOP);
	}
}
