package org.telltale.capture;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.protocol.Flow;

/**
 * Decides who is client and on which side the handset is, from a flow's first packet: the addresses and MACs named, else
 * DHCP, else the private side, else the SYN's sender, else the higher port.
 */
final class SideRule {

	/** Registered or well-known ports above 1023 that a client does not choose by chance. */
	private static final BitSet SERVICE_PORTS = new BitSet();

	static {
		for (int port : new int[] { 1883, 1900, 3478, 3544, 4500, 5060, 5222, 5223, 5228, 5353, 5355, 8000, 8080, 8443, 8883 }) {
			SERVICE_PORTS.set(port);
		}
	}

	private final boolean named;
	private final Map<IpAddress, String> addresses = new HashMap<>();
	private final Map<Long, String> macs = new HashMap<>();
	private final Set<IpAddress> leased = new HashSet<>();
	private final AddressPool pool = new AddressPool();

	SideRule(CaptureOptions options) {
		named = !options.handsets().isEmpty();
		for (Handset handset : options.handsets()) {
			handset.addresses().forEach(address -> addresses.putIfAbsent(address, handset.id()));
			handset.macs().forEach(mac -> macs.putIfAbsent(number(mac), handset.id()));
		}
	}

	private static long number(String mac) {
		return Long.parseLong(mac.replace(":", ""), 16);
	}

	/** Learns that DHCP gave a client this address. */
	void lease(IpAddress address) {
		leased.add(address);
	}

	/** Whether the packet's sender is the client. */
	static boolean senderIsClient(Packet p) {
		if (p.protocol == Packet.TCP && (p.flags & Packet.SYN) != 0) {
			return (p.flags & Packet.ACK) == 0;
		}
		boolean sourceServes = serves(p.sourcePort);
		boolean destinationServes = serves(p.destinationPort);
		return sourceServes == destinationServes || destinationServes;
	}

	private static boolean serves(int port) {
		return port < 1024 || SERVICE_PORTS.get(port);
	}

	Flow.Roles roles(Packet p, boolean senderIsClient) {
		Peer sender = pool.peer(p.version, p.sourceHigh, p.sourceLow, p.sourcePort);
		Peer receiver = pool.peer(p.version, p.destinationHigh, p.destinationLow, p.destinationPort);
		Peer client = senderIsClient ? sender : receiver;
		Peer server = senderIsClient ? receiver : sender;
		long clientMac = senderIsClient ? p.sourceMac : p.destinationMac;
		long serverMac = senderIsClient ? p.destinationMac : p.sourceMac;
		Optional<Flow.Roles> chosen = named ? named(client, server, clientMac, serverMac) : Optional.empty();
		if (chosen.isPresent()) {
			return chosen.get();
		}
		if (named) {
			return new Flow.Roles(client, server, HandsetSide.UNKNOWN, "none", Optional.empty(), Optional.empty());
		}
		String basis;
		HandsetSide side;
		boolean clientLeased = leased.contains(client.address());
		boolean clientPrivate = client.address().isPrivate();
		boolean portsTell = serves(client.port()) != serves(server.port());
		if (clientLeased != leased.contains(server.address())) {
			basis = "dhcp";
			side = clientLeased ? HandsetSide.CLIENT : HandsetSide.SERVER;
		} else if (clientPrivate != server.address().isPrivate() && !server.address().isGroup()) {
			basis = "private";
			side = clientPrivate ? HandsetSide.CLIENT : HandsetSide.SERVER;
		} else if (p.protocol == Packet.TCP && (p.flags & Packet.SYN) != 0) {
			basis = "syn";
			side = HandsetSide.CLIENT;
		} else {
			basis = portsTell ? "port" : "none";
			side = portsTell ? HandsetSide.CLIENT : HandsetSide.UNKNOWN;
		}
		return new Flow.Roles(client, server, side, basis, Optional.empty(), mac(side, clientMac, serverMac));
	}

	private Optional<Flow.Roles> named(Peer client, Peer server, long clientMac, long serverMac) {
		String byClient = addresses.get(client.address());
		String byServer = addresses.get(server.address());
		String basis = "address";
		if (byClient == null && byServer == null) {
			byClient = macs.get(clientMac);
			byServer = macs.get(serverMac);
			basis = "mac";
		}
		if (byClient == null && byServer == null) {
			return Optional.empty();
		}
		HandsetSide side = byClient != null ? HandsetSide.CLIENT : HandsetSide.SERVER;
		return Optional.of(new Flow.Roles(client, server, side, basis, Optional.of(byClient != null ? byClient : byServer),
				mac(side, clientMac, serverMac)));
	}

	private Optional<String> mac(HandsetSide side, long clientMac, long serverMac) {
		long mac = side == HandsetSide.CLIENT ? clientMac : side == HandsetSide.SERVER ? serverMac : Packet.NO_MAC;
		return mac == Packet.NO_MAC ? Optional.empty() : pool.mac(mac);
	}
}
