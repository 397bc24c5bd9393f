package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;

/** Conversations that openssl has on this machine, recorded and opened with the key log that it wrote. */
class OpensslTest {

	private static final String TEXT = "GET /secret HTTP/1.1\r\nHost: api.example\r\n\r\n";

	@TempDir
	private static Path folder;

	/** What a capture told. */
	private static final class Told implements CaptureListener {
		private final List<TlsRecord> tls = new ArrayList<>();
		private final List<String> texts = new ArrayList<>();
		private final List<String> names = new ArrayList<>();
		private CaptureSummary summary;

		@Override
		public void record(CaptureRecord record) {
			if (record instanceof TlsRecord handshake) {
				tls.add(handshake);
			}
		}

		@Override
		public void layers(List<Layer> layers) {
			layers.stream().filter(layer -> layer.chain().contains("tls.decrypt") && !layer.chain().contains("tls.handshake"))
					.forEach(layer -> texts.add(new String(layer.bytes(), StandardCharsets.ISO_8859_1)));
		}

		@Override
		public void name(NameSeen name) {
			names.add(name.source() + " " + name.name());
		}

		private String text() {
			return String.join("|", texts);
		}
	}

	@BeforeAll
	static void certificate() throws IOException, InterruptedException {
		run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "rsa.pem", "-out", "rsa-cert.pem", "-days", "2", "-subj",
				"/CN=api.example", "-addext", "subjectAltName=DNS:api.example,DNS:*.cdn.example");
		run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "ec.pem", "-out",
				"ec-cert.pem", "-days", "2", "-subj", "/CN=api.example", "-addext", "subjectAltName=DNS:api.example");
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile()).start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), "openssl hangs");
		assertEquals(0, process.exitValue(), () -> {
			try {
				return Files.readString(folder.resolve("log"));
			} catch (IOException gone) {
				return gone.toString();
			}
		});
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static void await(int port) throws IOException, InterruptedException {
		for (int i = 0; i < 100; i++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				assertTrue(socket.isConnected());
				return;
			} catch (IOException notYet) {
				Thread.sleep(50);
			}
		}
		throw new IOException("openssl s_server does not listen");
	}

	/** A conversation: the client sends each line when the answer to the one before is there; the server sends lines back reversed. */
	private static Told converse(List<String> server, List<String> client, List<String> lines) throws IOException, InterruptedException {
		return read(converse("one", server, client, lines), folder.resolve("one.keys"));
	}

	private static byte[] converse(String name, List<String> server, List<String> client, List<String> lines) throws IOException, InterruptedException {
		int port = freePort();
		List<String> serverCommand = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-rev"));
		serverCommand.addAll(server);
		Process listening = new ProcessBuilder(serverCommand).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("server.log").toFile()).start();
		try {
			await(port);
			try (RecordingProxy proxy = new RecordingProxy(port)) {
				Files.deleteIfExists(folder.resolve(name + ".keys"));
				List<String> clientCommand = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + proxy.port(), "-servername",
						"api.example", "-keylogfile", name + ".keys"));
				clientCommand.addAll(client);
				Process asking = new ProcessBuilder(clientCommand).directory(folder.toFile()).redirectErrorStream(true)
						.redirectOutput(folder.resolve("client.log").toFile()).start();
				try (OutputStream in = asking.getOutputStream()) {
					Thread.sleep(400);
					for (String line : lines) {
						int before = proxy.passed(false);
						in.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
						in.flush();
						Thread.sleep(100);
						for (int i = 0; i < 100 && line.length() > 1 && proxy.passed(false) == before; i++) {
							Thread.sleep(50);
						}
					}
				}
				assertTrue(asking.waitFor(20, TimeUnit.SECONDS), "s_client hangs");
				return proxy.pcap();
			}
		} finally {
			listening.destroy();
			listening.waitFor(5, TimeUnit.SECONDS);
		}
	}

	private static Told read(byte[] pcap, Path keys) throws IOException {
		Path file = folder.resolve("one.pcap");
		Files.write(file, pcap);
		byte[] log = Files.readAllBytes(keys);
		Told told = new Told();
		told.summary = CaptureReader.read(file, CaptureOptions.DEFAULT.with(KeyLog.read(Digest.sha256(log).hex(), log)), told, Progress.NONE);
		return told;
	}

	private static void opened(Told told, String... texts) {
		assertEquals(1, told.tls.size());
		assertTrue(told.tls.getFirst().decrypted(), () -> told.summary.problems().toString());
		for (String text : texts) {
			assertTrue(told.text().contains(text), () -> text + " in " + told.text());
			String reversed = new StringBuilder(text).reverse().toString();
			assertTrue(told.text().contains(reversed), () -> reversed + " in " + told.text());
		}
		assertEquals(List.of(), told.summary.problems());
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256" })
	void thirteenIsOpenedWithEverySuiteAndThroughKeyUpdatesOfBothSides(String suite) throws IOException, InterruptedException {
		Told told = converse(List.of("-cert", "rsa-cert.pem", "-key", "rsa.pem", "-tls1_3", "-ciphersuites", suite, "-alpn", "http/1.1"),
				List.of("-tls1_3", "-ciphersuites", suite, "-alpn", "h2,http/1.1"), List.of("first line", "k", "second line", "K", "third line", "K", "fourth line"));
		opened(told, "first line", "second line", "third line", "fourth line");
		assertEquals(1, told.tls.getFirst().certificates().size());
		assertEquals(List.of("http/1.1"), told.tls.getFirst().alpn());
		assertEquals(List.of("sni api.example", "certificate api.example", "certificate *.cdn.example"), told.names);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-CHACHA20-POLY1305", "AES128-CCM", "AES256-CCM",
			"AES128-CCM8", "AES256-CCM8", "AES128-SHA", "AES256-SHA256", "ECDHE-RSA-AES256-SHA384", "NULL-SHA256", "NULL-SHA" })
	void twelveIsOpenedWithEveryKindOfSuite(String suite) throws IOException, InterruptedException {
		Told told = converse(List.of("-cert", "rsa-cert.pem", "-key", "rsa.pem", "-tls1_2", "-cipher", suite + ":@SECLEVEL=0"),
				List.of("-tls1_2", "-cipher", suite + ":@SECLEVEL=0"), List.of("first line", "second line"));
		opened(told, "first line", "second line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-tls1_3 TLS_AES_128_GCM_SHA256", "-tls1_3 TLS_AES_256_GCM_SHA384", "-tls1_3 TLS_CHACHA20_POLY1305_SHA256", "-tls1_3 TLS_AES_128_CCM_8_SHA256",
			"-tls1_2 ECDHE-RSA-AES128-GCM-SHA256", "-tls1_2 AES256-CCM8", "-tls1_2 ECDHE-RSA-CHACHA20-POLY1305", "-tls1_2 ECDHE-RSA-AES256-SHA384", "-tls1_1 AES128-SHA",
			"-tls1 AES256-SHA", "-tls1_2 NULL-SHA256" })
	void nameInsideIsReplayedByTheVerifier(String versionAndSuite) throws IOException, InterruptedException, SealException {
		String version = versionAndSuite.split(" ")[0];
		String suite = versionAndSuite.split(" ")[1];
		boolean thirteen = version.equals("-tls1_3");
		List<String> options = thirteen ? List.of(version, "-ciphersuites", suite) : List.of(version, "-cipher", suite + ":@SECLEVEL=0");
		List<String> server = new ArrayList<>(options);
		server.addAll(List.of("-cert", "rsa-cert.pem", "-key", "rsa.pem"));
		List<String> client = new ArrayList<>(options);
		client.add("-crlf");
		List<String> lines = thirteen ? List.of("GET /a HTTP/1.1", "k", "Host: inside.example", "X: y", "") : List.of("GET /a HTTP/1.1", "Host: inside.example", "X: y", "");
		byte[] capture = converse("two", server, client, lines);
		byte[] log = Files.readAllBytes(folder.resolve("two.keys"));
		Path file = folder.resolve("two.pcap");
		Files.write(file, capture);
		KeyedFacts facts = KeyedFacts.of(file, log);
		assertEquals(thirteen ? 3 : 1, facts.by("tls.decrypt"), "the host inside, in 1.3 the certificate's names too");
		FactReview.Result result = facts.review(folder, capture, log);
		assertEquals(List.of(), result.failures());
		assertEquals(0, result.tallies().get("replayed").unchecked());
	}

	@ParameterizedTest
	@ValueSource(strings = { "-tls1", "-tls1_1" })
	void olderVersionsChainTheirRecords(String version) throws IOException, InterruptedException {
		Told told = converse(List.of("-cert", "rsa-cert.pem", "-key", "rsa.pem", version, "-cipher", "AES128-SHA:@SECLEVEL=0"),
				List.of(version, "-cipher", "AES128-SHA:@SECLEVEL=0"), List.of("first line", "second line", "third line"));
		opened(told, "first line", "second line", "third line");
	}

	@Test
	void renegotiationChangesTheKeysInside() throws IOException, InterruptedException {
		Told told = converse(List.of("-cert", "rsa-cert.pem", "-key", "rsa.pem", "-tls1_2", "-client_renegotiation"), List.of("-tls1_2"),
				List.of("first line", "R", "second line"));
		opened(told, "first line", "second line");
	}

	@Test
	void resumptionWithEarlyDataIsOpened() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("early"), TEXT);
		List<String> server = List.of("-cert", "ec-cert.pem", "-key", "ec.pem", "-tls1_3", "-early_data", "-no_anti_replay");
		int port = freePort();
		List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port));
		command.addAll(server);
		Process listening = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("server.log").toFile()).start();
		try {
			await(port);
			session(port, "first", List.of("-tls1_3", "-sess_out", "session"), "hello");
			byte[] second = session(port, "second", List.of("-tls1_3", "-sess_in", "session", "-early_data", "early"), "behind the early data");
			Told told = read(second, folder.resolve("second.keys"));
			assertTrue(told.text().contains("GET /secret HTTP/1.1"), told::text);
			assertTrue(told.text().contains("behind the early data"), told::text);
			assertEquals(List.of(), told.summary.problems());
			assertTrue(told.tls.getFirst().decrypted());
			assertEquals(Optional.of("TLS 1.3"), told.tls.getFirst().version());
			assertFalse(told.names.contains("certificate api.example"), "a resumed session shows no certificate");
		} finally {
			listening.destroy();
		}
	}

	private static byte[] session(int port, String name, List<String> options, String line) throws IOException, InterruptedException {
		try (RecordingProxy proxy = new RecordingProxy(port)) {
			List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + proxy.port(), "-servername", "api.example",
					"-keylogfile", name + ".keys"));
			command.addAll(options);
			Process asking = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
					.redirectOutput(folder.resolve(name + ".log").toFile()).start();
			try (OutputStream in = asking.getOutputStream()) {
				Thread.sleep(500);
				in.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
				in.flush();
				Thread.sleep(300);
				in.write("Q\n".getBytes(StandardCharsets.ISO_8859_1));
			}
			assertTrue(asking.waitFor(20, TimeUnit.SECONDS), "s_client hangs");
			return proxy.pcap();
		}
	}
}
