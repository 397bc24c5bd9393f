package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Keys;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.tls.crypt.CipherSuite;
import org.telltale.capture.tls.crypt.Opened;
import org.telltale.capture.tls.crypt.RecordKeys;
import org.telltale.capture.tls.crypt.RecordOpener;

/** Does {@code tls.decrypt} as derivation.md has it: from the records of the parent, the parameters and the line of the key log alone. */
public final class DecryptReplay {

	private final Map<String, byte[]> evidence;

	/** @param evidence key logs by their digest, the capture under the empty name */
	public DecryptReplay(Map<String, byte[]> evidence) {
		this.evidence = evidence;
	}

	/** Checks every decrypting step below a layer. @return how many there were */
	public int check(Layer layer) {
		int count = 0;
		for (Optional<Layer> step = Optional.of(layer); step.isPresent(); step = step.get().parent()) {
			if (step.get().op().equals("tls.decrypt")) {
				count++;
				decrypt(step.get());
			}
		}
		return count;
	}

	private void decrypt(Layer layer) {
		Layer parent = layer.parent().orElseThrow();
		assertEquals(List.of(parent.all()), layer.ranges());
		assertEquals("capture.tcp", parent.op());
		Json params = layer.params();
		String[] line = line(layer.keys().orElseThrow()).split(" ");
		int version = Integer.parseInt(params.text("version").orElseThrow(), 16);
		CipherSuite suite = CipherSuite.of(Integer.parseInt(params.text("suite").orElseThrow(), 16)).orElseThrow();
		boolean thirteen = version == 0x0304;
		long sequence = Long.parseLong(params.text("sequence").orElseThrow());
		byte[] secret = HexFormat.of().parseHex(line[2].substring(line[2].indexOf(':') + 1));
		for (int i = 0; thirteen && i < params.integer("updates").orElseThrow(); i++) {
			secret = RecordKeys.updated(suite, secret);
		}
		RecordOpener opener = thirteen ? RecordKeys.of13(suite, secret) : older(params, version, suite, secret);
		List<Long> updates = params.items("updatesAt").stream().map(each -> Long.parseLong(each.toString())).toList();
		ByteArrayOutputStream clear = new ByteArrayOutputStream();
		byte[] b = parent.bytes();
		long ordinal = 0;
		int at = 0;
		while (at < b.length) {
			int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
			assertTrue(at + 5 + length <= b.length, "a record is cut");
			if (!thirteen || b[at] != 20) {
				if (updates.contains(ordinal)) {
					secret = RecordKeys.updated(suite, secret);
					opener = RecordKeys.of13(suite, secret);
					sequence = 0;
				}
				Optional<Opened> opened = opener.open(b, at, length, sequence++);
				assertTrue(opened.isPresent(), "record " + ordinal + " of " + params);
				if (opened.get().type() == (params.text("content").orElseThrow().equals("handshake") ? 22 : 23)) {
					clear.writeBytes(opened.get().content());
				}
				ordinal++;
			}
			at += 5 + length;
		}
		assertArrayEquals(layer.bytes(), clear.toByteArray());
	}

	private static RecordOpener older(Json params, int version, CipherSuite suite, byte[] secret) {
		HexFormat hex = HexFormat.of();
		byte[] client = hex.parseHex(params.text("clientRandom").orElseThrow());
		byte[] server = hex.parseHex(params.text("serverRandom").orElseThrow());
		byte[] master = !params.text("secret").orElseThrow().equals("RSA") ? secret
				: params.text("sessionHash").isPresent() ? RecordKeys.extendedMaster(version, suite, secret, hex.parseHex(params.text("sessionHash").get()))
						: RecordKeys.master(version, suite, secret, client, server);
		boolean macLast = params.get("encryptThenMac").map(Json::toString).equals(Optional.of("true"));
		return RecordKeys.before13(version, suite, params.text("side").orElseThrow().equals("client"), macLast, master, client, server,
				params.text("iv").map(hex::parseHex).orElse(new byte[0]), Long.parseLong(params.text("keystream").orElse("0")));
	}

	private String line(Keys keys) {
		ByteRange range = keys.ranges().getFirst();
		byte[] all = evidence.get(keys.evidence().orElse(""));
		return new String(Arrays.copyOfRange(all, (int) range.offset(), (int) range.end()), StandardCharsets.US_ASCII);
	}
}
