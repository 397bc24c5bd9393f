package org.telltale.capture.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.telltale.base.ByteRange;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.Layer;

/** A connection between a handset and a server on some port, turn by turn, for tests of protocols over TCP. */
public final class Talk {

	public static final String PHONE = "10.0.0.2";
	public static final String SERVER = "198.51.100.7";

	private record Turn(boolean out, byte[] bytes) {
	}

	private final int port;
	private final List<Turn> turns = new ArrayList<>();

	public Talk(int port) {
		this.port = port;
	}

	/** The handset sends. */
	public Talk out(String latin) {
		return out(latin(latin));
	}

	/** The server sends. */
	public Talk in(String latin) {
		return in(latin(latin));
	}

	/** The handset sends. */
	public Talk out(byte[] bytes) {
		turns.add(new Turn(true, bytes));
		return this;
	}

	/** The server sends. */
	public Talk in(byte[] bytes) {
		turns.add(new Turn(false, bytes));
		return this;
	}

	/** Reads it, one segment a turn. */
	public CaptureBuilder.Told read() {
		return read(Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

	/** Reads it with segments of a size, up to so many bytes of all. */
	public CaptureBuilder.Told read(int segment, int most) {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, port, 999, "S", "").tcp(SERVER, port, PHONE, 40000, 4999, "SA", "");
		long[] sent = { 1000, 5000 };
		int left = most;
		for (Turn turn : turns) {
			for (int at = 0; at < turn.bytes().length && left > 0;) {
				int count = Math.min(Math.min(segment, left), turn.bytes().length - at);
				byte[] payload = Arrays.copyOfRange(turn.bytes(), at, at + count);
				if (turn.out()) {
					builder.tcp(PHONE, 40000, SERVER, port, sent[0], "PA", payload);
				} else {
					builder.tcp(SERVER, port, PHONE, 40000, sent[1], "PA", payload);
				}
				sent[turn.out() ? 0 : 1] += count;
				at += count;
				left -= count;
			}
		}
		return builder.tcp(SERVER, port, PHONE, 40000, sent[1], "FA", "").tcp(PHONE, 40000, SERVER, port, sent[0], "FA", "").read();
	}

	/** Reads it cut behind each byte, and with bytes changed: each time every byte has to be offered in some layer. */
	public void hostile() {
		int all = turns.stream().mapToInt(turn -> turn.bytes().length).sum();
		for (int length = 0; length <= all; length++) {
			offered(read(Integer.MAX_VALUE, length), "cut behind " + length);
		}
		for (int segment : new int[] { 1, 3, 7 }) {
			offered(read(segment, all), "segments of " + segment);
		}
		Random random = new Random(11);
		for (int round = 0; round < 200; round++) {
			Talk changed = new Talk(port);
			for (Turn turn : turns) {
				byte[] bytes = turn.bytes().clone();
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				changed.turns.add(new Turn(turn.out(), bytes));
			}
			changed.offered(changed.read(1 + random.nextInt(50), Integer.MAX_VALUE), "changed in round " + round);
		}
	}

	private byte[] sent(boolean out) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		turns.stream().filter(turn -> turn.out() == out).forEach(turn -> all.writeBytes(turn.bytes()));
		return all.toByteArray();
	}

	/** Every byte is in some layer, but for line ends between messages. */
	private void offered(CaptureBuilder.Told told, String how) {
		long[] out = new long[2];
		for (FlowTotals flow : FlowTotals.of(told)) {
			out[0] += flow.out();
			out[1] += flow.in();
		}
		boolean[][] seen = { new boolean[(int) out[0]], new boolean[(int) out[1]] };
		for (Layer layer : told.layers) {
			boolean[] mine = seen[layer.carriage().fromClient() ? 0 : 1];
			long start = Long.parseLong(layer.leaf().params().text("start").orElseThrow());
			for (ByteRange range : layer.leafRanges(layer.all())) {
				Arrays.fill(mine, (int) (start + range.offset()), (int) Math.min(mine.length, start + range.end()), true);
			}
		}
		for (int side = 0; side < 2; side++) {
			byte[] sent = sent(side == 0);
			for (int i = 0; i < seen[side].length; i++) {
				if (!seen[side][i] && sent[i] != '\r' && sent[i] != '\n') {
					throw new AssertionError("byte " + i + " of side " + side + " was not offered: " + how);
				}
			}
		}
	}

	private record FlowTotals(long out, long in) {

		static List<FlowTotals> of(CaptureBuilder.Told told) {
			return told.of(org.telltale.capture.FlowRecord.class).stream().map(flow -> new FlowTotals(flow.payload().out(), flow.payload().in())).toList();
		}
	}

	/** What the messages of a protocol say: {@code name=value} of each field, a message a line. */
	public static List<String> words(CaptureBuilder.Told told) {
		return told.of(MessageRecord.class).stream().map(message -> words(message.fields())).toList();
	}

	/** {@code name=value} of each field. */
	public static String words(List<Field> fields) {
		return String.join(" ", fields.stream().map(field -> field.name() + "=" + field.value()).toList());
	}

	public static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
