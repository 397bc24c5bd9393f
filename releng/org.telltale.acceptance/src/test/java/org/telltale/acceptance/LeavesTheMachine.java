package org.telltale.acceptance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/** A program that the agent has to stop; its addresses belong to nobody (RFC 5737). */
final class LeavesTheMachine {

	private LeavesTheMachine() {
	}

	private interface Attempt {
		void run() throws IOException;
	}

	public static void main(String[] arguments) throws IOException {
		attempt("socket", () -> new Socket("192.0.2.1", 80).close());
		attempt("channel", () -> SocketChannel.open(new InetSocketAddress("192.0.2.1", 80)).close());
		attempt("datagram", () -> {
			try (DatagramSocket socket = new DatagramSocket()) {
				socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("192.0.2.1"), 9));
			}
		});
		attempt("name", () -> System.err.println(InetAddress.getByName("somewhere.example")));
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()).close();
			System.out.println("loopback reached");
		}
	}

	private static void attempt(String what, Attempt attempt) {
		try {
			attempt.run();
			System.out.println(what + " went through");
		} catch (IOException e) {
			System.out.println(what + (String.valueOf(e.getMessage()).startsWith("refused, it would leave this machine") ? " refused" : " failed: " + e));
		}
	}
}
