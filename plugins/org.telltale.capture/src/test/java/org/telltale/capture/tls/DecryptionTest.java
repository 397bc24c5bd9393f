package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.CLIENT_RANDOM;
import static org.telltale.capture.tls.TlsWire.SERVER_RANDOM;
import static org.telltale.capture.tls.TlsWire.ascii;
import static org.telltale.capture.tls.TlsWire.choosesThirteen;
import static org.telltale.capture.tls.TlsWire.clientHello;
import static org.telltale.capture.tls.TlsWire.extension;
import static org.telltale.capture.tls.TlsWire.filled;
import static org.telltale.capture.tls.TlsWire.join;
import static org.telltale.capture.tls.TlsWire.message;
import static org.telltale.capture.tls.TlsWire.offersThirteen;
import static org.telltale.capture.tls.TlsWire.record;
import static org.telltale.capture.tls.TlsWire.serverHello;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.tls.crypt.KeyDerivation;

class DecryptionTest {

	private static final byte[] MASTER = filled(48, 0x4d);
	private static final byte[] CHANGE = record(20, new byte[] { 1 });
	private static final byte[] FINISHED = message(20, new byte[12]);
	private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: api.example\r\n\r\n";
	private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
	private static final byte[] UPDATE = message(24, new byte[] { 0 });

	private final TlsWire.Thirteen early = new TlsWire.Thirteen(filled(32, 1));
	private final TlsWire.Thirteen clientHandshake = new TlsWire.Thirteen(filled(32, 2));
	private final TlsWire.Thirteen serverHandshake = new TlsWire.Thirteen(filled(32, 3));
	private final TlsWire.Thirteen client = new TlsWire.Thirteen(filled(32, 4));
	private final TlsWire.Thirteen server = new TlsWire.Thirteen(filled(32, 5));

	private static TlsWire twelve(TlsWire.Twelve client, TlsWire.Twelve server) {
		return new TlsWire().send(0, record(22, clientHello(0x009c))).send(1, record(22, serverHello(SERVER_RANDOM, 0x009c)))
				.send(0, join(CHANGE, client.seal(22, FINISHED))).send(1, join(CHANGE, server.seal(22, FINISHED)));
	}

	private static TlsWire twelve() {
		TlsWire.Twelve client = new TlsWire.Twelve(MASTER, true);
		TlsWire.Twelve server = new TlsWire.Twelve(MASTER, false);
		return twelve(client, server).send(0, client.seal(23, ascii(REQUEST))).send(1, server.seal(23, ascii(RESPONSE)));
	}

	private TlsWire hello13(byte[]... extensions) {
		return new TlsWire().logged("CLIENT_HANDSHAKE_TRAFFIC_SECRET", CLIENT_RANDOM, filled(32, 2))
				.logged("SERVER_HANDSHAKE_TRAFFIC_SECRET", CLIENT_RANDOM, filled(32, 3)).logged("CLIENT_TRAFFIC_SECRET_0", CLIENT_RANDOM, filled(32, 4))
				.logged("SERVER_TRAFFIC_SECRET_0", CLIENT_RANDOM, filled(32, 5))
				.send(0, record(22, clientHello(0x1301, join(offersThirteen(), join(extensions)))));
	}

	private TlsWire answer13(TlsWire wire) {
		return wire.send(1, join(record(22, serverHello(SERVER_RANDOM, 0x1301, choosesThirteen())), CHANGE)).send(1, serverHandshake.seal(22, join(
				message(8, new byte[] { 0, 9, 0, 16, 0, 5, 0, 3, 2, 'h', '2' }), certificate13(), FINISHED)));
	}

	private static byte[] certificate13() {
		return message(11, new byte[] { 0, 0, 0, 8, 0, 0, 3, 1, 2, 3, 0, 0 });
	}

	private TlsWire thirteen() {
		return answer13(hello13()).send(0, join(CHANGE, clientHandshake.seal(22, FINISHED)));
	}

	/** Replays all decrypting steps. */
	private static int replayed(TlsWire wire, CaptureBuilder.Told told) {
		DecryptReplay replay = new DecryptReplay(Map.of("e".repeat(64), wire.log()));
		return told.layers.stream().mapToInt(replay::check).sum();
	}

	private static String text(CaptureBuilder.Told told) {
		return String.join("|", told.layers.stream().filter(layer -> layer.chain().getFirst().equals("tls.decrypt"))
				.filter(layer -> !layer.chain().getLast().equals("tls.handshake")).map(layer -> new String(layer.bytes(), StandardCharsets.ISO_8859_1)).toList());
	}

	@Test
	void exchangeInsideTwelveIsReadAndReplayed() {
		TlsWire wire = twelve().logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER);
		var told = wire.read();
		HttpRecord http = told.of(HttpRecord.class).getFirst();
		assertEquals(Optional.of("api.example"), http.host());
		assertTrue(told.of(TlsRecord.class).getFirst().decrypted());
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(new Volume(0, 0), flow.unreadable());
		assertEquals(Optional.of("tls"), flow.protocol());
		assertEquals(List.of(), told.codes());
		assertTrue(replayed(wire, told) >= 4);
	}

	@Test
	void bytesOfTheContentMapToTheirCiphertextAndKeysToTheirLine() {
		TlsWire wire = twelve().logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER);
		var told = wire.read();
		Layer body = told.ending("http1.response.body").getFirst();
		Layer leaf = body.leaf();
		ByteRange place = body.leafRanges(new ByteRange(1, 2)).getFirst();
		assertEquals(new ByteRange(5 + 8 + RESPONSE.length() - 4, 2), place);
		assertEquals(5 + 8 + RESPONSE.length() + 16, leaf.length());
		String json = Derivation.of(body, Optional.empty()).toJson("c".repeat(64)).toString();
		assertTrue(json.contains("\"inputs\":[{\"node\":\"n0\",\"ranges\":[[0,72]]},{\"evidence\":\"" + "e".repeat(64) + "\",\"ranges\":[[0,175]]}]"), json);
		assertFalse(json.contains("4d4d4d"), "a derivation never shows the secret");
	}

	@Test
	void withoutALineTheConnectionIsCountedAsUnreadable() {
		TlsWire wire = twelve().logged("CLIENT_RANDOM", filled(32, 9), MASTER);
		var told = wire.read();
		assertFalse(told.of(TlsRecord.class).getFirst().decrypted());
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertTrue(flow.unreadable().out() > REQUEST.length() && flow.unreadable().in() > RESPONSE.length());
		assertEquals(2, told.layers.size());
	}

	@Test
	void lineWithAnotherSecretOpensNothing() {
		var told = twelve().logged("CLIENT_RANDOM", CLIENT_RANDOM, filled(48, 1)).read();
		assertFalse(told.of(TlsRecord.class).getFirst().decrypted());
		assertEquals(List.of("tls.not-authentic"), told.codes());
	}

	@Test
	void ofTwoLinesTheOneThatOpensIsTaken() {
		TlsWire wire = twelve().logged("CLIENT_RANDOM", CLIENT_RANDOM, filled(48, 1)).logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER);
		var told = wire.read();
		assertEquals(1, told.of(HttpRecord.class).size());
		assertTrue(replayed(wire, told) >= 4);
	}

	@Test
	void changedByteEndsTheReadingThere() {
		TlsWire.Twelve client = new TlsWire.Twelve(MASTER, true);
		TlsWire.Twelve server = new TlsWire.Twelve(MASTER, false);
		TlsWire wire = twelve(client, server);
		byte[] second = client.seal(23, ascii(REQUEST));
		byte[] third = client.seal(23, ascii(REQUEST));
		third[30] ^= 1;
		wire.send(0, second).send(0, third).logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER);
		var told = wire.read();
		assertEquals(1, told.of(HttpRecord.class).size());
		assertEquals(new Volume(third.length, 0), told.of(FlowRecord.class).getFirst().unreadable());
		assertEquals(List.of("tls.not-authentic"), told.codes());
	}

	@Test
	void preMasterSecretsOpenWithAndWithoutExtendedMaster() {
		byte[] preMaster = filled(48, 0x33);
		byte[] exchange = message(16, ByteBuffer.allocate(66).putShort((short) 64).put(filled(64, 0x77)).array());
		byte[] clientHello = clientHello(0x009c, extension(23, new byte[0]));
		byte[] extended = serverHello(SERVER_RANDOM, 0x009c, extension(23, new byte[0]));
		byte[] hash = Digest.sha256(join(clientHello, extended, exchange)).bytes();
		Masters masters = new Masters(preMaster, hash);
		for (boolean ems : new boolean[] { true, false }) {
			byte[] master = ems ? masters.extended() : masters.plain();
			TlsWire.Twelve client = new TlsWire.Twelve(master, true);
			TlsWire wire = new TlsWire().send(0, record(22, clientHello)).send(1, record(22, ems ? extended : serverHello(SERVER_RANDOM, 0x009c)))
					.send(0, join(record(22, exchange), CHANGE, client.seal(22, FINISHED), client.seal(23, ascii(REQUEST))))
					.logged("RSA", filled(8, 0x77), preMaster);
			var told = wire.read();
			assertEquals(1, told.of(HttpRecord.class).size(), "extended " + ems);
			assertTrue(replayed(wire, told) > 0);
		}
	}

	/** Master secrets from one pre-master secret. */
	private record Masters(byte[] preMaster, byte[] hash) {
		private byte[] plain() {
			return KeyDerivation.prf(0x0303, false, preMaster, "master secret", join(CLIENT_RANDOM, SERVER_RANDOM), 48);
		}

		private byte[] extended() {
			return KeyDerivation.prf(0x0303, false, preMaster, "extended master secret", hash, 48);
		}
	}

	@Test
	void handshakeOfThirteenGivesProtocolAndCertificate() {
		TlsWire wire = thirteen().send(0, client.seal(23, ascii(REQUEST))).send(1, server.seal(23, ascii(RESPONSE)));
		var told = wire.read();
		TlsRecord tls = told.of(TlsRecord.class).getFirst();
		assertEquals(List.of("h2"), tls.alpn());
		assertEquals(List.of(Digest.sha256(new byte[] { 1, 2, 3 }).hex()), tls.certificates());
		assertTrue(tls.decrypted());
		assertEquals(1, told.of(HttpRecord.class).size());
		assertTrue(told.ending("tls.handshake").stream().anyMatch(layer -> layer.chain().contains("tls.decrypt")));
		assertTrue(replayed(wire, told) > 4);
		assertEquals(List.of("tls.certificate-damaged"), told.codes());
	}

	@Test
	void messageThatSpansAKeyUpdateIsOneLayer() {
		byte[] first = client.seal(23, ascii("POST /b HTTP/1.1\r\nHost: api.example\r\nContent-Length: 8\r\n\r\nabcd"));
		byte[] update = client.seal(22, UPDATE);
		client.update();
		byte[] second = client.seal(23, ascii("ef"));
		byte[] again = client.seal(22, UPDATE);
		client.update();
		TlsWire wire = thirteen().send(0, join(first, update, second, again, client.seal(23, ascii("gh"))));
		var told = wire.read();
		Layer body = told.ending("http1.request.body").getFirst();
		assertEquals("abcdefgh", new String(body.bytes(), StandardCharsets.ISO_8859_1));
		String json = Derivation.of(body, Optional.empty()).toJson("c".repeat(64)).toString();
		assertTrue(json.contains("\"updatesAt\":[2,4]"), json);
		assertTrue(replayed(wire, told) > 0);
	}

	@Test
	void layersBehindKeyUpdatesCountThem() {
		byte[] update = client.seal(22, UPDATE);
		client.update();
		TlsWire wire = thirteen().send(0, join(update, client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(1, told.of(HttpRecord.class).size());
		String json = Derivation.of(told.ending("http1.request.head").getFirst(), Optional.empty()).toJson("c".repeat(64)).toString();
		assertTrue(json.contains("\"sequence\":\"0\"") && json.contains("\"updates\":1"), json);
		assertTrue(replayed(wire, told) > 0);
	}

	@Test
	void earlyDataIsOpenedUnderItsOwnSecret() {
		TlsWire wire = hello13(extension(42, new byte[0])).logged("CLIENT_EARLY_TRAFFIC_SECRET", CLIENT_RANDOM, filled(32, 1))
				.send(0, join(CHANGE, early.seal(23, ascii(REQUEST))));
		answer13(wire).send(0, join(early.seal(22, message(5, new byte[0])), clientHandshake.seal(22, FINISHED), client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(2, told.of(HttpRecord.class).size());
		assertTrue(Derivation.of(told.ending("http1.request.head").getFirst(), Optional.empty()).toJson("c".repeat(64)).toString()
				.contains("CLIENT_EARLY_TRAFFIC_SECRET"));
		assertTrue(replayed(wire, told) > 0);
		assertEquals(List.of("tls.certificate-damaged"), told.codes());
	}

	@Test
	void earlyDataWithoutItsSecretIsPassedOver() {
		byte[] sealed = early.seal(23, ascii(REQUEST));
		TlsWire wire = hello13(extension(42, new byte[0])).send(0, join(CHANGE, sealed));
		answer13(wire).send(0, join(clientHandshake.seal(22, FINISHED), client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(1, told.of(HttpRecord.class).size());
		assertEquals(new Volume(sealed.length, 0), told.of(FlowRecord.class).getFirst().unreadable());
	}

	@Test
	void applicationSecretsAloneOpenWhatIsTheirs() {
		TlsWire wire = new TlsWire().logged("CLIENT_TRAFFIC_SECRET_0", CLIENT_RANDOM, filled(32, 4))
				.send(0, record(22, clientHello(0x1301, offersThirteen())));
		answer13(wire).send(0, join(CHANGE, clientHandshake.seal(22, FINISHED), client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(1, told.of(HttpRecord.class).size());
		assertTrue(told.of(FlowRecord.class).getFirst().unreadable().in() > 0);
	}

	@Test
	void helloThatIsAskedForAgainIsFollowedByTheRealOne() {
		byte[] retry = HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
		TlsWire wire = hello13().send(1, join(record(22, serverHello(retry, 0x1301, choosesThirteen())), CHANGE))
				.send(0, join(CHANGE, record(22, clientHello(0x1301, offersThirteen()))));
		answer13(wire).send(0, join(clientHandshake.seal(22, FINISHED), client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(1, told.of(TlsRecord.class).size());
		assertEquals(1, told.of(HttpRecord.class).size());
	}

	@Test
	void clientThatIsCapturedBeforeItsServerWaitsForTheHello() {
		TlsWire.Twelve client = new TlsWire.Twelve(MASTER, true);
		TlsWire.Twelve server = new TlsWire.Twelve(MASTER, false);
		TlsWire wire = new TlsWire().send(0, join(record(22, clientHello(0x009c)), record(22, message(16, new byte[33])), CHANGE, client.seal(22, FINISHED),
				client.seal(23, ascii(REQUEST)))).send(1, join(record(22, serverHello(SERVER_RANDOM, 0x009c)), CHANGE, server.seal(22, FINISHED)))
				.logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER);
		assertEquals(1, wire.read().of(HttpRecord.class).size());
	}

	@Test
	void recordsBehindAHoleAreFoundAgain() {
		TlsWire wire = thirteen().send(0, client.seal(23, ascii(REQUEST)));
		byte[] lost = join(client.seal(23, new byte[900]), client.seal(23, new byte[900]));
		wire.send(0, Arrays.copyOf(lost, 1000), false).send(0, join(Arrays.copyOfRange(lost, 1000, lost.length), client.seal(23, ascii(REQUEST)),
				client.seal(23, ascii(REQUEST))));
		var told = wire.read();
		assertEquals(3, told.of(HttpRecord.class).size());
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(new Volume(lost.length - 1000, 0), flow.unreadable());
		assertEquals(new Volume(1000, 0), flow.gaps());
		assertTrue(replayed(wire, told) > 0);
	}

	@Test
	void holesThatAreMadeToCostTimeEndTheSearch() {
		TlsWire wire = thirteen().send(0, client.seal(23, ascii(REQUEST)));
		byte[] bait = new byte[1400];
		for (int i = 0; i + 5 < bait.length; i += 5) {
			System.arraycopy(new byte[] { 23, 3, 3, 1, 0 }, 0, bait, i, 5);
		}
		for (int i = 0; i < 300; i++) {
			wire.send(0, bait, i % 2 == 1);
		}
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(wire.read().codes().contains("tls.gap")));
	}

	@Test
	void keyUpdatesWithoutEndAreFollowedInTime() {
		TlsWire wire = thirteen();
		ByteArrayOutputStream flood = new ByteArrayOutputStream();
		for (int i = 0; i < 3000; i++) {
			flood.writeBytes(client.seal(22, UPDATE));
			client.update();
		}
		wire.send(0, flood.toByteArray()).send(0, client.seal(23, ascii(REQUEST)));
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(1, wire.read().of(HttpRecord.class).size()));
	}

	@Test
	void everyCutOfTheConnectionIsReadWithoutHarm() {
		TlsWire whole = thirteen().send(0, client.seal(23, ascii(REQUEST))).send(1, server.seal(23, ascii(RESPONSE)));
		byte[] pcap = whole.pcap();
		for (int length = 24; length < pcap.length; length++) {
			var told = CaptureBuilder.read(Arrays.copyOf(pcap, length), CaptureOptions.DEFAULT.with(KeyLog.read("e".repeat(64), whole.log())));
			replayed(whole, told);
		}
	}

	@Test
	void everyChangedByteIsReadWithoutHarm() {
		TlsWire whole = thirteen().send(0, client.seal(23, ascii(REQUEST))).send(1, server.seal(23, ascii(RESPONSE)));
		byte[] pcap = whole.pcap();
		for (int at = 24; at < pcap.length; at += 3) {
			byte[] changed = pcap.clone();
			changed[at] ^= (byte) (1 + at % 255);
			var told = CaptureBuilder.read(changed, CaptureOptions.DEFAULT.with(KeyLog.read("e".repeat(64), whole.log())));
			replayed(whole, told);
			assertTrue(text(told).length() < 1000);
		}
	}

	@Test
	void keysInTheCaptureItselfAreNamedByTheCapture() {
		Layer layer = twelve().logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER).read().ending("http1.request.head").getFirst();
		assertTrue(layer.parent().orElseThrow().keys().isPresent());
		TlsWire wire = twelve();
		byte[] secrets = ascii("CLIENT_RANDOM " + "c1".repeat(32) + " " + "4d".repeat(48));
		var told = CaptureBuilder.read(wire.pcap(), CaptureOptions.DEFAULT.with(KeyLog.inCapture(secrets, 7)));
		String json = Derivation.of(told.ending("http1.request.head").getFirst(), Optional.empty()).toJson("c".repeat(64)).toString();
		assertTrue(json.contains("{\"evidence\":\"" + "c".repeat(64) + "\",\"ranges\":[[7,175]]}"), json);
		assertEquals(0, CaptureBuilder.read(wire.pcap(), CaptureOptions.DEFAULT.with(KeyLog.inCapture(secrets, 1 << 20))).of(HttpRecord.class).size());
	}
}
