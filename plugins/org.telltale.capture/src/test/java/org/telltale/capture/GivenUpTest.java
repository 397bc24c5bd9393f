package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.Limits;

/** Nothing goes on behind a reading that was given up. */
@Timeout(120)
class GivenUpTest {

	@TempDir
	private Path folder;

	private Path capture() throws IOException {
		RandomConversations random = new RandomConversations(5);
		List<List<RandomConversations.Segment>> all = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			all.add(random.segments(random.http(3), 20000 + i));
		}
		return Files.write(folder.resolve("a.pcap"), random.capture(all, 80).pcap());
	}

	private static String stages() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(List.of("capture-reader", "capture-conversations")::contains)
				.collect(Collectors.joining(" "));
	}

	/** Those that work for the stages end by themselves, once they are told to. */
	private static void awaitHelpers() throws InterruptedException {
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().equals("capture-worker") || thread.getName().equals("capture-digest")) {
				assertTrue(thread.join(Duration.ofSeconds(60)), thread.getName() + " goes on");
			}
		}
	}

	private static CaptureListener at(int record, Runnable what) {
		return new CaptureListener() {
			private int heard;

			@Override
			public void record(CaptureRecord told) {
				if (++heard == record) {
					what.run();
				}
			}
		};
	}

	@Test
	void interruptionOfTheCallerEndsAllThreads() throws IOException, InterruptedException {
		Path file = capture();
		for (int workers = 1; workers < 4; workers++) {
			CaptureOptions options = CaptureOptions.DEFAULT.withWorkers(workers);
			assertThrows(IOException.class, () -> CaptureReader.read(file, options, at(1, () -> Thread.currentThread().interrupt()), Progress.NONE));
			assertTrue(Thread.interrupted(), "the caller is still told");
			assertEquals("", stages(), workers + " workers");
			awaitHelpers();
		}
	}

	/** All work is in one batch, behind which the listener's thread waits for no other. */
	@Test
	void failureInTheLastBatchIsThrown() throws IOException {
		String hello = "16030100" + "2d" + "01000029" + "0303" + "00".repeat(32) + "00" + "00021301" + "0100"; // RFC 8446 sections 5.1, 4.1.2
		Path file = Files.write(folder.resolve("b.pcap"), new CaptureBuilder().tcp("192.0.2.9", 4000, "198.51.100.7", 443, 99, "S", "")
				.tcp("192.0.2.9", 4000, "198.51.100.7", 443, 100, "A", HexFormat.of().parseHex(hello)).pcap());
		for (int workers = 1; workers < 4; workers++) {
			CaptureOptions broken = new CaptureOptions(List.of(), Limits.DEFAULT, null, CaptureOptions.Depth.FULL, workers);
			assertThrows(NullPointerException.class, () -> CaptureReader.read(file, broken, at(Integer.MAX_VALUE, () -> {
			}), Progress.NONE));
		}
	}

	@Test
	void listenerThatThrowsEndsAllThreads() throws IOException, InterruptedException {
		Path file = capture();
		for (int workers = 1; workers < 4; workers++) {
			CaptureOptions options = CaptureOptions.DEFAULT.withWorkers(workers);
			IllegalStateException bug = new IllegalStateException("heard enough");
			assertSame(bug, assertThrows(IllegalStateException.class, () -> CaptureReader.read(file, options, at(40, () -> {
				throw bug;
			}), Progress.NONE)));
			assertEquals("", stages(), workers + " workers");
			awaitHelpers();
		}
	}
}
