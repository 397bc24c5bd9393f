package org.telltale.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.IpAddress;

/**
 * The names of addresses, each with where it comes from. One address may have many names: the best is what a client
 * itself asked for (HTTP Host, then SNI), then what the server showed (certificate), then what DNS said. Not thread-safe.
 */
public final class NameBook {

	/** The sources of names ({@code facts.md}) of which one may be the best, the best first. */
	public static final List<String> SOURCES = List.of("http-host", "sni", "certificate", "dns", "dot", "doh");
	private static final Comparator<EndpointName> PREFERENCE = Comparator.comparingInt(NameBook::rank)
			.thenComparingLong(EndpointName::atNanos).thenComparing(EndpointName::evidence)
			.thenComparingLong(EndpointName::frame).thenComparing(EndpointName::name);

	private final TreeMap<IpAddress, List<EndpointName>> names = new TreeMap<>();

	private static int rank(EndpointName name) {
		int rank = SOURCES.indexOf(name.source());
		return rank < 0 ? SOURCES.size() : rank;
	}

	/** Takes a name. */
	public void add(EndpointName name) {
		names.computeIfAbsent(name.address(), none -> new ArrayList<>()).add(name);
	}

	/** All that was said of an address, the best first; equal sources by time. */
	public List<EndpointName> of(IpAddress address) {
		return names.getOrDefault(address, List.of()).stream().sorted(PREFERENCE).toList();
	}

	/** The best name of an address. */
	public Optional<EndpointName> best(IpAddress address) {
		return of(address).stream().findFirst();
	}

	/** The different names of an address, the best first. */
	public List<String> distinct(IpAddress address) {
		return of(address).stream().map(EndpointName::name).distinct().toList();
	}

	/** The addresses that have names, in order. */
	public List<IpAddress> addresses() {
		return List.copyOf(names.keySet());
	}
}
