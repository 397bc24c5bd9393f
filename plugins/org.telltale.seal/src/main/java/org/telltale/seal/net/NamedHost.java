package org.telltale.seal.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Questions over HTTP to one named address: no redirection is followed, no other host is asked, an answer is bounded. */
public final class NamedHost {

	private static final Duration CONNECT = Duration.ofSeconds(20);
	private static final Duration ANSWER = Duration.ofSeconds(60);
	private static final int OK = 200;

	private NamedHost() {
	}

	/** An http or https address with a host, or an error that says what it is not. */
	public static URI address(String text) throws IOException {
		try {
			URI address = new URI(text);
			boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
			if (web && address.getHost() != null && address.getUserInfo() == null) {
				return address;
			}
		} catch (java.net.URISyntaxException e) {
			throw new IOException("the address " + text + " cannot be read: " + e.getReason() + "; give http://HOST/PATH or https://HOST/PATH", e);
		}
		throw new IOException("the address " + text + " names no host over http or https; give http://HOST/PATH or https://HOST/PATH");
	}

	/** The answer to a POST. */
	public static byte[] post(URI address, String mediaType, byte[] body, int maxBytes) throws IOException {
		return send(HttpRequest.newBuilder(address).header("Content-Type", mediaType).POST(HttpRequest.BodyPublishers.ofByteArray(body)), address, maxBytes);
	}

	/** The answer to a GET. */
	public static byte[] get(URI address, int maxBytes) throws IOException {
		return send(HttpRequest.newBuilder(address).GET(), address, maxBytes);
	}

	private static byte[] send(HttpRequest.Builder request, URI address, int maxBytes) throws IOException {
		try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build()) {
			HttpResponse<InputStream> response = client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
			try (InputStream in = response.body()) {
				if (response.statusCode() != OK) {
					throw new IOException("the host " + address.getHost() + " answered with HTTP status " + response.statusCode() + "");
				}
				byte[] answer = in.readNBytes(maxBytes + 1);
				if (answer.length > maxBytes) {
					throw new IOException("the host " + address.getHost() + " answered with more than " + maxBytes + " bytes");
				}
				return answer;
			}
		} catch (java.net.http.HttpTimeoutException | java.net.ConnectException e) {
			throw new IOException("the host " + address.getHost() + " does not answer (" + e.getClass().getSimpleName() + ")", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("the question to " + address.getHost() + " was interrupted", e);
		}
	}
}
