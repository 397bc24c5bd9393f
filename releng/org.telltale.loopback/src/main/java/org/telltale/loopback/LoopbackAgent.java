package org.telltale.loopback;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Guards the places of the JDK through which every connection, datagram and name lookup goes. One that would leave the machine fails
 * with a {@code ConnectException} or {@code UnknownHostException}, and a line is added to the log even if somebody catches that.
 */
public final class LoopbackAgent {

	/** The classes of JDK 25 that are guarded. */
	private static final List<String> GUARDED = List.of("sun.nio.ch.Net", "sun.nio.ch.DatagramChannelImpl", "java.net.InetAddress$PlatformResolver");

	private LoopbackAgent() {
	}

	/**
	 * Called by the virtual machine before the program.
	 *
	 * @param log the file to which attempts are added
	 */
	public static void premain(String log, Instrumentation instrumentation) throws ClassNotFoundException, UnmodifiableClassException, IOException {
		GuardWriter guard = new GuardWriter(log, ownName());
		instrumentation.addTransformer(guard, true);
		List<Class<?>> classes = new ArrayList<>();
		for (String name : GUARDED) {
			classes.add(Class.forName(name, false, null));
		}
		instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
		if (guard.guarded() < GUARDED.size()) {
			throw new IllegalStateException("this JDK has other places of connection; only these were guarded: " + guard.guarded());
		}
	}

	/** The machine's own name, which may be looked up. */
	private static String ownName() throws IOException {
		Path file = Path.of("/proc/sys/kernel/hostname");
		return Files.isReadable(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "localhost";
	}
}
