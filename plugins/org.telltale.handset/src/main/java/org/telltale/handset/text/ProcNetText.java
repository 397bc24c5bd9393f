package org.telltale.handset.text;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.IpAddress;
import org.telltale.handset.Moment;
import org.telltale.handset.OpenSocket;

/**
 * {@code /proc/net/tcp}, {@code tcp6}, {@code udp}, {@code udp6} (Linux, net/ipv4/tcp_ipv4.c get_tcp4_sock and its
 * sisters), one or several behind each other, perhaps with lines of time between them. An address stands as groups of 32
 * bits, each printed as a number of the machine; Android's machines are little-endian. Ports are numbers.
 */
final class ProcNetText implements LineReader {

	private static final Pattern HEADING = Pattern.compile(" *sl +local_address +rem(?:ote)?_address +st tx_queue.*");
	private static final Pattern ROW = Pattern.compile(" *\\d+: ((?:[0-9A-Fa-f]{8}){1,4}):([0-9A-Fa-f]{4}) ((?:[0-9A-Fa-f]{8}){1,4}):([0-9A-Fa-f]{4})"
			+ " ([0-9A-Fa-f]{2}) [0-9A-Fa-f]+:[0-9A-Fa-f]+ [0-9A-Fa-f]+:[0-9A-Fa-f]+ [0-9A-Fa-f]+ +(\\d{1,10}) +.*");
	/** Linux, include/net/tcp_states.h, from 1. */
	private static final List<String> STATES = List.of("ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE",
			"CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "NEW_SYN_RECV");
	private static final int FOUR_DIGITS = 8;
	private static final int SIX_DIGITS = 32;
	private static final String MAPPED = "00000000000000000000ffff";

	private final Reading reading;
	private String transport = "";
	private Moment moment = Moment.UNKNOWN;

	ProcNetText(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		String first = lines.getFirst();
		return HEADING.matcher(first).matches() || lines.size() > 1 && moment(first).isPresent() && HEADING.matcher(lines.get(1)).matches();
	}

	/** A line of time: what {@code date} prints, ISO 8601, or seconds since the epoch. */
	private static Optional<Moment> moment(String line) {
		return Times.of(line.strip()).or(() -> Times.ofDate(line.strip()));
	}

	@Override
	public void line(Line line) {
		Matcher row = ROW.matcher(line.text());
		if (HEADING.matcher(line.text()).matches()) {
			transport = line.text().contains(" ref pointer") ? "udp" : "tcp";
		} else if (!transport.isEmpty() && row.matches() && isWhole(row.group(1)) && isWhole(row.group(3))) {
			reading.pass(new OpenSocket(transport, end(row.group(1), row.group(2)), end(row.group(3), row.group(4)), state(row.group(5)),
					Long.parseLong(row.group(6)), moment, reading.source("sockets", line, line)));
		} else if (!line.text().isBlank()) {
			moment(line.text()).ifPresentOrElse(time -> moment = time, () -> reading.strange(line));
		}
	}

	private static boolean isWhole(String digits) {
		return digits.length() == FOUR_DIGITS || digits.length() == SIX_DIGITS;
	}

	private static OpenSocket.End end(String address, String port) {
		StringBuilder network = new StringBuilder();
		for (int group = 0; group < address.length(); group += FOUR_DIGITS) {
			for (int at = group + FOUR_DIGITS - 2; at >= group; at -= 2) {
				network.append(Character.toLowerCase(address.charAt(at))).append(Character.toLowerCase(address.charAt(at + 1)));
			}
		}
		String digits = network.toString();
		return new OpenSocket.End(new IpAddress(digits.startsWith(MAPPED) ? digits.substring(MAPPED.length()) : digits), HexFormat.fromHexDigits(port));
	}

	private static String state(String hex) {
		int number = HexFormat.fromHexDigits(hex);
		return number >= 1 && number <= STATES.size() ? STATES.get(number - 1) : Integer.toString(number);
	}
}
