package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;

/** Ties firmware indicators to the endpoints of the traffic: a host or address that stands in a file and was called. */
public final class FirmwareLinks {

	private final Map<String, TreeSet<String>> addressesOfName = new TreeMap<>();
	private final TreeSet<String> addresses = new TreeSet<>();

	/** @param facts flows and names of the case */
	public FirmwareLinks(Collection<Json.Fields> facts) {
		for (Json.Fields fact : facts) {
			switch (fact.text("type").orElse("")) {
				case "name" -> fact.text("address").ifPresent(address -> addressesOfName
						.computeIfAbsent(plain(fact.text("name").orElse("")), n -> new TreeSet<>()).add(address));
				case "flow" -> fact.get("server").flatMap(server -> server.text("address")).ifPresent(addresses::add);
				default -> {
					// other facts tie nothing
				}
			}
		}
	}

	/** The link facts of the indicators, with ids; artefacts give their paths. */
	public List<Json.Fields> links(Collection<Json.Fields> artefacts, Collection<Json.Fields> indicators) {
		Map<String, String> paths = new TreeMap<>();
		artefacts.forEach(artefact -> paths.put(artefact.text("artefact").orElse(""), artefact.text("path").orElse("")));
		List<Json.Fields> links = new ArrayList<>();
		for (Json.Fields indicator : indicators) {
			String value = hostOf(indicator);
			for (String address : addressesOfName.getOrDefault(value, new TreeSet<>())) {
				links.add(link(indicator, paths, address, Optional.of(value), "the host's name stands in the file"));
			}
			if (addresses.contains(value)) {
				links.add(link(indicator, paths, value, Optional.empty(), "the address stands in the file"));
			}
		}
		return FactLine.sorted(links);
	}

	/** The host of an indicator as flows and names write it: of a URL without user, port and path; an address in its canonical form. */
	private static String hostOf(Json.Fields indicator) {
		String value = indicator.text("value").orElse("");
		if (indicator.text("kind").orElse("").equals("url")) {
			String authority = value.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("[/?#].*$", "").replaceFirst("^.*@", "");
			value = authority.startsWith("[") ? authority.replaceFirst("^\\[([^\\]]*)\\].*$", "$1") : authority.replaceFirst(":\\d*$", "");
		}
		return IpAddress.parse(value).map(IpAddress::toString).orElse(plain(value));
	}

	/** Names are equal whatever their case and with or without the root's dot. */
	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
	}

	private static Json.Fields link(Json.Fields indicator, Map<String, String> paths, String address, Optional<String> host, String basis) {
		String artefact = indicator.text("artefact").orElse("");
		return FactLine.identified(FactLine.of("link", "quoted").put("artefact", artefact).put("indicator", FactLine.id(indicator))
				.put("path", paths.getOrDefault(artefact, "")).put("address", address).putIfPresent("host", host).put("basis", basis)
				.put("strength", "present"));
	}
}
