package org.telltale.capture.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;

/** What protocols learn about a flow while it is read. Side 0 is the client, 1 the server. On the thread of its flow. */
public final class Flow {

	/** So many hosts are looked through one by one. */
	private static final int FEW_HOSTS = 16;

	/** Who is who in a flow, decided at its first packet. */
	public record Roles(Peer client, Peer server, HandsetSide handset, String basis, Optional<String> device, Optional<String> handsetMac) {
	}

	/** A name of an address from a source. */
	private record Naming(IpAddress address, String name, String source) {
	}

	/** So many names are looked through one by one. */
	private static final int FEW = 16;

	private final FlowRef ref;
	private final boolean tcp;
	private final Roles roles;
	private long clientUnreadable;
	private long serverUnreadable;
	private long clientGaps;
	private long serverGaps;
	private int closer = -1;
	private List<HostName> hosts = List.of();
	private Set<String> manyHosts = Set.of();
	private Collection<Naming> namesTold = List.of();
	private String protocol = "";
	private String sni = "";
	private List<String> alpn = List.of();
	private String ja3 = "";
	private String ja4 = "";
	private Optional<String> tunnel = Optional.empty();

	public Flow(FlowRef ref, boolean tcp, Roles roles) {
		this.ref = ref;
		this.tcp = tcp;
		this.roles = roles;
	}

	/** Names the flow. */
	public FlowRef ref() {
		return ref;
	}

	/** Whether it is TCP, else UDP. */
	public boolean tcp() {
		return tcp;
	}

	/** Who is who. */
	public Roles roles() {
		return roles;
	}

	private static Optional<String> said(String word) {
		return word.isEmpty() ? Optional.empty() : Optional.of(word);
	}

	/** Counts payload bytes of a side as unreadable: encrypted, or of an unknown form. */
	public void unreadable(int side, long bytes) {
		clientUnreadable += side == 0 ? bytes : 0;
		serverUnreadable += side == 1 ? bytes : 0;
	}

	/** How many bytes of a side are unreadable. */
	public long unreadable(int side) {
		return side == 0 ? clientUnreadable : serverUnreadable;
	}

	/** Counts stream bytes of a side that no frame carries. */
	public void gap(int side, long bytes) {
		clientGaps += side == 0 ? bytes : 0;
		serverGaps += side == 1 ? bytes : 0;
	}

	/** How many bytes of a side no frame carries. */
	public long gaps(int side) {
		return side == 0 ? clientGaps : serverGaps;
	}

	/** Says that a FIN or RST of a side was captured. */
	public void close(int side) {
		closer = closer < 0 ? side : closer;
	}

	/** Says that a connection begins anew in the flow. */
	public void open() {
		closer = -1;
	}

	/** Whether this side was the first to close its connection. */
	public boolean closedFirst(int side) {
		return closer == side;
	}

	/** The protocol that was recognised. */
	public Optional<String> protocol() {
		return said(protocol);
	}

	/** Says which protocol the flow carries; {@code unknown} and {@code unknown:...} take the place of no known one. */
	public void protocol(String name) {
		if (protocol.isEmpty() || protocol.startsWith("unknown") || !name.startsWith("unknown")) {
			protocol = name;
		}
	}

	/** The name asked for in a ClientHello. */
	public Optional<String> sni() {
		return said(sni);
	}

	/** Says which name a ClientHello asked for. */
	public void sni(String name) {
		sni = name;
	}

	/** The application protocols offered, or the one chosen. */
	public List<String> alpn() {
		return alpn;
	}

	/** Says the application protocols. */
	public void alpn(List<String> names) {
		alpn = List.copyOf(names);
	}

	/** JA3 and JA4 of the ClientHello. */
	public void fingerprints(String clientJa3, String clientJa4) {
		ja3 = clientJa3;
		ja4 = clientJa4;
	}

	/** JA3 of the ClientHello. */
	public Optional<String> ja3() {
		return said(ja3);
	}

	/** JA4 of the ClientHello. */
	public Optional<String> ja4() {
		return said(ja4);
	}

	/** Whom the server was asked to pass on to (CONNECT, SOCKS): what follows names that one, never the server's address. */
	public Optional<String> tunnel() {
		return tunnel;
	}

	/** Says whom the server passes on to from now on. @param target host and port as asked for */
	public void tunnel(String target) {
		tunnel = Optional.of(target);
	}

	/** The names of the server that the flow itself shows. */
	public List<HostName> hosts() {
		return hosts;
	}

	/** Adds a name of the server, once for each source. */
	public void addHost(String name, String source, long frame) {
		if (hosts.size() < FEW_HOSTS ? has(name, source) : !manyHosts().add(source + ' ' + name)) {
			return;
		}
		if (hosts.isEmpty()) {
			hosts = new ArrayList<>(2);
		}
		hosts.add(new HostName(name, source, frame));
	}

	private boolean has(String name, String source) {
		for (HostName host : hosts) {
			if (host.name().equals(name) && host.source().equals(source)) {
				return true;
			}
		}
		return false;
	}

	/** Sources and names of the hosts: a proxy's flow may name many, each of which is not to be compared with all others. */
	private Set<String> manyHosts() {
		if (manyHosts.isEmpty()) {
			manyHosts = new HashSet<>();
			hosts.forEach(host -> manyHosts.add(host.source() + ' ' + host.name()));
		}
		return manyHosts;
	}

	/** Whether this name of this address is told for the first time in this flow. */
	boolean firstNaming(IpAddress address, String name, String source) {
		if (namesTold.isEmpty()) {
			namesTold = new ArrayList<>(2);
		} else if (namesTold.size() == FEW && namesTold instanceof ArrayList<Naming>) {
			namesTold = new LinkedHashSet<>(namesTold);
		}
		Naming naming = new Naming(address, name, source);
		return !namesTold.contains(naming) && namesTold.add(naming);
	}

	/** Who sends to whom when a side sends. @param host the name under which the server was addressed, else the SNI is taken */
	public Carriage carriage(int side, Optional<String> host) {
		return new Carriage(ref, tcp ? "tcp" : "udp", roles.client(), roles.server(), roles.handset(),
				roles.handset().direction(side == 0), side == 0, roles.device(), host.isPresent() ? host : sni());
	}
}
